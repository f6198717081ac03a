import { readDocument } from '../../../../src/core/document';
import type { DocumentRef, Entry } from '../../../../src/core/entry';
import type { ForgeLinks } from '../../../../src/core/resolving/forgeLinks';
import { NO_LINKS } from '../../../../src/core/resolving/forgeLinks';
import { planResolution } from '../../../../src/core/resolving/plan';
import type { CodeNow, Resolution } from '../../../../src/core/resolving/resolution';
import { applyEdits } from '../../../../src/core/textEdit';

export const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
export const OTHER = 'abcdef0123456789abcdef0123456789abcdef01';
export const WHEN = '2026-11-23T18:00:00+01:00';

export function refOf(path = 'docs/challenges/001-leak.md'): DocumentRef {
  return { uri: `file:///w/${path}`, path, inTarget: path.startsWith('docs/challenges/') };
}

export function entryOf(text: string, path?: string, title?: string): Entry {
  const { entries } = readDocument(refOf(path), text);
  const found = title === undefined ? entries[0] : entries.find((entry) => entry.title === title);
  if (!found) throw new Error(`There is no such entry: ${JSON.stringify(entries)}`);
  return found;
}

export function changed(text: string, facts: Partial<CodeNow> = {}): CodeNow {
  return {
    anchor: 'a1',
    lines: { first: 4, last: 5 },
    is: { grade: 'changed', place: { file: 'src/pool.ts', lines: { first: 6, last: 7 } }, text },
    uncommitted: false,
    ...facts,
  };
}

export const LINKS: ForgeLinks = {
  commit: (hash) => `https://forge.example/c/${hash}`,
  pullRequest: (number) => `https://forge.example/p/${number}`,
};

/** The text after an entry was resolved. */
export function resolved(
  text: string,
  facts: Partial<Resolution> = {},
  path?: string,
  title?: string,
): string {
  return planned(text, facts, path, title).text;
}

export function planned(
  text: string,
  facts: Partial<Resolution> = {},
  path?: string,
  title?: string,
): { readonly text: string; readonly notes: readonly string[] } {
  const resolution: Resolution = { date: WHEN, code: [], fixes: [], links: NO_LINKS, ...facts };
  const { change, notes } = planResolution(text, entryOf(text, path, title), resolution, {
    files: [],
    folders: [],
  });
  if (change.kind === 'impossible') throw new Error(change.reason);
  return { text: applyEdits(text, change.edits), notes };
}

/** A record as Log Challenge writes it. */
export function recordText(code = 'const a = 1;\nopen(a);'): string {
  return [
    '---',
    'title: "Retry #3: `leak` | $(trash)"',
    'kind: challenge',
    'status: open # since Monday',
    'date: 2026-11-20T17:31:05+01:00',
    'severity: medium',
    '# a remark',
    'x-team: [a,  b]',
    'anchors:',
    '  - id: a1',
    '    file: src/pool.ts',
    '    lines: 4-5',
    `    commit: "${OTHER}"`,
    '---',
    '',
    '# Challenge: Retry \\#3: \\`leak\\` \\| \\$(trash)',
    '',
    '## 🔴 Problem',
    '',
    'They leak.',
    '',
    '## 🔍 Root Cause',
    '',
    '## ✅ Solution',
    '',
    '### Code Changes',
    '',
    '**Before**: [src/pool.ts:4-5](../../src/pool.ts#L4-L5) at `abcdef0`',
    '',
    '```ts before=a1',
    ...code.split('\n'),
    '```',
    '',
    '**After**',
    '',
    '```ts after=a1',
    '```',
    '',
    '## 🧠 Lessons Learned',
    '',
    '## ⏰ Time to Resolve',
    '',
    '## 📖 References',
    '',
    '## 🔗 Related Code',
    '',
  ].join('\n');
}
