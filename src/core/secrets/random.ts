/** What somebody writes where a secret belongs, so that nobody takes it for one. */
const PLACEHOLDER = new RegExp(
  [
    String.raw`[\u2022\s]|^[<{[$%]|[$%#]\{|\{\{|<[a-z]|%[a-z_]+%|\$[A-Z_]{2,}|\$\(|\*{3}|x{5}|\.{3}|(.)\1{5}`,
    String.raw`^(?:my|the|foo|bar|abc|env|aaa)(?![a-z\d])`,
    String.raw`(?:^|[^a-z])(?:your|some|change|change-?me|sample|dummy|placeholder|redacted|replace|insert|todo|fake|mock|password|passwd|secret|username|user|pass|admin|root|test|guest|none|null|undefined|process\.env|environ|getenv)(?![a-z\d])`,
    String.raw`example|0123456|12345678|abcdef(?:gh|0)|(?:dead|cafe)beef`,
  ].join('|'),
  'i',
);
/**
 * Pieces of at least so many letters on average are words; random text changes its kind of character sooner. Without
 * quotes it may be a name of the code; without a digit, or as a path, it mostly is words.
 */
const WORDY = { quoted: 4.2, bare: 3.5, withoutDigits: 3.2, path: 3 };
/** From so many characters on, a value may be random without a digit. */
const LONG = 20;

/** Whether a value stands for one that somebody is to put there, or is taken from elsewhere. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

/**
 * Whether a value was rather drawn by lot than thought of: a key or a good password, no name, word or path.
 * @param as whether it stands in quotes
 */
export function looksRandom(value: string, as: 'quoted' | 'bare' = 'quoted'): boolean {
  if (value.length < 8 || isPlaceholder(value) || value.includes('://')) return false;
  const digits = count(value, /\d/g);
  const letters = count(value, /[A-Za-z]/g);
  if (digits + letters < value.length * 0.6 || letters === 0) return false;
  if (/^[\da-f-]+$/i.test(value)) return value.length >= 16 && digits >= 3 && letters >= 3 && isVaried(value);
  if (digits === 0 && value.length < LONG) return false;
  const most = /^\.{0,2}\//.test(value) ? WORDY.path : digits === 0 ? WORDY.withoutDigits : WORDY[as];
  return isVaried(value) && averagePiece(value) < most;
}

/** Shannon's entropy in bits for each character, of which a short value cannot have many. */
function isVaried(value: string): boolean {
  const counts = new Map<string, number>();
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const times of counts.values()) bits -= (times / value.length) * Math.log2(times / value.length);
  return bits >= (value.length < 16 ? 2.7 : 3);
}

/** How many letters there are in a row that could be of one word. */
function averagePiece(value: string): number {
  const pieces = value.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return pieces.reduce((sum, { length }) => sum + length, 0) / Math.max(1, pieces.length);
}

function count(value: string, pattern: RegExp): number {
  return value.match(pattern)?.length ?? 0;
}
