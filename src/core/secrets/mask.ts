import { MASK } from '../anchors/masked';

/** Parts of a text that are secrets, in order, none within another. */
export interface Secret {
  /** What it seems to be, such as `GitHub Token`. */
  readonly kind: string;
  /** In the text; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
}

/** What all values of a kind begin with, which tells nothing but the kind. */
const PREFIX = new RegExp(
  `^(?:${[
    'gh[pousr]_|github_pat_|glpat-|gl(?:c|sa)_|npm_|pypi-|rubygems_|dckr_pat_|figd_|lin_api_|ntn_|ATATT3|sntry[su]_',
    'xox[abopr]-|xapp-|SG\\.|shp(?:at|ca|pa|ss)_|[rs]k_(?:live|test)_|tskey-[a-z]+-',
    'sk-(?:proj-|svcacct-|admin-|ant-api\\d\\d-)?|gsk_|hf_|ops_|hv[brs]\\.|vc[acikpr]_|dapi|do[opr]_v1_|cf(?:at|k|ut)_',
    'AKIA|ASIA|AIza|GOCSPX-|ya29\\.|eyJ',
  ].join('|')})(?=\\S{12})`,
);

/** A text with a mask for each secret. What is the same is masked in the same way, and lines stay lines. */
export function masked(text: string, secrets: readonly Secret[]): string {
  let at = 0;
  let result = '';
  for (const { start, end } of secrets) {
    result += text.slice(at, start) + maskOf(text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}

function maskOf(value: string): string {
  // A private key keeps its first and last line, and the line breaks that a string writes as `\n`.
  if (value.startsWith('-----BEGIN'))
    return value.replaceAll(/-----[^\n-]{1,80}-----|\\[nrt]|[A-Za-z\d+/=]{2,}/g, (part) =>
      /^[-\\]/.test(part) ? part : run(part),
    );
  const prefix = PREFIX.exec(value)?.[0] ?? '';
  return prefix + value.slice(prefix.length).replaceAll(/\S+/g, run);
}

/** Tells whether it was short, long or very long, and no more. */
function run({ length }: string): string {
  return MASK.repeat(length < 16 ? 8 : length < 32 ? 16 : 32);
}
