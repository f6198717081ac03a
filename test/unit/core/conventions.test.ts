import { strict as assert } from 'node:assert';
import { targetsToTry, templateOfDocuments } from '../../../src/core/conventions';

const NYGARD =
  '# 1. A\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n';
const MADR =
  '# A\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\na\n';

describe('what a repository does already', () => {
  it('says where entries go, unless the setting does', () => {
    assert.equal(targetsToTry({ '*': 'docs/challenges' }, 'decision')[0], 'docs/adr');
    assert.equal(targetsToTry({ '*': 'docs/challenges' }, 'decision').at(-1), 'docs/challenges');
    assert.deepEqual(targetsToTry({ '*': 'docs/challenges' }, 'challenge'), ['docs/challenges']);
    assert.deepEqual(targetsToTry({ '*': 'notes' }, 'decision'), ['notes']);
    assert.deepEqual(targetsToTry({ '*': 'docs/challenges', decision: 'docs/choices' }, 'decision'), [
      'docs/choices',
    ]);
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
