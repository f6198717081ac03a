import { strict as assert } from 'node:assert';
import { codeOfEntries } from '../../../src/core/capturedCode';
import { readDocument } from '../../../src/core/document';
import type { DocumentRef, Reading } from '../../../src/core/entry';
import { readFastRecord } from '../../../src/core/formats/fastRecord';
import { summaryOf } from '../../../src/core/summary';
import type { Input } from '../input';
import { lineCount } from './bytes';

export function refOf(path: string): DocumentRef {
  return { uri: `file:///w/${path}`, path, inTarget: /^docs\/(?:challenges|adr|til)\//.test(path) };
}

/** Any document is read, and says of every entry where it is. */
export function isRead({ path, text }: Input): void {
  const document = refOf(path);
  const reading = readDocument(document, text);
  const fast = readFastRecord(document, text);
  if (fast) assert.deepEqual(fast, reading, 'the fast reader says something else');
  const lines = lineCount(text);
  let above = 0;
  for (const { line, endLine, title, kind, anchors } of reading.entries) {
    assert.ok(
      above <= line && line <= endLine && endLine <= lines,
      `${above} ${line} ${endLine} of ${lines}`,
    );
    above = line;
    assert.ok(!/[\r\n]/.test(title), `a title of several lines: ${JSON.stringify(title)}`);
    assert.notEqual(kind, '');
    for (const { file } of anchors) assert.ok(file === undefined || !leadsOut(file), file);
  }
  for (const { line, message } of reading.problems) {
    assert.ok(1 <= line && line <= lines, `a problem in line ${line} of ${lines}`);
    assert.notEqual(message, '');
  }
}

/** How lines end, and a byte order mark, make no difference to what is read. */
export function isReadTheSame({ path, text }: Input): void {
  if (text.startsWith('\uFEFF')) return;
  const plain = text.replaceAll(/\r\n|\r/g, '\n');
  const said = JSON.stringify(readDocument(refOf(path), plain));
  for (const same of [plain.replaceAll('\n', '\r\n'), plain.replaceAll('\n', '\r'), `\uFEFF${plain}`])
    assert.equal(JSON.stringify(readDocument(refOf(path), same)), said, JSON.stringify(same.slice(0, 3)));
}

/** What is asked for of an entry that was read can be told. */
export function isTold({ path, text }: Input): void {
  const { entries }: Reading = readDocument(refOf(path), text);
  const some = entries.slice(0, 3);
  for (const entry of some) summaryOf(text, entry);
  assert.equal(codeOfEntries(text, some).size, some.length, 'an entry is not found again');
}

/** Whether a path leaves the workspace folder. */
function leadsOut(file: string): boolean {
  return file.split(/[/\\]/).includes('..') || /^(?:[/\\]|[a-z]:)/i.test(file);
}
