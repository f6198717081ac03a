import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readDocument } from '../../../src/core/document';
import { matchHeadingOf, setFieldOf } from '../../../src/core/revision';
import type { FieldName } from '../../../src/core/edits';
import type { DocumentRef, Entry } from '../../../src/core/entry';
import { readFrontMatter } from '../../../src/core/frontMatter';
import { UserError } from '../../../src/core/ports';
import { applyEdits, type TextEdit } from '../../../src/core/textEdit';
import { runs } from '../../support/long';

const RECORD: DocumentRef = {
  uri: 'file:///w/docs/challenges/004-x.md',
  path: 'docs/challenges/004-x.md',
  inTarget: true,
};

const LOG_DOCUMENT: DocumentRef = {
  uri: 'file:///w/docs/log.md',
  path: 'docs/log.md',
  inTarget: false,
};

function entryOf(text: string, index = 0): Entry {
  const document = text.includes('## Challenge') ? LOG_DOCUMENT : RECORD;
  const { entries, problems } = readDocument(document, text);
  assert.ok(entries[index], `no entry; problems: ${JSON.stringify(problems)}`);
  return entries[index];
}

/** Setting a field throws here where it is impossible. */
function editsOf(text: string, entry: Entry, field: FieldName, value: string): readonly TextEdit[] {
  const change = setFieldOf(text, entry, field, value);
  if (change.kind === 'impossible') throw new UserError(change.reason);
  return change.edits;
}

function edited(text: string, field: FieldName, value: string, index = 0): string {
  return applyEdits(text, editsOf(text, entryOf(text, index), field, value));
}

/** The lines in which two texts differ, when they have the same number of them. */
function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  assert.equal(now.length, old.length);
  return now.filter((line, index) => line !== old[index]);
}

