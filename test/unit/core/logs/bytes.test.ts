import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readDocument } from '../../../../src/core/document';
import { planAppend } from '../../../../src/core/logs/append';
import { planPromotion } from '../../../../src/core/logs/promote';
import { newLog } from '../../../../src/core/logs/shapes';
import { planStatistics } from '../../../../src/core/logs/statistics';
import { isSameTitle } from '../../../../src/core/logs/titleText';
import { applyEdits, type TextEdit } from '../../../../src/core/textEdit';
import { CODE, draftOf, NOTHING, refOf } from './support';
import { runs } from '../../../support/long';

const PATH = 'docs/BLOCKERS.md';
const REF = refOf(PATH);

/** What breaks titles: markup, states, numbers, other scripts, what looks like a link or an icon. */
const PIECES = [
  'Login',
  'loops',
  'Retry #3',
  ':',
  '|',
  '`',
  '``x`',
  '#',
  '🔥',
  '接続が切れる',
  'اتصال',
  '$(trash)',
  '](',
  '[x](y.md)',
  '<b>',
  '**bold**',
  '_it_',
  '\\',
  '~~',
  '&amp;',
  'Fixed:',
  'Challenge 3:',
  '1.',
  '- a',
  '> q',
  '(a, b)',
  '"q"',
  "'",
  '!',
  'é',
  'e\u0301',
  '👩‍💻',
  '---',
];
const title = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((pieces) => `Sockets ${pieces.join(' ')} leak`);
const hostile = fc.oneof(
  { weight: 9, arbitrary: title },
  { weight: 1, arbitrary: title.map((text) => text + ' and so on'.repeat(60)) },
);

const value = fc.constantFrom('It broke.', 'Nobody knows `why`.', 'See [it](../x.md).', '');
const block = fc.record({
  status: fc.constantFrom(undefined, 'Open', 'Fixed ✅', 'In Progress'),
  date: fc.constantFrom(undefined, '2026-05-06', 'May 6, 2026', '6.5.2026'),
  time: fc.constantFrom(undefined, '2 hours', '45 min'),
  what: fc.constantFrom('It broke.', 'Nobody knows `why`.'),
  solution: value,
  code: fc.boolean(),
  trailing: fc.constantFrom('', '  ', '\t'),
});
const style = fc.record({
  level: fc.constantFrom('##', '###'),
  head: fc.constantFrom(
    (n: number) => `Blocker #${n}`,
    (n: number) => `Blocker ${n}: The thing ${n} fails`,
    (n: number) => `🐛 Blocker ${n} — Thing ${n} fails`,
  ),
  label: fc.constantFrom(
    (name: string) => `**${name}:**`,
    (name: string) => `- **${name}**:`,
    (name: string) => `**${name}**:`,
  ),
  rule: fc.boolean(),
});
/** A log in one of many styles, with line endings, a byte order mark and a last line of its own. */
const log = fc
  .record({
    style,
    blocks: fc.array(block, { minLength: 0, maxLength: 4 }),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
    final: fc.boolean(),
    header: fc.constantFrom('', '---\nteam: blue # ours\n\n---\n'),
    tail: fc.constantFrom(
      '',
      '## Summary Statistics\n\n| Metric | Value |\n|---|---|\n| Total blockers | |\n| Average resolution time |  |\n',
      '## Resources\n\n- a <b>b</b>\n',
    ),
    start: fc.constantFrom('# Blockers\n', newLog('BLOCKERS.md'), '# Blockers\n\nWords  \nbefore.\n'),
  })
  .map(({ style: { level, head, label, rule }, blocks, eol, bom, final, header, tail, start }) => {
    const written = blocks.map(({ status, date, time, what, solution, code, trailing }, index) =>
      [
        `${level} ${head(index + 1)}`,
        ...(status ? [`${label('Status')} ${status}${trailing}`] : []),
        ...(date ? [`${label('Date')} ${date}`] : []),
        `${label('Description')} ${what}`,
        ...(code ? ['```ts before=a1 file=src/a.ts lines=1-2\nx[0](1)\n```'] : []),
        `${label('Solution')} ${solution}`,
        ...(time ? [`${label('Time Spent')} ${time}`] : []),
      ].join('\n\n'),
    );
    const sections = [start.trimEnd(), ...written, ...(tail ? [tail.trimEnd()] : [])];
    const text = sections.join(rule ? '\n\n---\n\n' : '\n\n') + (final ? '\n' : '');
    return (bom ? '\uFEFF' : '') + (header + text).replaceAll('\n', eol);
  });

