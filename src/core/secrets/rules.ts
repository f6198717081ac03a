import { isPlaceholder, looksRandom } from './random';
import type { Report, Scan } from './preset';

/** How values of one kind are found. */
interface Rule {
  readonly kind: string;
  /** With the flag `g`; the group `secret` is the value, if not all of it is. */
  readonly pattern: RegExp;
  /** Whether such a value is one; else every one is. */
  readonly counts?: (value: string) => boolean;
}

/** A name that tells of a secret; what stands before it in the same name does not matter. */
const NAME =
  '(?:secret|token|passwo?r?d|passwd|passphrase|pwd|api[-_]?key|apikey|access[-_]?key|account[-_]?key|auth[-_]?key|private[-_]?key|signing[-_]?key|encryption[-_]?key|master[-_]?key|subscription[-_]?key|credentials?|authorization|x-api-key|bearer)[-_]?\\w{0,24}';
/** What stands between a name and its value: `=`, `:`, `=>`, `:=`, perhaps a type, or what C# says of a property. */
const GIVES =
  "[ \\t]{0,8}(?:[?!]?:[ \\t]{0,3}[\\w&*<>\\[\\]|. ']{1,40}?=|(?:\\{[ \\t]?get;[^}\\n]{0,16}\\}[ \\t]{0,4})?[:=!]?={1,2}>?|:)[ \\t]{0,8}";
/** The same before a quoted value, and the comma or bracket of a call, an attribute, and what makes bytes of the text. */
const GIVES_TEXT = `(?:${GIVES}(?:(?:new )?[\\w.:[\\]]{1,24}\\()?|[ \\t]{0,8}[,(][ \\t]{0,8}|[ \\t]value=)`;

/**
 * What secretlint's recommended rules leave out. Each is bounded, so that no text makes it slow: a class of characters
 * with an upper limit, and nothing before it that could be the same.
 */
