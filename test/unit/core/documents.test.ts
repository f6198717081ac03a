import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '../../../src/core/document';
import type { Entry } from '../../../src/core/entry';
import { decodeText } from '../../../src/core/text';
import { score, type Row, type TruthDocument } from '../../support/score';

/** Real documents that stand beside the project on some machines. */
function beside(name: string): string | undefined {
  return ['../shared', '../../shared']
    .map((place) => path.resolve(place, name))
    .find((folder) => existsSync(folder));
}

function entriesOf(root: string, file: string, inside = file): readonly Entry[] {
  const { text } = decodeText(readFileSync(path.join(root, file)));
  return readDocument({ uri: file, path: inside, inTarget: inside.startsWith('docs/challenges/') }, text)
    .entries;
}

/** @param pathOf how a document is called in its repository */
function rowsOf(root: string, folder: string, pathOf: (file: string) => string): (Row & { entry: Entry })[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => file.endsWith('.md'))
    .flatMap((document) =>
      entriesOf(root, document, pathOf(document)).map((entry) => ({
        document,
        line: entry.line,
        title: entry.title,
        state: entry.state,
        inferred: entry.inferred,
        entry,
      })),
    );
}

function truthOf(root: string): TruthDocument[] {
  return JSON.parse(readFileSync(path.join(root, 'truth.json'), 'utf8')) as TruthDocument[];
}

/** The shares that are promised of documents that people wrote without knowing of this extension. */
function holds(root: string, rows: readonly Row[]): void {
  const result = score(truthOf(root), rows);
  const told = result.misses.join('\n');
  assert.ok(
    result.titlesRight >= 0.95 * result.truth,
    `${result.titlesRight} of ${result.truth} found\n${told}`,
  );
  assert.ok(
    result.statesRight >= 0.95 * result.states,
    `${result.statesRight} of ${result.states} states\n${told}`,
  );
  assert.ok(result.wrong <= 0.02 * result.rows, `${result.wrong} of ${result.rows} rows wrong\n${told}`);
  assert.equal(result.unknownsRight, result.unknowns, told);
}

describe('documents that people already have', () => {
  // Each folder is a repository of its own.
  const root = path.resolve('test/fixtures/documents');
  const rows = rowsOf(root, '.', (file) => file.split('/').slice(1).join('/'));

  it('of every family list their entries', () => holds(root, rows));

  it('hold facts that are read as they are meant', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const { document, entries } of truthOf(root)) {
      for (const expected of entries) {
        const found = rows.find((row) => row.document === document && row.line === expected.line)?.entry;
        if (!found) continue;
        const facts = {
          severity: found.severity,
          minutes: found.minutes,
          number: found.number,
          kindOf: found.kind,
        };
        for (const [name, value] of Object.entries(facts)) {
          const truth = expected[name as keyof typeof facts];
          if (truth === undefined) continue;
          if (truth === value) right++;
          else wrong.push(`${document}:${expected.line} ${name} is ${value}, not ${truth}`);
        }
        if (expected.date === undefined) continue;
        if (found.date?.startsWith(expected.date)) right++;
        else wrong.push(`${document}:${expected.line} date is ${found.date}, not ${expected.date}`);
      }
    }
    assert.ok(wrong.length <= 0.05 * (right + wrong.length), `${right} right\n${wrong.join('\n')}`);
  });

  it('from public repositories list their entries', function () {
    const corpus = beside('corpus');
    if (!corpus) return this.skip();
    holds(
      corpus,
      rowsOf(corpus, 'docs', (file) => file),
    );
  });

  const SEEDS: Readonly<Record<string, number>> = {
    'challenges-readme': 3,
    'struggle-stories': 4,
    'blockers-log': 0,
    'issue-templates': 3,
    'challenges-thai': 6,
  };
  for (const [name, count] of Object.entries(SEEDS)) {
    it(`${name} lists ${count}`, function () {
      const seeds = beside('seeds');
      if (!seeds) return this.skip();
      for (const file of [`${name}.md`, `${name}.as-given.md`].filter((file) =>
        existsSync(path.join(seeds, file)),
      )) {
        assert.equal(entriesOf(seeds, file).length, count, file);
      }
    });
  }
});
