import { strict as assert } from 'node:assert';
import {
  templateOfDocuments,
  usedTarget,
  usedTemplate,
  type Surroundings,
} from '../../../src/core/conventions';
import { KINDS } from '../../../src/core/entry';
import { createSelection, DEFAULT_INCLUDE } from '../../../src/core/selection';
import { builtInTemplates } from '../../../src/core/templates/builtIn';

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
    ['half of them', [NYGARD, '# x\n'], 'decision-nygard'],
    ['most of them', [NYGARD, MADR, MADR], 'decision-madr'],
    ['those with front matter of people’s own', [`---\ntags: [a]\n---\n${NYGARD}`], 'decision-nygard'],
    ['those that hold code', [`---\nanchors: [{id: a1}]\n---\n${NYGARD}`], undefined],
    ['what cannot be read', [`---\na: [\n---\n${NYGARD}`], undefined],
    ['records whose headings are deeper', [NYGARD.replaceAll('## ', '### ')], undefined],
    ['records without a status', [NYGARD.replace('## Status', '## Notes')], undefined],
    ['records without a decision', [NYGARD.replace('## Decision', '## Notes')], undefined],
    ['records without a context', [NYGARD.replace('## Context', '## Notes')], undefined],
    ['records of six sections', [`${NYGARD}\n## A\n\n## B\n`], 'decision-nygard'],
    ['records of seven sections', [`${NYGARD}\n## A\n\n## B\n\n## C\n`], undefined],
    [
      'records of MADR with a bold line for the status',
      [MADR.replace('# A\n', '# A\n\n- **status**: x\n')],
      'decision-madr-2',
    ],
    [
      'records of MADR that name one in a sentence',
      [MADR.replace('# A\n', '# A\n\nx * Status: x\n')],
      'decision-madr',
    ],
    ['half a record of MADR', [MADR.replace('## Decision Outcome', '## Notes')], undefined],
  ] as const;
  for (const [what, texts, id] of FORMS) {
    it(`says by which template ${what} are written`, () => assert.equal(templateOfDocuments(texts), id));
  }

  describe('a new decision', () => {
    const texts: Record<string, string> = {
      'adr/0010-a.md': NYGARD,
      'adr/9-b.md': NYGARD,
      'adr/8-c.md': NYGARD,
      'adr/7-d.md': MADR,
      'adr/6-e.md': MADR,
      'adr/5-f.md': MADR,
      'adr/4-g.md': MADR,
      'adr/README.md': MADR,
      '1-x.md': MADR,
    };
    const asked: string[] = [];
    const repository: Surroundings = {
      list: () => Promise.resolve(undefined),
      read: (path) => {
        asked.push(path);
        return Promise.resolve(texts[path]);
      },
    };
    const names = [
      '4-g.md',
      '5-f.md',
      '6-e.md',
      '7-d.md',
      '8-c.md',
      '9-b.md',
      '0010-a.md',
      'README.md',
      '11-z.txt',
    ];
    const used = async (
      folder: string,
      of: readonly string[],
      templates = builtInTemplates(),
      kind = 'decision',
    ) => (await usedTemplate(repository, folder, of, templates, kind)).id;

    it('is written as most of the five youngest are', async () => {
      assert.equal(await used('adr', names), 'decision-nygard');
      assert.deepEqual(asked.splice(0), [
        'adr/0010-a.md',
        'adr/9-b.md',
        'adr/8-c.md',
        'adr/7-d.md',
        'adr/6-e.md',
      ]);
      assert.equal(await used('adr', names.slice(0, 5)), 'decision-madr');
      assert.equal(await used('', ['1-x.md']), 'decision-madr');
      // What cannot be read says nothing.
      assert.equal(await used('adr', ['7-d.md', '20-none.md', '21-none.md']), 'decision-madr');
    });

    it('is written as usual where there are none, and where the team has a template', async () => {
      assert.equal(await used('adr', []), 'decision');
      const teams = builtInTemplates().map((template) =>
        template.id === 'decision' ? { ...template, isTeams: true } : template,
      );
      asked.length = 0;
      assert.equal(await used('adr', names, teams), 'decision');
      assert.equal(await used('adr', names, builtInTemplates(), 'til'), 'til');
      assert.deepEqual(asked, []);
    });
  });
});
