/** What UTF-8 is mistaken for. */
const ENCODINGS = ['windows-1252', 'windows-1254', 'macintosh'] as const;

const tables = new Map<string, ReadonlyMap<string, number>>();
let pattern: RegExp | undefined;

const MEANT =
  /^(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]|[\u{AC00}-\u{D7A3}])+$/u;
const SENSELESS = /[\p{Cc}\p{Cn}\p{Co}]/u;

/** What may stand behind a word in undamaged text: `l’été…`, `« fermé »`, `Spaß“`. */
const AFTER_WORDS = /^[\u{A0}\u{202F}«»“”„‘’‚‹›…–—]+$/u;

/**
 * A text with UTF-8 that was read as windows-1252, windows-1254 or Mac Roman made good again. Every run of
 * characters beyond ASCII is judged by itself and changed only when its bytes are UTF-8 and it can hardly be
 * meant as it stands; what is not damaged comes back identical.
 */
export function repaired(text: string): string {
  return /[\u{80}-\u{FFFF}]/u.test(text)
    ? text.replaceAll(runs(), (run, at: number) =>
        repairedRun(run, text.charAt(at - 1), text.charAt(at + run.length)),
      )
    : text;
}

function repairedRun(run: string, before: string, after: string): string {
  if (run.length < 2) return run;
  for (const encoding of ENCODINGS) {
    const bytes = bytesOf(run, tableOf(encoding));
    const text = bytes && utf8(bytes);
    if (text === undefined || !MEANT.test(text) || SENSELESS.test(text)) continue;
    if (isCertain(run, bytes?.[0] ?? 0, text, before, after)) return text;
  }
  return run;
}

/** A lone character is doubtful: real text can look like it (`Spaß“`, `l’été`, `fermé »`). */
function isCertain(run: string, lead: number, text: string, before: string, after: string): boolean {
  const lone = [...text].length === 1;
  const inWord = /\p{L}/u.test(before);
  if (lead < 0xe0) {
    const common = lead === 0xc2 || lead === 0xc3;
    if (!lone) return common || [...text].every((character) => /[\p{L}\p{P}]/u.test(character));
    if (!/[\p{L}¬√]/u.test(run.charAt(0))) return false;
    if (AFTER_WORDS.test(run.slice(1))) return common && (!inWord || /\p{L}/u.test(after));
    return common || lead === 0xc4 || lead === 0xc5 || lead === 0xce || lead === 0xd0 || lead === 0xd1;
  }
  return !lone || !AFTER_WORDS.test(run.slice(1)) || !(inWord || /[\u{A0}\u{202F}«»]/u.test(run));
}

/** Characters that the bytes of UTF-8 can turn into; all others stop a run. */
function runs(): RegExp {
  pattern ??= new RegExp(`[${ENCODINGS.flatMap((name) => [...tableOf(name).keys()]).join('')}]+`, 'gu');
  pattern.lastIndex = 0;
  return pattern;
}

function bytesOf(run: string, table: ReadonlyMap<string, number>): Uint8Array | undefined {
  const bytes = new Uint8Array(run.length);
  for (let i = 0; i < run.length; i++) {
    const byte = table.get(run.charAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not UTF-8, so this run was not damaged in this way.
    return undefined;
  }
}

function tableOf(encoding: string): ReadonlyMap<string, number> {
  let table = tables.get(encoding);
  if (!table) {
    const bytes = Uint8Array.from({ length: 128 }, (_, i) => i + 128);
    const characters = new TextDecoder(encoding).decode(bytes);
    table = new Map([...characters].map((character, i) => [character, i + 128]));
    tables.set(encoding, table);
  }
  return table;
}
