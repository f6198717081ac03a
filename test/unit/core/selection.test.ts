import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  createSelection,
  DEFAULT_INCLUDE,
  type SelectionRules,
  escapedGlob,
} from '../../../src/core/selection';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, { default: unknown }> };
  };
}

const DEFAULT = createSelection({ include: DEFAULT_INCLUDE });

describe('the selection of documents', () => {
  it('by default is what package.json says', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    const { properties } = manifest.contributes.configuration;
    assert.deepEqual(properties['challengeLog.include']?.default, DEFAULT_INCLUDE);
  });

  for (const path of [
    'docs/a.md',
    'Docs/deep/er/A.MD',
    'DOC/a.markdown',
    'documentation/a.md',
    'KNOWN_ISSUES.md',
    'known-issues.md',
    'Challenges.md',
    'BLOCKERS.md',
    'BUGS.md',
    'LESSONS_LEARNED.md',
    'TROUBLESHOOTING-macos.md',
    'TIL.md',
    'DECISIONS.md',
    'DEBUG_LOG.md',
    'notes/challenges.md',
    '.github/KNOWN_ISSUES.md',
    'incidents/2026-01-01.md',
    'postmortems/a/b.md',
    'bugs/1.md',
    'adr/0001-x.md',
    'DESAFÍOS.md',
    'Lecciones aprendidas.md',
    'LIÇÕES.md'.normalize('NFD'),
    '踩坑记录.md',
    'トラブルシューティング.md',
    '既知の課題.md',
  ]) {
    it(`includes ${path}`, () => assert.ok(DEFAULT.includes(path)));
  }

  for (const path of [
    'README.md',
    'CHANGELOG.md',
    'src/docs/a.md',
    'src/KNOWN_ISSUES.md',
    'docs/a.txt',
    'docs/node_modules/x/docs/a.md',
    'docs/.hidden/a.md',
    'docs/.challenge-log-4.claim',
    'docsy/a.md',
    'my-challenges.md',
  ]) {
    it(`leaves out ${path}`, () => assert.ok(!DEFAULT.includes(path)));
  }

  it('looks only into folders that may hold documents', () => {
    const top = ['', 'docs', 'DOCS/a/b', 'adr', 'notes', '.github'];
    assert.deepEqual(
      top.filter((folder) => !DEFAULT.mayHold(folder)),
      [],
    );
    const others = ['src', 'src/docs', 'node_modules', 'docs/node_modules', '.git', 'notes/deep', 'docs/.x'];
    assert.deepEqual(
      others.filter((folder) => DEFAULT.mayHold(folder)),
      [],
    );
  });

  const rules = (others: Partial<SelectionRules>) =>
    createSelection({ include: ['docs/**/*.md'], ...others });

  it('looks for deeper docs folders by setting', () => {
    const deep = rules({ include: ['packages/*/docs/**/*.md'] });
    assert.ok(deep.includes('packages/a/docs/x.md'));
    assert.ok(deep.mayHold('packages/a') && !deep.mayHold('packages/a/src') && !deep.mayHold('docs'));
  });

  for (const glob of ['docs/old', 'docs/old/', '**/old', 'DOCS/OLD/**', '**/old/**', './docs/old']) {
    it(`excluding ${glob} takes along what is below`, () => {
      const selection = rules({ exclude: [glob] });
      assert.ok(!selection.includes('docs/old/deep/a.md'));
      assert.ok(!selection.mayHold('docs/old/deep'));
      assert.ok(selection.includes('docs/older/a.md') && selection.mayHold('docs'));
    });
  }

  it('excludes single documents, and hidden ones', () => {
    const selection = rules({
      include: ['**/*.md', '.github/**/*.md'],
      exclude: ['**/*.draft.md', '**/.github'],
    });
    assert.ok(!selection.includes('docs/a.draft.md') && selection.includes('docs/a.md'));
    assert.ok(!selection.includes('.github/a.md'));
  });

  it('includes all Markdown files of given folders, whatever their names', () => {
    const selection = rules({ folders: ['notes/[hard]', '.log'], exclude: ['**/draft.md'] });
    assert.ok(selection.includes('notes/[hard]/deep/a.markdown') && selection.includes('.log/a.md'));
    assert.ok(!selection.includes('notes/h/a.md') && !selection.includes('notes/[hard]/.x/a.md'));
    assert.ok(!selection.includes('notes/[hard]/draft.md') && !selection.includes('notes/[hard]/a.txt'));
    assert.ok(
      selection.mayHold('notes') && selection.mayHold('notes/[hard]/x') && !selection.mayHold('notes/x'),
    );
    const all = rules({ include: [], folders: [''] });
    assert.ok(all.includes('a.md') && all.includes('src/a.md') && all.mayHold('src'));
    assert.ok(!all.includes('.hidden/a.md') && !all.mayHold('.hidden') && !all.mayHold('node_modules'));
  });

  it('takes a path as it is once its signs are escaped', () => {
    for (const path of ['[a]/x.md', 'b{a,b}/x.md', '{a,b}.md', '*.md', 'a?/(x)!#.md']) {
      const selection = createSelection({ include: [escapedGlob(path)] });
      assert.ok(selection.includes(path), path);
      assert.ok(!selection.includes(path.replaceAll(/[[\]{}*?,]/g, 'a')), path);
    }
  });

  it('takes no notice of globs that cannot match, and is not slow for hostile ones', () => {
    const hostile = [
      '',
      '/etc/**',
      'C:\\x',
      '../**',
      '#x',
      '!docs/**',
      '{a,b}'.repeat(40),
      '*'.repeat(900),
      '[',
      'x'.repeat(5_000),
    ];
    const selection = createSelection({ include: hostile, exclude: hostile });
    for (const path of ['docs/a.md', `${'a'.repeat(200)}.md`, '../x.md'])
      assert.ok(!selection.includes(path), path);
  });
});
