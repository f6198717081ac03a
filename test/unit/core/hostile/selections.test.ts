import { strict as assert } from 'node:assert';
import { addAnchor } from '../../../../src/core/anchoring/plan';
import { readDocument } from '../../../../src/core/document';
import { splitFrontMatter } from '../../../../src/core/frontMatter';
import { planAppend } from '../../../../src/core/logs/append';
import { outline } from '../../../../src/core/markdown';
import { namingOf } from '../../../../src/core/mentioned/backlinks';
import { NO_LINKS } from '../../../../src/core/resolving/forgeLinks';
import { planResolution } from '../../../../src/core/resolving/plan';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';
import { applyEdits } from '../../../../src/core/textEdit';
import { asCode, choice } from '../../../support/hostile/case';
import { SELECTIONS } from '../../../support/hostile/selections';
import {
  assertRefused,
  captureOf,
  codeOf,
  create,
  entryOf,
  headingsOf,
  NOTHING,
  placeOf,
  refOf,
} from './support';

const accepted = choice(
  SELECTIONS.filter(({ refused }) => !refused),
  3,
);
const LOG =
  '# Challenges\n\n## Challenge 1: Rope frays\n\n**Status:** Open\n\n**Problem:**\n\nIt frays.\n\n## Resources\n\n- a page\n';

/** A template that shows the code in fences of its own. */
const IN_FENCES = parseTemplate(
  'fences',
  '---\nkind: incident\n---\n\n# ${TITLE}\n\n```text\n${BEFORE}\n```\n\n~~~\n${BEFORE}\n~~~\n\n## End\n',
  true,
) as Template;

describe('hostile selections', () => {
  const ordinary = headingsOf(create({ title: 'A title' }, captureOf(placeOf('a'))).text);

  for (const { name, text, refused } of SELECTIONS) {
    const captured = captureOf(placeOf('first\n'), placeOf(text, 'src/other.ts'));
    if (refused) {
      it(`${name}: refused`, () => {
        assertRefused(() => create({ title: 'A title' }, captured), refused);
        assertRefused(() => create({ title: 'A title' }, { ...NOTHING, errorOutput: text }), refused);
      });
      continue;
    }
    it(name, () => {
      const created = create({ title: 'A title' }, captureOf(placeOf(text), placeOf('')));
      const entry = entryOf(created);
      assert.equal(entry.title, 'A title');
      assert.deepEqual(
        entry.anchors.map(({ id }) => id),
        ['a1', 'a2'],
      );
      const code = codeOf(created.text);
      assert.ok(code['before a1'] === asCode(text), 'the code is what was selected');
      assert.deepEqual([code['after a1'], code['before a2'], code['after a2']], ['', '', '']);
      assert.deepEqual(headingsOf(created.text), ordinary);
    });
  }

  it('read back as the output of an error', () => {
    for (const { name, text } of accepted) {
      const created = create({ title: 'A title' }, { ...NOTHING, errorOutput: text });
      entryOf(created);
      const { fences } = outline(splitFrontMatter(created.text).body);
      assert.ok(
        fences.some((fence) => fence.text === asCode(text)),
        name,
      );
    }
  });

  it('stay in the fences of a team’s template', () => {
    for (const { name, text } of accepted) {
      const created = create({ title: 'A title' }, captureOf(placeOf(text)), { template: IN_FENCES });
      assert.equal(entryOf(created).title, 'A title', name);
      assert.deepEqual(headingsOf(created.text), ['End'], name);
      const { fences } = outline(splitFrontMatter(created.text).body);
      // Where nothing is selected, nothing is shown; a last line end is the fence's own.
      const shown = text === '' ? [] : [asCode(text), asCode(text)];
      assert.ok(
        fences.length === shown.length && fences.every((fence, at) => fence.text === shown[at]),
        name,
      );
    }
  });

  it('take no time to be searched for what they name', () => {
    for (const { name, text } of accepted) {
      const { document, text: written } = create({ title: 'A title' }, captureOf(placeOf(text)));
      assert.deepEqual([...namingOf(written, document.path).files], ['src/server.ts'], name);
    }
  });

  it('are added to a log that holds entries, and to one that is new', () => {
    for (const { name, text } of accepted) {
      for (const before of [LOG, LOG.replaceAll('\n', '\r\n'), '']) {
        const draft = {
          title: 'Sockets leak',
          kind: 'challenge',
          tags: [],
          date: '2026-11-20T17:31:05+01:00',
        };
        const document = refOf('docs/CHALLENGES.md');
        const after = applyEdits(before, planAppend(document, before, draft, captureOf(placeOf(text))).edits);
        const { entries } = readDocument(document, after);
        assert.deepEqual(
          entries.map(({ title }) => title),
          before === '' ? ['Sockets leak'] : ['Rope frays', 'Sockets leak'],
          name,
        );
        assert.equal(entries.at(-1)?.anchors[0]?.file, 'src/server.ts', name);
        assert.ok(codeOf(after)['before a1'] === asCode(text), name);
      }
    }
  });

  it('are added to a record and to an entry of a log', () => {
    const record = create({ title: 'A title' }, captureOf(placeOf('first\n')));
    for (const { document, text: before } of [record, { document: refOf('docs/CHALLENGES.md'), text: LOG }]) {
      const [entry] = readDocument(document, before).entries;
      for (const { name, text } of accepted) {
        const place = placeOf(text) as Parameters<typeof addAnchor>[2];
        const after = applyEdits(before, addAnchor(before, entry!, place, 'evidence'));
        const { entries } = readDocument(document, after);
        assert.equal(entries.length, 1, name);
        assert.equal(entries[0]?.title, entry?.title, name);
        const id = document === record.document ? 'a2' : 'a1';
        assert.ok(codeOf(after)[`evidence ${id}`] === asCode(text), name);
      }
    }
  });

  it('are written beside the code that they became when an entry is resolved', () => {
    const record = create({ title: 'A title' }, captureOf(placeOf('first\n')));
    const entry = entryOf(record);
    for (const { name, text } of accepted) {
      const code = asCode(text);
      const place = { file: 'src/server.ts', lines: { first: 1, last: 2 } };
      const resolution = {
        date: '2026-11-21T10:00:00+01:00',
        code: [{ anchor: 'a1', is: { grade: 'changed' as const, place, text: code }, uncommitted: false }],
        fixes: [],
        links: NO_LINKS,
      };
      const { change } = planResolution(record.text, entry, resolution, { files: [], folders: [] });
      assert.ok(change.kind !== 'impossible', name);
      const after = applyEdits(record.text, change.edits);
      const resolved = entryOf({ ...record, text: after });
      assert.deepEqual([resolved.title, resolved.state], ['A title', 'resolved'], name);
      const written = codeOf(after);
      assert.equal(written['before a1'], 'first\n', name);
      // What has too many lines to be compared may be left out, but never half of it.
      assert.ok([code, ''].includes(written['after a1'] ?? '?'), name);
    }
  });
});
