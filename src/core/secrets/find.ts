import type { Slices } from '../slices';
import type { Secret } from './mask';
import { presetScans, type Report, type Scan } from './preset';
import { RULE_SCANS } from './rules';

/** So much is looked at in one go, in characters: a few milliseconds' work, whatever the text. */
const WINDOW = 64 * 1024;
/** Windows share so much, so that no secret is cut by their edges: no key is longer. */
const SHARED = 16 * 1024;

/** Finds what looks like a secret in a text, in order. Takes time in proportion to its length. */
export function findSecrets(text: string): Secret[] {
  return joined(stepsOf(text).flatMap((step) => step()));
}

/** {@link findSecrets}, so that whoever shares the event loop gets a turn. */
export async function findSecretsInSlices(text: string, slices: Slices): Promise<Secret[]> {
  const found: Secret[] = [];
  for (const step of stepsOf(text)) found.push(...(await slices.run(step)));
  return joined(found);
}

/** Each rule in each window. */
function stepsOf(text: string): (() => Secret[])[] {
  const scans = [...presetScans(), ...RULE_SCANS];
  return windowsOf(text).flatMap(([start, end]) => {
    const window = text.slice(start, end);
    return scans.map((scan) => () => secretsIn(window, start, scan));
  });
}

function windowsOf(text: string): [number, number][] {
  const windows: [number, number][] = [];
  for (let start = 0; start === 0 || start + SHARED < text.length; start += WINDOW - SHARED)
    windows.push([start, Math.min(text.length, start + WINDOW)]);
  return windows;
}

/** What goes on behind a value that a rule has seen enough of. */
const REST = /[\w+/=-]*/y;

function secretsIn(window: string, offset: number, scan: Scan): Secret[] {
  return scan(window).flatMap((report) => {
    const at = window.indexOf(report.value, report.index);
    if (at < 0) return [];
    const [from, to] = secretPart(report);
    REST.lastIndex = at + to;
    const rest = to === report.value.length ? (REST.exec(window)?.[0].length ?? 0) : 0;
    return [{ kind: report.kind, start: offset + at + from, end: offset + at + to + rest }];
  });
}

/** Of an address, what only those know who may use it; of anything else, all. */
function secretPart({ value }: Report): [number, number] {
  const address = /^[a-z][\w+.:-]{0,40}?:\/\//i.exec(value)?.[0];
  if (address === undefined) return [0, value.length];
  const login = /^[^\s/?#"'`]*?:([^\s"'`<>]{1,200})@/.exec(value.slice(address.length));
  if (login?.[1] !== undefined) {
    const start = address.length + login[0].length - 1 - login[1].length;
    return [start, start + login[1].length];
  }
  const path = /\/services\//.exec(value);
  return path ? [path.index + path[0].length, value.length] : [0, value.length];
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
