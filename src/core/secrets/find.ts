import type { Secret } from './mask';
import { presetReports, type Report } from './preset';
import { ruleReports } from './rules';

/** So much is looked at in one go, in characters: a few milliseconds' work, whatever the text. */
const WINDOW = 64 * 1024;
/** Windows share so much, so that no secret is cut by their edges: no key is longer. */
const SHARED = 16 * 1024;

/** Finds what looks like a secret in a text, in order. Takes time in proportion to its length. */
export function findSecrets(text: string): Secret[] {
  return joined(windowsOf(text).flatMap(([start, end]) => secretsIn(text.slice(start, end), start)));
}

/**
 * {@link findSecrets} in slices.
 * @param pause lets everybody else have a turn
 */
export async function findSecretsInSlices(text: string, pause: () => Promise<void>): Promise<Secret[]> {
  const found: Secret[] = [];
  for (const [start, end] of windowsOf(text)) {
    if (start > 0) await pause();
    found.push(...secretsIn(text.slice(start, end), start));
  }
  return joined(found);
}

function windowsOf(text: string): [number, number][] {
  const windows: [number, number][] = [];
  for (let start = 0; start === 0 || start + SHARED < text.length; start += WINDOW - SHARED)
    windows.push([start, Math.min(text.length, start + WINDOW)]);
  return windows;
}

function secretsIn(window: string, offset: number): Secret[] {
  return [...presetReports(window), ...ruleReports(window)].flatMap((report) => {
    const start = window.indexOf(report.value, report.index);
    if (start < 0) return [];
    return secretPart(report).map(([from, to]) => ({
      kind: report.kind,
      start: offset + start + from,
      end: offset + start + to,
    }));
  });
}

/** Of an address, what only those know who may use it; of anything else, all. */
function secretPart({ value }: Report): [number, number][] {
  const address = /^[a-z][\w+.:-]{0,40}?:\/\//i.exec(value)?.[0];
  if (address === undefined) return [[0, value.length]];
  const login = /^[^\s/?#"'`]*?:([^\s"'`<>]{1,200})@/.exec(value.slice(address.length));
  if (login?.[1] !== undefined) {
    const start = address.length + login[0].length - 1 - login[1].length;
    return [[start, start + login[1].length]];
  }
  const path = /\/services\//.exec(value);
  return path ? [[path.index + path[0].length, value.length]] : [[0, value.length]];
}

/** What overlaps is one secret, by the name of what was found first. */
function joined(found: readonly Secret[]): Secret[] {
  const result: Secret[] = [];
  const sorted = found
    .map((secret, rank) => ({ secret, rank }))
    .sort((a, b) => a.secret.start - b.secret.start || a.rank - b.rank);
  let best = -1;
  for (const { secret, rank } of sorted) {
    const last = result.at(-1);
    if (!last || secret.start >= last.end) {
      result.push(secret);
      best = rank;
      continue;
    }
    const end = Math.max(last.end, secret.end);
    result[result.length - 1] = { kind: rank < best ? secret.kind : last.kind, start: last.start, end };
    best = Math.min(best, rank);
  }
  return result;
}
