import { strict as assert } from 'node:assert';
import type { Capture, Draft } from '../../../../src/core/capture';
import { readDocument } from '../../../../src/core/document';
import type { DocumentRef, Entry } from '../../../../src/core/entry';
import { planAppend } from '../../../../src/core/logs/append';
import { applyEdits } from '../../../../src/core/textEdit';

export function refOf(path: string): DocumentRef {
  return { uri: `file:///w/${path}`, path, inTarget: path.startsWith('docs/challenges/') };
}

export function entriesOf(path: string, text: string): readonly Entry[] {
  return readDocument(refOf(path), text).entries;
}

export const NOTHING: Capture = { places: [], environment: [] };

export const CODE: Capture = {
  places: [
    {
      anchor: {
        file: 'src/my server.ts',
        lines: { first: 42, last: 43 },
        commit: '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70',
      },
      language: 'ts',
      code: 'const socket = open();\nsocket.send("```");',
      findings: [],
    },
  ],
  environment: [],
};

export function draftOf(kind: string, title = 'Sockets leak', more: Partial<Draft> = {}): Draft {
  return { title, kind, tags: [], date: '2026-11-21T14:30:00+01:00', ...more };
}

/** The text with an entry more. */
export function append(path: string, text: string, draft: Draft, capture: Capture = NOTHING): string {
  return applyEdits(text, planAppend(refOf(path), text, draft, capture).edits);
}

/** The lines that were added, and where: all others must be what they were. */
export function added(before: string, after: string): string {
  const lines = before.split('\n');
  const now = after.split('\n');
  let start = 0;
  while (start < lines.length && lines[start] === now[start]) start++;
  let end = 0;
  while (end < lines.length - start && lines[lines.length - 1 - end] === now[now.length - 1 - end]) end++;
  assert.equal(start + end, lines.length, 'nothing but lines was added');
  return now.slice(start, now.length - end).join('\n');
}