describe('setting a field of a record', () => {
  const BEHAVIOUR: readonly (readonly [name: string, before: string, after: string])[] = [
    ['a plain value', 'status: open', 'status: resolved'],
    ['a double-quoted value', 'status: "open"', 'status: "resolved"'],
    ['a single-quoted value', "status: 'open'", "status: 'resolved'"],
    ['an empty quoted value', 'status: ""', 'status: "resolved"'],
    ['a value with a comment behind it', 'status: open   # or done?', 'status: resolved   # or done?'],
    ['a value with white space behind it', 'status: open  \t', 'status: resolved  \t'],
    ['a value behind white space', 'status:    open', 'status:    resolved'],
    ['a value of several words', 'status: In Progress ✅', 'status: resolved'],
    ['a value with an apostrophe', "status: won't fix", 'status: resolved'],
    ['a value over two lines', 'status: in\n  progress', 'status: resolved'],
    ['a quoted value over two lines', 'status: "in\n  progress"', 'status: "resolved"'],
    ['a value on the next line', 'status:\n  open', 'status:\n  resolved'],
    ['a literal block', 'status: |\n  open', 'status: resolved'],
    ['a folded block with blank lines behind it', 'status: >-\n  open\n\n', 'status: resolved\n\n'],
    ['a key with a space', 'status : open', 'status : resolved'],
    ['a quoted key', '"status": open', '"status": resolved'],
    ['a single-quoted key', "'status' : open", "'status' : resolved"],
    ['an explicit key', '? status\n: open', '? status\n: resolved'],
    ['a tagged value', 'status: !!str open', 'status: !!str resolved'],
    ['an anchored value', 'status: &s open', 'status: &s resolved'],
    ['a key without a value', 'status:', 'status: resolved'],
    ['a key without a value and a comment', 'status: # which?', 'status: resolved # which?'],
    ['a key without a value and lines behind it', 'status:\n\n# next', 'status: resolved\n\n# next'],
  ];
  for (const [name, before, after] of BEHAVIOUR) {
    for (const [ending, eol] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['CR', '\r'],
    ] as const) {
      it(`changes only ${name} (${ending})`, () => {
        const around = (line: string) =>
          `---\n# facts\ntitle: "A: b"\n${line}\nkind: challenge\nanchors:\n  - id: a1\n    status: nested\n---\n\nstatus: body\n`.replaceAll(
            '\n',
            eol,
          );
        assert.equal(edited(around(before), 'status', 'resolved'), around(after));
      });
    }

    it(`changes only ${name} when it is the last key and nothing follows the header`, () => {
      const around = (line: string) => `---\nkind: challenge\n${line}\n---`;
      assert.equal(edited(around(before), 'status', 'resolved'), around(after));
    });
  }

  it('changes a value in a flow map', () => {
    assert.equal(
      edited('---\n{kind: challenge, status: open, tags: [a]}\n---\n', 'status', 'in-progress'),
      '---\n{kind: challenge, status: in-progress, tags: [a]}\n---\n',
    );
    assert.equal(
      edited('---\n{"kind":"challenge","status":"open"}\n---\n', 'status', 'resolved'),
      '---\n{"kind":"challenge","status":"resolved"}\n---\n',
    );
  });

  it('quotes a value that would not be read back as it is', () => {
    for (const value of ['Won\'t "fix": #1', 'null', '- x', 'a\\b', '[x]', 'x\u2028y']) {
      for (const quote of ['', '"', "'"]) {
        const text = `---\nkind: challenge\nstatus: ${quote}open${quote}\n---\n`;
        assert.equal(entryOf(edited(text, 'status', value)).status, value);
      }
    }
  });

  describe('that is missing', () => {
    const INSERTIONS: readonly (readonly [name: string, before: string, after: string])[] = [
      [
        'behind the status',
        'title: A\nstatus: open\ndate: x',
        'title: A\nstatus: open\nseverity: high\ndate: x',
      ],
      ['behind the kind', 'kind: til\ndate: x', 'kind: til\nseverity: high\ndate: x'],
      ['behind a comment', 'kind: til # TIL\ndate: x', 'kind: til # TIL\nseverity: high\ndate: x'],
      ['as the last line', 'kind: til', 'kind: til\nseverity: high'],
      [
        'behind a title in a block',
        'kind: [til]\ntitle: |\n  A\nanchors:\n  - id: a1',
        'kind: [til]\ntitle: |\n  A\nseverity: high\nanchors:\n  - id: a1',
      ],
      [
        'behind an empty status',
        'kind: til\nstatus:\n\nanchors:\n  - id: a1',
        'kind: til\nstatus:\nseverity: high\n\nanchors:\n  - id: a1',
      ],
      ['behind the list at the end', 'anchors:\n  - id: a1', 'anchors:\n  - id: a1\nseverity: high'],
      [
        'at the indentation of the others',
        '  kind: til\n  date: x',
        '  kind: til\n  severity: high\n  date: x',
      ],
      [
        'before a key of the same name below another',
        'kind: til\nmeta:\n  severity: low',
        'kind: til\nseverity: high\nmeta:\n  severity: low',
      ],
    ];
    for (const [name, before, after] of INSERTIONS) {
      for (const [ending, eol] of [
        ['LF', '\n'],
        ['CRLF', '\r\n'],
        ['CR', '\r'],
      ] as const) {
        it(`adds one line ${name} (${ending})`, () => {
          const around = (lines: string) => `\uFEFF---\n${lines}\n---\nBody`.replaceAll('\n', eol);
          assert.equal(edited(around(before), 'severity', 'high'), around(after));
        });
      }
    }
  });

  describe('is refused with a sentence, not done badly, when', () => {
    const REFUSED: Record<string, string> = {
      'a flow map lacks the key': '{kind: challenge, title: x}',
      'the value is a list': 'kind: challenge\nstatus: [open]',
      'the value is a map': 'kind: challenge\nstatus:\n  now: open',
      'the value is an empty list': 'kind: challenge\nstatus: []',
      'the key has an anchor and no value': 'kind: challenge\nstatus: &s',
      'the explicit key has no value': 'kind: challenge\n? status',
    };
    for (const [name, header] of Object.entries(REFUSED)) {
      it(name, () => {
        const text = `---\n${header}\n---\n`;
        const entry = { ...entryOf('---\nkind: challenge\n---\n'), title: entryOf(text).title };
        assert.throws(() => editsOf(text, entry, 'status', 'resolved'), UserError);
      });
    }

    it('the entry is gone', () => {
      const entry = entryOf('---\ntitle: A\nkind: challenge\n---\n');
      assert.throws(() => editsOf('# Other\n', entry, 'status', 'resolved'), UserError);
      assert.throws(() => editsOf('', entry, 'status', 'resolved'), UserError);
    });

    it('the front matter broke since', () => {
      const entry = entryOf('---\ntitle: A\nkind: challenge\n---\n');
      assert.throws(
        () => editsOf('---\ntitle: A\nkind: challenge\nkind: til\n---\n', entry, 'status', 'resolved'),
        UserError,
      );
    });
  });

  it('changes one value and no other byte, whatever the document', function () {
    this.timeout(10_000);
    const status = fc.constantFrom(
      'status: open',
      'status: "open"',
      "status: 'in progress'",
      'status:',
      'status: open # why',
      '"status": Fixed ✅',
      'status :   open\t',
      'status: ""',
    );
    const others = fc.constantFrom(
      'title: "a: b # c"',
      'date: 2026-11-20',
      '# a comment: status: open',
      '',
      'tags:\n  - status\n  - x',
      'meta: {status: nested, severity: low}',
      'note: |\n  status: text\n\n  more',
      'x-unknown: 0012',
      'anchors:\n  - id: a1\n    status: z # c',
      'links: []',
      "quote: 'it''s'",
      'empty:',
    );
    const body = fc.string({
      unit: fc.constantFrom('---', '\n', 'status: open', '# ', 'x', '`', ' ', '\t', '🔥'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(others, { maxLength: 6 }),
        fc.option(status),
        fc.nat(),
        body,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.constantFrom('resolved', 'in-progress', 'won\'t "fix" it: #1'),
        (lines, written, at, rest, eol, mark, value) => {
          const header = ['kind: challenge', ...lines];
          if (written !== null) header.splice(at % (header.length + 1), 0, written);
          const text =
            (mark ? '\uFEFF' : '') + ['---', ...header, '---', rest].join('\n').replaceAll('\n', eol);
          const edits = editsOf(text, entryOf(text), 'status', value);
          assert.equal(edits.length, 1);
          const { start, end, text: inserted } = edits[0] as TextEdit;
          const result = applyEdits(text, edits);

          assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
          assert.equal(inserted.split(eol).length - 1, written === null ? 1 : 0);
          assert.equal(entryOf(result).status, value);
          const [before, after] = [readFrontMatter(text), readFrontMatter(result)];
          assert.ok(before.kind === 'read' && after.kind === 'read');
          assert.equal(after.body, before.body);
          assert.deepEqual({ ...after.data, status: null }, { ...before.data, status: null });
        },
      ),
      { numRuns: runs(2_500) },
    );
  });

  it('twice gives the document back', () => {
    const text = '---\r\nkind: challenge\r\nstatus: open # x\r\n---\r\nBody';
    assert.equal(edited(edited(text, 'status', 'resolved'), 'status', 'open'), text);
  });
});

