import { strict as assert } from 'node:assert';
import {
  locateInsertion,
  locateList,
  locateScalars,
  locateValue,
  readFrontMatter,
} from '../../../src/core/frontMatter';
import { addFixes, removeKey, setKey } from '../../../src/core/resolving/header';
import { chooser, type Input } from '../input';
import { edited } from './bytes';

const VALUES = [
  'resolved',
  'a: b # c',
  '"',
  "it's",
  '',
  '- x',
  '2026-11-21T10:00:00+01:00',
  '漢字 🔥',
  '*a',
  '{',
  ' x ',
];
const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const FIXES = [{ commit: HASH, subject: 'Close it: "now" (#12)', pr: 12 }, { uncommitted: true }] as const;

/** Front matter is data, and where it says its values is known. */
export function isLocated({ text }: Input): void {
  const front = readFrontMatter(text);
  const located = locateScalars(text);
  if (front.kind === 'broken') assert.ok(front.line >= 1);
  if (front.kind !== 'read') return;
  assert.ok(text.endsWith(front.body));
  assert.ok(located === undefined || text.slice(located.body) === front.body);
  for (const { path, value, start, end } of located?.scalars ?? []) {
    assert.ok(start < end && end <= text.length - front.body.length);
    const said: unknown = path.reduce<unknown>(
      (data, key) => (data as Record<string, unknown>)[key],
      front.data,
    );
    assert.equal(said, value, `the value of ${path.join('.')}`);
  }
  for (const key of Object.keys(front.data).slice(0, 5)) {
    const place = locateValue(text, key);
    if (place?.missing === true) assert.equal(front.data[key], '');
    const list = locateList(text, key);
    if (list) assert.equal(list.items.length, (front.data[key] as unknown[]).length);
  }
}

/** A key gets a value, or nothing happens: what every other key says stays, and so does the body. */
export function isSet({ text, pick }: Input): void {
  const before = readFrontMatter(text);
  if (before.kind !== 'read') return;
  const choose = chooser(pick);
  const key = choose([...Object.keys(before.data), 'status', 'resolved', 'title']) ?? 'status';
  const value = choose(VALUES) ?? '';
  const kinds = {
    set: () => setKey(text, key, value, ['kind', 'title']),
    remove: () => removeKey(text, key),
    fix: () => addFixes(text, [choose(FIXES) ?? FIXES[0]]),
  };
  const what = choose(['set', 'remove', 'fix'] as const) ?? 'set';
  const edits = kinds[what]();
  if (edits.length === 0) return;
  const after = readFrontMatter(edited(text, edits));
  assert.ok(after.kind === 'read');
  assert.equal(after.body, before.body);
  const own = what === 'fix' ? 'fixes' : key;
  const others = (data: Readonly<Record<string, unknown>>) =>
    JSON.stringify(
      Object.entries(data)
        .filter(([name]) => name !== own)
        .sort(),
    );
  assert.equal(others(after.data), others(before.data));
  if (what === 'set') assert.equal(after.data[key], value);
  const room = locateInsertion(text, ['status']);
  assert.ok(room === undefined || /(?:^|[\r\n])$/.test(text.slice(0, room.offset)));
}