const RULES: readonly Rule[] = [
  { kind: 'JSON Web Token', pattern: /(?<![\w-])eyJ[\w-]{8,4000}\.eyJ[\w-]{8,8000}\.[\w-]{16,2000}/g },
  { kind: 'AWS access key ID', pattern: /(?<!\w)(?:AKIA|ASIA)[A-Z2-7]{16}(?!\w)/g, counts: isReal },
  { kind: 'Google API key', pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { kind: 'Google OAuth secret', pattern: /(?<![\w-])(?:GOCSPX-[\w-]{28}|ya29\.[\w-]{40,500})(?![\w-])/g },
  { kind: 'Azure client secret', pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g },
  { kind: 'Azure signature', pattern: /[?&;]sig=(?<secret>[\w%+/=-]{40,200})/g },
  { kind: 'Telegram bot token', pattern: /(?<!\w)\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  { kind: 'Twilio key', pattern: /(?<!\w)SK[\da-f]{32}(?!\w)/g },
  { kind: 'PyPI token', pattern: /(?<![\w-])pypi-AgE[\w-]{50,500}/g },
  { kind: 'DigitalOcean token', pattern: /(?<!\w)do[opr]_v1_[\da-f]{64}(?!\w)/g },
  {
    kind: 'Discord webhook',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{5,30}\/(?<secret>[\w-]{30,200})/g,
  },
  { kind: 'Atlassian token', pattern: /(?<!\w)ATATT3[\w=-]{50,400}/g },
  { kind: 'Sentry token', pattern: /(?<!\w)sntry[su]_[\w+/=-]{40,400}/g },
  { kind: 'RubyGems token', pattern: /(?<!\w)rubygems_[\da-f]{48}(?!\w)/g },
  { kind: 'Mailchimp key', pattern: /(?<!\w)[\da-f]{32}-us\d{1,2}(?!\w)/g },
  {
    kind: 'storage key',
    pattern:
      /(?:AccountKey|SharedAccessKey|SharedSecretIssuer|SharedSecretValue)=(?<secret>[A-Za-z\d+/]{32,120}={0,2})/g,
  },
  {
    kind: 'password in an address',
    pattern:
      /(?<![\w+.-])[a-z][a-z\d+.-]{1,30}:\/\/[^\s:@/"'`<>\\]{0,128}:(?<secret>[^\s"'`<>\\]{3,200})@[\w[.-]/gi,
    counts: isPassword,
  },
  {
    kind: 'password in a connection string',
    pattern:
      /(?<!\w)(?:password|pwd)(?:(?<=(?:server|data source|host|addr|address|database|initial catalog|user ?id|uid|user|username)=[^"'`\n]{1,300};[ \t]?(?:password|pwd))|(?==[^;"'`\s]{4,128};[ \t]?(?:server|host|database|initial catalog|user|uid|encrypt|integrated)))=(?<secret>[^;"'`\s]{4,128})/gi,
    counts: isReal,
  },
  {
    kind: 'credentials of a request',
    pattern: /\b(?:Bearer|Basic|Token)[ \t]{1,4}(?<secret>[\w.~+/-]{16,2000}={0,2})/g,
    counts: (value) => looksRandom(value),
  },
  {
    kind: 'key or password',
    pattern: new RegExp(
      `${NAME}["'\`]?\\]?${GIVES_TEXT}(?<quote>["'\`])(?<secret>[^"'\`\\s\\\\]{8,512})\\k<quote>`,
      'gi',
    ),
    counts: (value) => looksRandom(value),
  },
  {
    kind: 'key or password',
    pattern: new RegExp(
      `${NAME}["'\`]?\\]?(?:${GIVES}|>)(?<secret>[^\\s"'\`;,(){}<>[\\]\\\\]{8,160})(?=$|[\\s;,<"'\`])`,
      'gim',
    ),
    counts: (value) => looksRandom(value, 'bare'),
  },
  {
    kind: 'key or password',
    pattern: new RegExp(`--${NAME}[ \\t]{1,4}(?<secret>[^\\s"'\`\\\\]{8,160})`, 'gi'),
    counts: (value) => looksRandom(value, 'bare'),
  },
];

/** What looks for them, the more telling names first. */
export const RULE_SCANS: readonly Scan[] = [
  keyBlocks,
  ...RULES.map((rule) => (text: string) => scanned(text, rule)),
];

function scanned(text: string, { kind, pattern, counts }: Rule): Report[] {
  const found: Report[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = match.groups?.['secret'] ?? match[0];
    if (!counts || counts(value))
      found.push({ kind, value, index: match.index + match[0].lastIndexOf(value) });
  }
  return found;
}

const BEGIN = /-----BEGIN [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
/** No key is longer, in characters. */
const LONGEST_KEY = 16_000;

/** Private keys of any kind: encrypted ones too, and such as a selection cut off before their end. */
function keyBlocks(text: string): Report[] {
  const found: Report[] = [];
  for (const { 0: begin, index } of text.matchAll(BEGIN)) {
    const start = index + begin.length;
    const rest = text.slice(start, start + LONGEST_KEY);
    END.lastIndex = 0;
    const next = rest.indexOf('-----BEGIN ');
    const within = next < 0 ? rest : rest.slice(0, next);
    const end = END.exec(within);
    const body = end ? within.slice(0, end.index) : (/^[\sA-Za-z\d+/=\\"'>|#*,.:-]*/.exec(within)?.[0] ?? '');
    if (/[A-Za-z\d+/=]{40}/.test(body))
      found.push({ kind: 'private key', value: begin + body + (end?.[0] ?? ''), index });
  }
  return found;
}

function isReal(value: string): boolean {
  return !isPlaceholder(value);
}

/** A port, or the scope of a package behind one, is no password. */
function isPassword(value: string): boolean {
  return !/^\d{1,5}(?:\/|$)/.test(value) && !isPlaceholder(value);
}
