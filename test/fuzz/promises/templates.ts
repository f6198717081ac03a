import { strict as assert } from 'node:assert';
import type { Capture } from '../../../src/core/capture';
import { readDocument } from '../../../src/core/document';
import { inlineMarkdown, piecesOf } from '../../../src/core/inlineMarkdown';
import {
  escapeMarkdown,
  inertMarkdown,
  unescapeMarkdown,
  withoutAutolinks,
} from '../../../src/core/markdownText';
import { readSnippets } from '../../../src/core/snippet';
import { checkTemplate } from '../../../src/core/templates/check';
import { builtInTemplates } from '../../../src/core/templates/builtIn';
import { render } from '../../../src/core/templates/render';
import { parseTemplate } from '../../../src/core/templates/template';
import { plainText } from '../../../src/core/title';
import { chooser, type Input } from '../input';
import { refOf } from './reading';

const KINDS = ['challenge', 'blocker', 'til', 'troubleshooting', 'debt'];

function captureOf(code: string): Capture {
  const anchor = { file: 'src/a b.ts', lines: { first: 1, last: 2 } };
  const place = { anchor, language: 'ts', code, findings: [] };
  return { places: [place], errorOutput: code, environment: [code.split(/[\r\n]/, 1)[0] ?? ''] };
}

/** Any text is a template or says why it is none, and what it makes can be read. */
export function isTemplate({ text, pick }: Input): void {
  for (const { start, end, message } of checkTemplate('own', text)) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start} ${end} of ${text.length}`);
    assert.notEqual(message, '');
  }
  const template = parseTemplate('own', text, true);
  if ('message' in template) {
    assert.ok(template.line >= 0);
    return;
  }
  const title = text.split(/[\r\n\0]/, 1)[0]?.trim() || 'x';
  const draft = { title, kind: template.kind, tags: [], date: '2026-11-21T14:30:00+01:00' };
  const capture = captureOf(text.slice(0, pick % 200).replaceAll('\0', ''));
  const { text: made, cursor } = render(template, { draft, capture, path: 'docs/challenges/001-x.md' });
  const line = made.split('\n')[cursor.line];
  assert.ok(line === undefined || cursor.character <= line.length, 'the cursor is nowhere');
  assert.ok(!/[\uE000-\uE002]/.test(made) || /[\uE000-\uE002]/.test(text), 'a mark of ours is left');
  readDocument(refOf('docs/challenges/001-x.md'), made);
}

/** What the built-in templates write of any title and any code is read again. */
export function isWritten({ text, pick }: Input): void {
  const [first = '', ...rest] = text.replaceAll('\0', '').split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  const title = first.trim();
  if (title === '') return;
  const code = rest.join('\n');
  const kind = chooser(pick)(KINDS) ?? 'til';
  const template = builtInTemplates().find((one) => one.kind === kind && one.isRecord);
  if (!template) return;
  const draft = { title, kind, tags: [], date: '2026-11-21T14:30:00+01:00' };
  const path = 'docs/challenges/001-x.md';
  const { text: made } = render(template, { draft, capture: captureOf(code), path });
  const { entries, problems } = readDocument(refOf(path), made);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    entries.map((entry) => [entry.title, entry.kind]),
    [[title, kind]],
  );
  if (code.trim() === '') return;
  const body = made.slice(made.indexOf('\n---\n', 3) + 5);
  assert.equal(readSnippets(body).find(({ role }) => role === 'before')?.text, code);
}

/** Text in Markdown and back. */
export function isText({ text }: Input): void {
  const [line = ''] = text.split(/[\r\n]/, 1);
  assert.equal(unescapeMarkdown(escapeMarkdown(line)), line);
  assert.doesNotMatch(inertMarkdown(line), /[[\]<>]/);
  withoutAutolinks(text);
  plainText(line);
  inlineMarkdown(piecesOf(line));
}
