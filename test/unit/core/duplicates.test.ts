import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EMPTY_CATALOG, withReadings } from '../../../src/core/catalog';
import type { DocumentRef, Reading } from '../../../src/core/entry';
import { readText } from '../../../src/core/reader';
import { decodeText } from '../../../src/core/text';
import { watching } from '../../support/watching';

const RECORD =
  '---\ntitle: "Sockets leak"\nkind: challenge\nstatus: open\n---\n\n# Challenge: Sockets leak\n';

function catalogOf(...paths: readonly string[]) {
  const readings = new Map<string, Reading>();
  for (const path of paths) {
    const document: DocumentRef = { uri: `file:///${path}`, path, inTarget: true };
    readings.set(document.uri, readText(document, RECORD));
  }
  return withReadings(EMPTY_CATALOG, readings);
}

const duplicatesIn = (...paths: readonly string[]) =>
  catalogOf(...paths)
    .problems.filter(({ code }) => code === 'duplicate-number')
    .map(({ document, message }) => `${document.path}: ${message}`);

describe('documents with the same number', () => {
  it('are all listed, each with a problem that names the other', () => {
    const catalog = catalogOf('docs/adr/007-a.md', 'docs/adr/007-b.md', 'docs/adr/008-c.md');
    assert.deepEqual(
      catalog.entries.map(({ document, sharesNumber = false }) => [document.path, sharesNumber]),
      [
        ['docs/adr/007-a.md', true],
        ['docs/adr/007-b.md', true],
        ['docs/adr/008-c.md', false],
      ],
    );
    assert.deepEqual(
      catalog.problems.map(({ document, code, message }) => [document.path, code, message]),
      [
        [
          'docs/adr/007-a.md',
          'duplicate-number',
          'Number 7 is given twice: 007-b.md has it too. Renumber one of them.',
        ],
        [
          'docs/adr/007-b.md',
          'duplicate-number',
          'Number 7 is given twice: 007-a.md has it too. Renumber one of them.',
        ],
      ],
    );
  });

  it('are told however the number is written', () => {
    assert.equal(duplicatesIn('docs/adr/0007-a.md', 'docs/adr/7-b.md').length, 2);
    assert.equal(duplicatesIn('docs/adr/ADR-007-a.md', 'docs/adr/adr-0007-b.md').length, 2);
    assert.equal(duplicatesIn('docs/x/007-a.md', 'docs/x/007-b.md', 'docs/x/007-c.md').length, 3);
  });

  it('are no duplicates where it is another folder, a translation, a companion, a date or a year', () => {
    for (const [one, other] of [
      ['docs/adr/007-a.md', 'docs/til/007-b.md'],
      ['docs/adr/0001-x.md', 'docs/adr/0001-x.de.md'],
      ['docs/adr/0001-use-it.en.md', 'docs/adr/0001-nutze-es.de.md'],
      ['docs/adr/007-x.md', 'docs/adr/007-notes.md'],
      ['docs/adr/007-x.md', 'docs/adr/007-x-measurements.md'],
      ['docs/adr/ADR-007-x.md', 'docs/adr/INC-007-y.md'],
      ['docs/til/2026-goals.md', 'docs/til/2026-review.md'],
      ['docs/til/2026-11-20-a.md', 'docs/til/2026-11-20-b.md'],
      ['docs/til/03-14-a.md', 'docs/til/03-15-b.md'],
      ['docs/adr/0000-template.md', 'docs/adr/0000-overview.md'],
      ['docs/adr/README.md', 'docs/adr/readme-2.md'],
      ['docs/adr/1.2-a.md', 'docs/adr/1.3-b.md'],
    ] as const)
      assert.deepEqual(duplicatesIn(one, other), [], `${one}, ${other}`);
  });

  it('keep their objects while other documents change, and lose the mark when it is over', () => {
    const before = catalogOf('docs/adr/007-a.md', 'docs/adr/007-b.md', 'docs/adr/008-c.md');
    const document: DocumentRef = {
      uri: 'file:///docs/adr/008-c.md',
      path: 'docs/adr/008-c.md',
      inTarget: true,
    };
    const after = withReadings(
      before,
      new Map([[document.uri, readText(document, RECORD.replace('open', 'resolved'))]]),
    );
    assert.equal(after.entries[0], before.entries[0]);
    const mended = withReadings(after, new Map([['file:///docs/adr/007-b.md', undefined]]));
    assert.deepEqual(
      mended.entries.map(({ sharesNumber }) => sharesNumber),
      [undefined, undefined],
    );
  });

  it('are found among 10,000 documents without looking at those again that did not change', () => {
    const { looks, watched } = watching();
    const readings = new Map<string, Reading>();
    for (let index = 0; index < 10_000; index++) {
      const path = `docs/adr/${index + 3000}-x${index}.md`;
      const { entries, problems } = readText({ uri: `file:///${path}`, path, inTarget: true }, RECORD);
      readings.set(`file:///${path}`, { entries: entries.map(watched), problems });
    }
    const catalog = withReadings(EMPTY_CATALOG, readings);
    const before = looks();
    const uri = 'file:///docs/adr/3000-y.md';
    const reading = readText({ uri, path: 'docs/adr/3000-y.md', inTarget: true }, RECORD);
    assert.equal(withReadings(catalog, new Map([[uri, reading]])).problems.length, 2);
    assert.ok(looks() - before < 100, `${looks() - before} looks`);
  });

  for (const [name, root] of [
    ['the fixtures', 'test/fixtures/documents'],
    ['the seeds', beside('seeds')],
    ['the corpus', beside('corpus')],
  ] as const) {
    it(`are never alleged of ${name}`, function () {
      if (root === undefined) return this.skip();
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.md'),
      );
      assert.ok(files.length > 0);
      const readings = new Map<string, Reading>();
      for (const file of files) {
        const document: DocumentRef = { uri: file, path: file.replaceAll('\\', '/'), inTarget: false };
        readings.set(file, readText(document, decodeText(readFileSync(path.join(root, file))).text));
      }
      const { problems } = withReadings(EMPTY_CATALOG, readings);
      assert.deepEqual(
        problems.filter(({ code }) => code === 'duplicate-number'),
        [],
      );
    });
  }
});

/** Real documents that stand beside the project on some machines. */
function beside(name: string): string | undefined {
  return ['../shared', '../../shared']
    .map((place) => path.resolve(place, name))
    .find((folder) => existsSync(folder));
}