describe('setting a field of a block', () => {
  const LOG = `# Log

## Challenge: One

**Date:** 2026-01-01

**Status:** Open

### Problem

**Status:** not this one

## Challenge 2: Two

- **Status**: In Progress
- **Severity:** Low

## TIL: Three

**Date:** 2026-01-02
`;

  for (const [ending, eol] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    for (const mark of ['', '\uFEFF']) {
      it(`changes that line alone (${ending}${mark ? ' and a byte order mark' : ''})`, () => {
        const text = mark + LOG.replaceAll('\n', eol);
        const to = (from: string, value: string) => text.replace(from, value);
        assert.equal(edited(text, 'status', 'resolved'), to('**Status:** Open', '**Status:** Resolved'));
        assert.equal(edited(text, 'status', 'in-progress', 1).includes('**Status**: In Progress'), true);
        assert.equal(
          edited(text, 'status', 'resolved', 1),
          to('**Status**: In Progress', '**Status**: Resolved'),
        );
        assert.equal(edited(text, 'severity', 'high', 1), to('**Severity:** Low', '**Severity:** High'));
        assert.equal(
          edited(text, 'severity', 'high'),
          to('**Status:** Open', `**Status:** Open${eol}${eol}**Severity:** High`),
        );
      });
    }
  }

  it('behind front matter that belongs to the page', () => {
    const text = `---\ntitle: Log\nlayout: page\n---\n${LOG}`;
    assert.deepEqual(changedLines(text, edited(text, 'status', 'resolved')), ['**Status:** Resolved']);
  });

  for (const [name, line, after] of [
    ['a hard break of two spaces', '**Status:** Open  ', '**Status:** Resolved  '],
    ['a hard break by a backslash', '**Status:** Open\\', '**Status:** Resolved\\'],
    ['a list item', '* **Status:** Open', '* **Status:** Resolved'],
    ['a colon behind the bold', '**Status**: Open', '**Status**: Resolved'],
    ['a wide colon', '**Status：**Open', '**Status：**Resolved'],
    ['an emoji', '**Status:** 🔴 Open', '**Status:** ✅ Resolved'],
    ['a comment', '**Status:** Open <!-- or Resolved -->', '**Status:** Resolved <!-- or Resolved -->'],
    [
      'another field on the line',
      '**Status:** Open | **Date:** 2026-01-01',
      '**Status:** Resolved | **Date:** 2026-01-01',
    ],
    [
      'another field before it',
      '**Date:** 2026-01-01 · **Status:** Open',
      '**Date:** 2026-01-01 · **Status:** Resolved',
    ],
  ] as const) {
    it(`keeps ${name}`, () => {
      const around = (status: string) => `## Blocker: X\n\n${status}\n**Owner:** me\n\nText\n`;
      assert.equal(edited(around(line), 'status', 'resolved'), around(after));
    });
  }

  for (const [before, after] of [
    ['✅ Fixed in #12 (by Ann)', '🔴 Open in #12 (by Ann)'],
    ['Fixed ✅', 'Open 🔴'],
    ['🟡 In Progress - see below', '🔴 Open - see below'],
    ['in-progress', 'open'],
    ["Won't fix", 'Open'],
    ['Opened by Ann', 'Open'],
    ['Waiting for Ann', 'Open'],
  ] as const) {
    it(`replaces the status in ${before} and keeps what follows it`, () => {
      const around = (status: string) => `## Blocker: X\n\n**Status:** ${status}\n`;
      assert.equal(edited(around(before), 'status', 'open'), around(after));
    });
  }

  for (const [name, before, after] of [
    ['in a paragraph', '**Status:** Open\n\nText', '**Status:** Open\n\n**Severity:** High\n\nText'],
    [
      'in paragraphs',
      '**Date:** x\n\n**Status:** Open\n\nText',
      '**Date:** x\n\n**Status:** Open\n\n**Severity:** High\n\nText',
    ],
    [
      'on adjacent lines',
      '**Date:** x\n**Status:** Open',
      '**Date:** x\n**Status:** Open\n**Severity:** High',
    ],
    [
      'with hard breaks',
      '**Date:** x  \n**Status:** Open  \n\nText',
      '**Date:** x  \n**Status:** Open  \n**Severity:** High  \n\nText',
    ],
    [
      'with hard breaks between',
      '**Date:** x\\\n**Status:** Open\n\nText',
      '**Date:** x\\\n**Status:** Open\\\n**Severity:** High\n\nText',
    ],
    ['in a list', '- **Status:** Open\n\nText', '- **Status:** Open\n- **Severity:** High\n\nText'],
    [
      'in a list with its colons outside',
      '* **Date**: x\n* **Status**: Open',
      '* **Date**: x\n* **Status**: Open\n* **Severity**: High',
    ],
    [
      'in a loose list',
      '- **Date:** x\n\n- **Status:** Open',
      '- **Date:** x\n\n- **Status:** Open\n\n- **Severity:** High',
    ],
    ['above text', '**Status:** Open\nText', '**Status:** Open\n**Severity:** High\nText'],
    [
      'far above another label',
      '**Status:** Open\n\nText\n\n**Result:** x',
      '**Status:** Open\n\n**Severity:** High\n\nText\n\n**Result:** x',
    ],
    [
      'below text that follows the heading',
      'Text\n\n**Status:** Open',
      '\n**Severity:** High\n\nText\n\n**Status:** Open',
    ],
  ] as const) {
    for (const eol of ['\n', '\r\n']) {
      it(`adds a field to those ${name} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
        const around = (text: string) => `## Blocker: X\n${text}\n`.replaceAll('\n', eol);
        assert.equal(edited(around(before), 'severity', 'high'), around(after));
        const under = (text: string) => `## Blocker: X\n\n${text}\n`.replaceAll('\n', eol);
        if (!before.startsWith('Text')) {
          assert.equal(edited(under(before), 'severity', 'high'), under(after));
        }
      });
    }
  }

  it('keeps a hyphen that belongs to a category', () => {
    const text = edited('## Blocker: X\n\n**Status:** Open\n', 'category', 'tech-debt');
    assert.equal(entryOf(text).category, 'tech-debt');
  });

  describe('is refused with a sentence, not done badly, when the value', () => {
    for (const [name, value] of [
      ['begins a comment', 'x <!-- y'],
      ['is a comment', '<!-- y -->'],
      ['holds another field', 'x **Date:** y'],
      ['is two lines', 'x\n**Date:** y'],
      ['makes a heading', 'x\n## y'],
      ['is empty', ''],
    ] as const) {
      it(name, () => {
        for (const field of ['status', 'category'] as const) {
          assert.throws(() => edited('## Blocker: X\n\n**Status:** Open\n', field, value), UserError);
        }
      });
    }
  });

  it('finds the block again when lines were added above it', () => {
    const entry = entryOf(LOG, 1);
    const moved = `Intro\n\n${LOG}`;
    const result = applyEdits(moved, editsOf(moved, entry, 'status', 'resolved'));
    assert.deepEqual(changedLines(moved, result), ['- **Status**: Resolved']);
  });

  it('takes the nearest of two blocks with one name', () => {
    const text = '# Log\n\n## Challenge: A\n\n**Status:** Open\n\n## Challenge: A\n\n**Status:** Open\n';
    const result = applyEdits(text, editsOf(text, entryOf(text, 1), 'status', 'resolved'));
    assert.ok(result.endsWith('**Status:** Resolved\n') && result.includes('**Status:** Open'));
  });

  it('that has none adds it below the heading, at the end of the document too', () => {
    assert.equal(
      edited('## TIL: X\n**Date:** 2026-01-01', 'category', 'learning'),
      '## TIL: X\n**Date:** 2026-01-01\n\n**Category:** Learning',
    );
  });
});

