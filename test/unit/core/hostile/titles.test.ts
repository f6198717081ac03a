import { strict as assert } from 'node:assert';
import { MAX_WORD } from '../../../../src/core/capture';
import { readDocument } from '../../../../src/core/document';
import { planAppend } from '../../../../src/core/logs/append';
import { draftOf, fileNameOf } from '../../../../src/core/newRecord';
import { numberOf, USUAL_STYLE } from '../../../../src/core/numbering';
import { UserError } from '../../../../src/core/ports';
import { builtInTemplates } from '../../../../src/core/templates/builtIn';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';
import { isSameTitle } from '../../../../src/core/logs/titleText';
import { applyEdits } from '../../../../src/core/textEdit';
import { asTitle, choice, SAYS } from '../../../support/hostile/case';
import { TITLES } from '../../../support/hostile/titles';
import {
  assertRefused,
  captureOf,
  create,
  type Created,
  entryOf,
  headingsOf,
  NOTHING,
  NOW,
  placeOf,
  refOf,
} from './support';

/** A template that says the title wherever one can be said. */
const EVERYWHERE = parseTemplate(
  'everywhere',
  `---
kind: incident
summary: "about \${TITLE}"
links: [{ rel: related, to: "\${TITLE}" }]
---

# \${TITLE}

\${TITLE} and \${TITLE}

- \${TITLE}
> \${TITLE}

| \${TITLE} | b |
|---|---|
| \`\${TITLE}\` | [a](\${TITLE}) |

\`\`\`text \${TITLE}
\${TITLE}
\`\`\`

<!-- \${TITLE} -->

<p title="\${TITLE}">\${TITLE}</p>

## End
`,
  true,
) as Template;

describe('hostile titles', () => {
  const accepted = TITLES.filter(({ refused }) => !refused);
  const some = choice(accepted, 4);
  const ordinary = headingsOf(create({ title: 'A title' }).text);

  it('are many', () => assert.ok(TITLES.length >= 300, `${TITLES.length}`));

  for (const { name, text, refused } of TITLES) {
    if (refused) {
      it(`${name}: refused`, () => assertRefused(() => create({ title: text }), refused));
      continue;
    }
    it(name, () => {
      const created = create({ title: text }, captureOf(placeOf('a();\n')));
      const entry = entryOf(created);
      assert.equal(entry.title, asTitle(text));
      assert.equal(entry.kind, 'challenge');
      assert.deepEqual(headingsOf(created.text), ordinary);
    });
  }

  it('make names of files that every system takes', () => {
    for (const { name, text } of accepted) {
      const draft = draftOf({ title: text }, { severity: '', category: '' }, NOW);
      for (const numbering of ['number', 'date', 'none'] as const) {
        const file = fileNameOf(draft, { number: 4, width: 3 }, numbering, USUAL_STYLE);
        assert.match(file, /^[\p{L}\p{N}\p{M}-]+\.md$/u, name);
        assert.doesNotMatch(file, /^(?:con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\./i, name);
        assert.ok(Buffer.byteLength(file) <= 255, name);
        assert.equal(file.normalize('NFC'), file, name);
        if (numbering === 'number') assert.equal(numberOf(file), 4, name);
      }
    }
  });

  for (const template of builtInTemplates().filter(({ isRecord }) => isRecord)) {
    it(`read back from the template ${template.id}`, () => {
      for (const { name, text } of some) {
        const entry = entryOf(create({ title: text, kind: template.kind }, undefined, { template }));
        assert.equal(entry.title, asTitle(text), name);
      }
    });
  }

  for (const template of builtInTemplates().filter(({ isRecord }) => !isRecord)) {
    it(`are found in a document by the template ${template.id}, or refused`, () => {
      const told = /^In a document by the template .* would be taken for something else\./;
      for (const { name, text } of some) {
        let created: Created;
        try {
          created = create({ title: text, kind: template.kind }, captureOf(placeOf('a();')), { template });
        } catch (error) {
          assert.ok(error instanceof UserError && told.test(error.message), `${name}: ${String(error)}`);
          continue;
        }
        const { title, tags, kind, state } = entryOf(created);
        assert.ok(isSameTitle(asTitle(text), { title, tags }), `${name}: ${title}`);
        assert.deepEqual([kind, state], [template.kind, 'open'], name);
      }
    });

    it(`keep numbers, labels and states that are words of the title in the template ${template.id}`, () => {
      for (const title of ['3. Use a queue', 'Fixed: the queue', 'RESOLVED: a', '[BUG] a', 'ADR-0004: a']) {
        const entry = entryOf(create({ title, kind: template.kind }, undefined, { template }));
        assert.deepEqual([entry.title, entry.state], [title, 'open']);
      }
    });
  }

  it('read back from a team’s template that says them everywhere', () => {
    for (const { name, text } of some) {
      const created = create({ title: text, kind: 'incident' }, undefined, { template: EVERYWHERE });
      assert.equal(entryOf(created).title, asTitle(text), name);
      assert.deepEqual(headingsOf(created.text), ['End'], name);
    }
  });
});

describe('hostile words beside the title', () => {
  const FACTS = ['severity', 'category', 'tag'] as const;
  type Fact = (typeof FACTS)[number];
  const saying = (fact: Fact, text: string) =>
    fact === 'tag' ? { title: 'A title', tags: [text, 'last'] } : { title: 'A title', [fact]: text };

  for (const fact of FACTS) {
    it(`as ${fact} read back, or are refused`, () => {
      for (const { name, text, refused } of choice(TITLES, 4)) {
        const line = asTitle(text);
        if (refused && line !== '' && refused !== SAYS.empty) {
          assertRefused(() => create(saying(fact, text)), refused);
          continue;
        }
        if (line.length > MAX_WORD) {
          assertRefused(() => create(saying(fact, text)), SAYS.long);
          continue;
        }
        const entry = entryOf(create(saying(fact, text)));
        assert.equal(entry.title, 'A title', name);
        if (fact === 'tag') assert.deepEqual(entry.tags, [line, 'last'].filter(Boolean), name);
        else assert.equal(entry[fact] ?? '', line, name);
      }
    });

    it(`as ${fact} are added to a log, or are refused`, () => {
      const before =
        '# Challenges\n\n## Challenge 1: Rope frays\n\n**Status:** Open\n**Severity:** high\n**Category:** rope\n**Tags:** a, b\n\nIt frays.\n';
      const document = refOf('docs/CHALLENGES.md');
      for (const { name, text } of choice(TITLES, 4)) {
        const request = saying(fact, text);
        let after: string;
        try {
          const draft = draftOf(request, { severity: '', category: '' }, NOW);
          after = applyEdits(before, planAppend(document, before, draft, NOTHING).edits);
        } catch (error) {
          assert.ok(error instanceof UserError, `${name}: ${String(error)}`);
          continue;
        }
        const { entries } = readDocument(document, after);
        assert.deepEqual(
          entries.map(({ title, kind, state }) => [title, kind, state]),
          [
            ['Rope frays', 'challenge', 'open'],
            ['A title', 'challenge', 'open'],
          ],
          name,
        );
        assert.doesNotMatch(after, /\0/);
      }
    });
  }
});
