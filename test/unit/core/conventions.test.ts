import { strict as assert } from 'node:assert';
import { KINDS } from '../../../src/core/entry';
import { createSelection, DEFAULT_INCLUDE } from '../../../src/core/selection';
import { templateOfDocuments, usedTarget, type Surroundings } from '../../../src/core/conventions';

const NYGARD =
  '# 1. A\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n';
const MADR =
  '# A\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\na\n';

describe('what a repository does already', () => {
  const around = (...folders: readonly string[]): Surroundings => ({
    list: (folder) => Promise.resolve(folders.includes(folder) ? [] : undefined),
    read: () => Promise.resolve(undefined),
  });
  const USUAL = { '*': 'docs/challenges' };
  const TARGETS = [
    ['a decision where decisions are', USUAL, 'decision', ['docs/decisions', 'docs/til'], 'docs/decisions'],
    ['a decision without such a folder where all go', USUAL, 'decision', ['docs/til'], 'docs/challenges'],
    ['a TIL where TILs are', USUAL, 'til', ['docs/decisions', 'docs/til'], 'docs/til'],
    ['a challenge where all go', USUAL, 'challenge', ['docs/adr'], 'docs/challenges'],
    ['all where the setting says', { '*': 'notes' }, 'decision', ['docs/adr'], 'notes'],
    ['a kind where the setting says', { ...USUAL, decision: 'docs/x' }, 'decision', ['docs/adr'], 'docs/x'],
  ] as const;
  for (const [what, targets, kind, folders, expected] of TARGETS) {
    it(`puts ${what}`, async () =>
      assert.equal(await usedTarget(around(...folders), targets, kind), expected));
  }

  it('puts nothing where it is not read', async () => {
    const asked: string[] = [];
    const nothing: Surroundings = {
      list: (folder) => Promise.resolve(void asked.push(folder)),
      read: () => Promise.resolve(undefined),
    };
    for (const kind of KINDS) await usedTarget(nothing, USUAL, kind);
    assert.ok(asked.includes('til') && asked.includes('adr'), asked.join());
    const selection = createSelection({ include: DEFAULT_INCLUDE });
    assert.deepEqual(
      asked.filter((folder) => !selection.includes(`${folder}/x.md`)),
      [],
    );
  });

  const FORMS = [
    ['records after Nygard', [NYGARD], 'decision-nygard'],
    [
      'records of MADR with a status in front matter',
      [`---\nstatus: accepted\n---\n\n${MADR}`],
      'decision-madr',
    ],
    [
      'records of MADR with a line for it',
      [MADR.replace('# A\n', '# A\n\n* Status: accepted\n')],
      'decision-madr-2',
    ],
    ['records of our own', [`---\nkind: decision\nstatus: open\n---\n\n${NYGARD}`], undefined],
    ['anything else', ['# Notes\n\nx\n'], undefined],
    ['one among many of another form', [NYGARD, '# x\n', '# y\n'], undefined],
    ['nothing', [], undefined],
  ] as const;
  for (const [what, texts, id] of FORMS) {
    it(`says by which template ${what} are written`, () => assert.equal(templateOfDocuments(texts), id));
  }
});
