// What the fuzzer tries a million times, tried in every run of the tests: with documents that are put together of parts
// that mean something, and with those that people wrote. `npm run fuzz` goes on where this stops.
import fc from 'fast-check';
import { SEPARATOR, type Input } from '../../../fuzz/input';
import { seedsOf, TARGETS, type Target } from '../../../fuzz/targets';
import { isLong, runs } from '../../../support/long';

const WORDS = [
  ...[
    'Sockets leak',
    'Retry #3',
    'ADR-0004',
    '[x](004-x.md)',
    '[[004-x]]',
    'src/a.ts:4-5',
    '`code | x`',
    '$(x)',
    '接続',
    'اتصال',
  ],
  ...[
    '👩‍💻',
    '✅ Fixed',
    '🔴 Open',
    'Resolved in #12',
    'Offen',
    '进行中',
    '[ ]',
    '___',
    '<b>x</b>',
    '${TITLE}',
    '\\',
    '|',
    '',
  ],
];
const LABELS = ['Status', 'Date', 'Severity', 'Root Cause', 'Solution', 'Statut', '状态', 'Time Spent', 'x'];
const HEADINGS = [
  'Challenge 1:',
  'Blocker #2:',
  '3.',
  'BUG-004 —',
  'Known issues',
  'Resolved',
  'Status',
  'Solution',
  'Summary',
  '',
];

const word = fc.constantFrom(...WORDS);
const words = fc.oneof(
  { weight: 5, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const label = fc.constantFrom(...LABELS);
const block = fc.oneof(
  fc
    .tuple(fc.constantFrom('#', '##', '##', '###'), fc.constantFrom(...HEADINGS), words)
    .map((all) => all.join(' ')),
  fc
    .tuple(fc.constantFrom('', '', '- '), label, words)
    .map(([lead, name, text]) => `${lead}**${name}:** ${text}`),
  fc
    .array(fc.tuple(words, words), { maxLength: 3 })
    .map((rows) =>
      ['| Issue | Status |', '|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n'),
    ),
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((text) => `- [ ] ${text}`).join('\n')),
  fc
    .tuple(fc.constantFrom('ts before=a1', 'ts after=a1', 'ts before=a2 file=src/a.ts lines=4-5', ''), words)
    .map(([info, text]) => `\`\`\`${info}\n${text}\n\`\`\``),
  fc.constantFrom(
    '---',
    '<!-- x',
    '-->',
    '```',
    '> q',
    '    code',
    '<div>',
    '[r]: 004-x.md',
    '## Summary Statistics\n\n| Metric | Value |\n|---|---|\n| Total blockers | |',
  ),
  words,
);
const header = fc
  .array(
    fc.tuple(
      fc.constantFrom('title', 'kind', 'status', 'date', 'tags', 'fixes', 'x'),
      fc.constantFrom(
        'open',
        'challenge',
        '"a: b"',
        "'it''s' # x",
        '[a, b]',
        '\n  - a',
        '|\n  a',
        '2026-11-21',
        '',
      ),
    ),
    { maxLength: 6 },
  )
  .map((keys) => ['---', ...keys.map(([key, value]) => `${key}: ${value}`), '---', '', ''].join('\n'));
const document = fc
  .record({
    header: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: header }),
    blocks: fc.array(block, { maxLength: 9 }),
    gap: fc.constantFrom('\n\n', '\n\n', '\n'),
    eol: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    start: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('', '\n'),
  })
  .map(
    ({ header, blocks, gap, eol, start, end }) =>
      start + (header + blocks.join(gap) + end).replaceAll('\n', eol),
  );
const records = fc
  .tuple(header, fc.array(block, { maxLength: 4 }))
  .map(([head, blocks]) => head + blocks.join('\n\n'));
const line = fc.oneof(fc.constantFrom('}', '  return null;', '', 'if (a) {', '// x', '# x', '/*'), words);
const code = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', SEPARATOR), fc.array(line, { maxLength: 12 }))
  .map(([before, separator, after]) => before.join('\n') + separator + after.join('\n'));
const command = fc
  .array(
    fc.oneof(fc.constantFrom('list', 'new', 'show', '--json', '--kind', '--lines', '4-5', '--', '-x'), words),
  )
  .map((all) => all.join('\n'));

const TEXTS: Readonly<Record<Target['seeds'], fc.Arbitrary<string>>> = {
  documents: document,
  records,
  code,
  templates: records,
  commands: command,
};
const path = fc.constantFrom(
  'docs/CHALLENGES.md',
  'docs/challenges/004-x.md',
  'docs/adr/0004-x.md',
  'KNOWN_ISSUES.md',
  'docs/adr/README.md',
  'til/x.md',
  'README.md',
);
const inputOf = (seeds: Target['seeds']): fc.Arbitrary<Input> =>
  fc.record({ path, text: TEXTS[seeds].map((text) => text.toWellFormed()), pick: fc.nat() });

describe('what the fuzzer tries', () => {
  const targets = Object.entries(TARGETS);
  targets.forEach(([name, target], at) => {
    it(`${name}: documents that are put together`, function () {
      this.timeout(60_000);
      fc.assert(fc.property(inputOf(target.seeds), target.promised), { numRuns: runs(60) });
    });
    it(`${name}: documents that people wrote`, function () {
      this.timeout(60_000);
      const seeds = seedsOf(target, process.cwd());
      // Another part of them with each promise: all of them with all take a long run.
      for (const input of seeds.filter((_, n) => isLong || n % targets.length === at)) target.promised(input);
    });
  });
});