describe('making a heading match its title', () => {
  for (const [name, before, after] of [
    ['an ATX heading', '# Challenge: B', '# Challenge: A \\# \\*b\\*'],
    ['a closed heading', '# B #', '# Challenge: A \\# \\*b\\*'],
    ['an underlined heading', 'B\n=', '# Challenge: A \\# \\*b\\*'],
  ] as const) {
    for (const eol of ['\n', '\r\n']) {
      it(`rewrites ${name} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
        const around = (heading: string) =>
          `\uFEFF---\ntitle: "A # *b*"\nkind: challenge\n---\n\nText\n\n${heading}\n\n# Other\n`.replaceAll(
            '\n',
            eol,
          );
        const text = around(before);
        const result = applyEdits(text, matchHeadingOf(text, entryOf(text)));
        assert.equal(result, around(after));
        assert.deepEqual(readDocument(RECORD, result).problems, []);
      });
    }
  }

  it('does nothing where there is none', () => {
    const text = '---\ntitle: A\nkind: challenge\n---\nText\n';
    assert.deepEqual(matchHeadingOf(text, entryOf(text)), []);
  });
});

describe('applying edits', () => {
  it('works on the text as it was, in whatever order they come', () => {
    const edits = [
      { start: 1, end: 2, text: 'XY' },
      { start: 4, end: 4, text: '!' },
      { start: 0, end: 0, text: '>' },
    ];
    assert.equal(applyEdits('abcd', edits), '>aXYcd!');
    assert.equal(applyEdits('abcd', edits.toReversed()), '>aXYcd!');
  });
});
