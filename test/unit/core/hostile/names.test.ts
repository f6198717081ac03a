import { strict as assert } from 'node:assert';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { addAnchor } from '../../../../src/core/anchoring/plan';
import { MAX_ANCHORS } from '../../../../src/core/capture';
import { readDocument } from '../../../../src/core/document';
import { splitFrontMatter } from '../../../../src/core/frontMatter';
import { planAppend } from '../../../../src/core/logs/append';
import { targetOf } from '../../../../src/core/target';
import { applyEdits } from '../../../../src/core/textEdit';
import { FILE_NAMES, FOLDERS } from '../../../support/hostile/names';
import { assertRefused, captureOf, create, entryOf, headingsOf, placeOf, refOf } from './support';

/** Where the links of a document lead that are made of captions, and what they show. */
function linksOf(document: string, text: string): { readonly to: string; readonly shown: string }[] {
  const tokens = new MarkdownIt().parse(splitFrontMatter(text).body, {});
  return tokens.flatMap(({ children }) =>
    (children ?? []).flatMap((token, at) => {
      if (token.type !== 'link_open') return [];
      const [href = ''] = String(token.attrGet('href')).split('#');
      const to = path.posix.join(path.posix.dirname(document), ...href.split('/').map(decodeURIComponent));
      return [{ to, shown: children?.[at + 1]?.content ?? '' }];
    }),
  );
}

describe('hostile names of files', () => {
  const ordinary = headingsOf(create({ title: 'A title' }, captureOf(placeOf('a'))).text);

  for (const { name, text } of FILE_NAMES) {
    it(name, () => {
      for (const file of [text, `src/${text}`, `${text}/${text}`]) {
        const created = create({ title: 'A title' }, captureOf(placeOf('a();', file)));
        assert.equal(entryOf(created).anchors[0]?.file, file);
        assert.deepEqual(headingsOf(created.text), ordinary);
        const [link, ...others] = linksOf(created.document.path, created.text);
        assert.deepEqual(others, []);
        assert.equal(link?.to, file);
        assert.equal(link.shown, `${file}:1-2`.replaceAll(/\s+/g, ' ').trim());
      }
    });
  }

  it('are facts of an entry in a log, too', () => {
    const before = '# Challenges\n\n## Challenge 1: Rope frays\n\n**Status:** Open\n\nIt frays.\n';
    const document = refOf('docs/CHALLENGES.md');
    for (const { name, text } of FILE_NAMES) {
      const draft = { title: 'Sockets leak', kind: 'challenge', tags: [], date: '2026-11-20T17:31:05+01:00' };
      const captured = captureOf(placeOf('a();', `src/${text}`));
      const after = applyEdits(before, planAppend(document, before, draft, captured).edits);
      const { entries } = readDocument(document, after);
      assert.deepEqual(
        entries.map(({ title, anchors }) => [title, anchors[0]?.file]),
        [
          ['Rope frays', undefined],
          ['Sockets leak', `src/${text}`],
        ],
        name,
      );
    }
  });

  it('are facts of code that is added to an entry', () => {
    const record = create({ title: 'A title' }, captureOf(placeOf('a();')));
    for (const { name, text } of FILE_NAMES) {
      const place = placeOf('b();', text) as Parameters<typeof addAnchor>[2];
      const after = applyEdits(record.text, addAnchor(record.text, entryOf(record), place, 'evidence'));
      const { anchors } = entryOf({ ...record, text: after });
      assert.deepEqual(
        anchors.map(({ file }) => file),
        ['src/server.ts', text],
        name,
      );
    }
  });

  it('are refused where together they need more room than front matter has', () => {
    const long = `src/${'ก'.repeat(83)}/${'ก'.repeat(83)}.ts`;
    const permalink = `https://git.example/a/b/blob/${'0'.repeat(40)}/${encodeURIComponent(long)}`;
    const place = placeOf('a();', long);
    const places = Array.from({ length: MAX_ANCHORS }, () => ({
      ...place,
      anchor: { ...place.anchor, permalink },
    }));
    assert.equal(entryOf(create({ title: 'A title' }, captureOf(...places.slice(0, 10)))).anchors.length, 10);
    assertRefused(
      () => create({ title: 'A title' }, captureOf(...places)),
      /more room than front matter has/,
    );
  });
});

describe('hostile targets', () => {
  for (const { name, text, refused } of FOLDERS) {
    if (refused) {
      it(`${name}: refused`, () => assertRefused(() => targetOf(text), refused));
      continue;
    }
    it(name, () => {
      const { form, path: target } = targetOf(text);
      assert.equal(form, 'folder');
      assert.equal(path.posix.normalize(target), target);
      assert.doesNotMatch(target, /^(?:\/|\.\.)|\\|\/$/);
      const created = create({ title: 'A title' }, captureOf(placeOf('a();')), { target });
      assert.equal(entryOf(created).title, 'A title');
      assert.equal(linksOf(created.document.path, created.text)[0]?.to, 'src/server.ts');
    });
  }
});
