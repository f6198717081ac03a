// The way of a new entry without an editor: what was typed and selected becomes a document, which is read again.
import { strict as assert } from 'node:assert';
import type { Capture, Place } from '../../../../src/core/capture';
import { readDocument } from '../../../../src/core/document';
import type { DocumentRef, Entry } from '../../../../src/core/entry';
import { splitFrontMatter } from '../../../../src/core/frontMatter';
import { outline } from '../../../../src/core/markdown';
import { draftOf, recordWriter, type DraftRequest, type NewRecord } from '../../../../src/core/newRecord';
import { UserError } from '../../../../src/core/ports';
import { readText } from '../../../../src/core/reader';
import { readSnippets } from '../../../../src/core/snippet';
import { decodeText } from '../../../../src/core/text';
import { builtInTemplates } from '../../../../src/core/templates/builtIn';
import { usualTemplate } from '../../../../src/core/templates/choice';
import type { Template } from '../../../../src/core/templates/template';

export const NOTHING: Capture = { places: [], environment: [] };
export const NOW = new Date(2026, 10, 20, 17, 31, 5);
const DEFAULTS = { severity: 'medium', category: 'technical' };

export interface Created extends NewRecord {
  readonly document: DocumentRef;
}

/** Code that was captured in a file. */
export function placeOf(code: string, file = 'src/server.ts'): Place {
  return { anchor: { file, lines: { first: 1, last: 2 } }, language: 'typescript', code, findings: [] };
}

export function captureOf(...places: readonly Place[]): Capture {
  return { places, environment: [] };
}

/** Makes a record as the command and the CLI do. @throws UserError for what is refused */
export function create(
  request: DraftRequest,
  capture: Capture = NOTHING,
  { target = 'docs/challenges', template }: { readonly target?: string; readonly template?: Template } = {},
): Created {
  const draft = draftOf(request, DEFAULTS, NOW);
  const used = template ?? usualTemplate(builtInTemplates(), draft.kind);
  const record = recordWriter({ draft, capture, template: used, target })(4, 3);
  return { ...record, document: refOf(target === '' ? record.name : `${target}/${record.name}`) };
}

export function refOf(path: string): DocumentRef {
  return { uri: `file:///w/${encodeURI(path)}`, path, inTarget: true };
}

/** The one entry that is in a document, whichever reader reads it; nothing about it is a problem. */
export function entryOf({ document, text }: Pick<Created, 'document' | 'text'>): Entry {
  const bytes = new TextEncoder().encode(text);
  assert.equal(decodeText(bytes).text, text, 'what is written is what is read');
  const reading = readText(document, text);
  assert.deepEqual(reading, readDocument(document, text), 'the short way says what the long way does');
  assert.deepEqual(reading.problems, []);
  assert.equal(reading.entries.length, 1);
  return reading.entries[0] as Entry;
}

/** The captured code of a document, by its role and anchor. */
export function codeOf(text: string): Readonly<Record<string, string>> {
  const snippets = readSnippets(splitFrontMatter(text).body);
  return Object.fromEntries(snippets.map(({ role, anchor, text: code }) => [`${role} ${anchor}`, code]));
}

/** The headings of a document but for its title. */
export function headingsOf(text: string): string[] {
  return outline(splitFrontMatter(text).body)
    .headings.filter(({ level }) => level > 1)
    .map(({ text: heading }) => heading);
}

/** Holds a refusal to its form: one sentence or two for a person, of a length that fits a notification. */
export function assertRefused(work: () => unknown, says: RegExp): void {
  assert.throws(work, (error: Error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.match(error.message, says);
    assert.match(error.message, /^[A-Z“"][^\0-\u001f]{10,400}\.$/u);
    return true;
  });
}