/** The edits are in order and apart, end no line otherwise than the document does, and split no character. */
function assertClean(text: string, edits: readonly TextEdit[]): void {
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  let at = 0;
  for (const { start, end, text: added } of [...edits].sort((a, b) => a.start - b.start)) {
    assert.ok(start >= at && end >= start && end <= text.length);
    at = end;
    assert.equal(added.replaceAll(eol, '').search(/[\r\n]/), -1);
    assert.ok(applyEdits(text, edits).isWellFormed());
  }
}

describe('every byte of a log', function () {
  this.timeout(30_000);
  const limits = { numRuns: runs(900) };

  it('stays but for what an append adds, and any title is read again', () => {
    const kinds = fc.constantFrom('blocker', 'blocker', 'decision', 'challenge', 'debt');
    fc.assert(
      fc.property(log, hostile, kinds, fc.boolean(), (text, words, kind, hasCode) => {
        const before = readDocument(REF, text).entries;
        const draft = draftOf(kind, words, { severity: 'high', category: 'technical' });
        const { edits, cursor } = planAppend(REF, text, draft, hasCode ? CODE : NOTHING);
        assertClean(text, edits);
        const after = applyEdits(text, edits);
        const entries = readDocument(REF, after).entries;
        assert.equal(entries.length, before.length + 1);
        const added = entries.filter((entry) => entry.kind === kind && isSameTitle(words, entry));
        assert.ok(added.length > 0, JSON.stringify(entries.map((entry) => entry.title)));
        const line = after.split(/\r\n|\n/)[cursor.line];
        assert.ok(line !== undefined && cursor.character <= line.length);
        // What is taken out is a blank of a template or a rule's own line: never words of a person.
        for (const { start, end } of edits)
          assert.match(text.slice(start, end), /^[\s|_]*[LowMedHigh/]*[\s|_]*$/);
      }),
      limits,
    );
  });

  it('is in the log or in the record after a promotion', () => {
    fc.assert(
      fc.property(log, fc.nat(5), (text, index) => {
        const { entries } = readDocument(REF, text);
        const entry = entries[index % Math.max(1, entries.length)];
        if (!entry) return;
        const { record, edits } = planPromotion(text, entry, {
          kind: 'challenge',
          path: 'docs/challenges/001-x.md',
        });
        assertClean(text, edits);
        const after = applyEdits(text, edits);
        const plain = (line: string) =>
          line
            .replace(/^#+ /, '')
            .replace(/ file=\S+ lines=\S+/, '')
            .replaceAll('../x.md', 'x')
            .trim();
        const kept = new Set([...record.split('\n'), ...after.split(/\r\n|\n/)].map(plain));
        const heading = text.replace(/^\uFEFF/, '').split(/\r\n|\n/)[entry.line - 1];
        for (const line of text.split(/\r\n|\n/)) {
          if (
            line.trim() === '' ||
            line === heading ||
            kept.has(plain(line.replaceAll('../x.md', '../../x.md')))
          )
            continue;
          assert.ok(kept.has(plain(line)), line);
        }
        const [{ start, end } = { start: 0, end: 0 }] = edits;
        assert.equal(after.slice(0, start), text.slice(0, start));
        assert.ok(after.endsWith(text.slice(end)));
      }),
      limits,
    );
  });

  it('stays but for the cells of its statistics, which stay as they are the next time', () => {
    fc.assert(
      fc.property(log, (text) => {
        if (!text.includes('Metric')) return;
        const edits = planStatistics(REF, text);
        assertClean(text, edits);
        for (const { start, end } of edits) assert.match(text.slice(start, end), /^ *$/);
        const after = applyEdits(text, edits);
        assert.deepEqual(planStatistics(REF, after), []);
      }),
      limits,
    );
  });
});
