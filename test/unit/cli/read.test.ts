import { strict as assert } from 'node:assert';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../../../src/cli/errors';
import { workspaceAround } from '../../../src/cli/folders';
import { readDocuments, withLookedUpLinks } from '../../../src/cli/read';
import { EMPTY_CATALOG, withReadings } from '../../../src/core/catalog';
import type { Entry } from '../../../src/core/entry';

describe('documents for a terminal', () => {
  const ENTRY = '## Challenge 1: It leaks\n\n**Status:** Open\n';
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(realpathSync(tmpdir()), 'challenge-log-read-'));
    mkdirSync(path.join(root, '.git'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (file: string, text = ENTRY) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const read = (paths: readonly string[], cwd = '', include?: readonly string[]) =>
    readDocuments(path.join(root, cwd), paths, { exclude: [], ...(include ? { include } : {}) });
  const refs = async (paths: readonly string[], cwd = '') =>
    (await read(paths, cwd)).entries.map(({ document }) => [
      document.path,
      document.within,
      document.inTarget,
    ]);

  it('know the folders that a PATH lies in, as far as the repository goes', async () => {
    write('docs/team/adr/1.md');
    assert.deepEqual(await refs([]), [['docs/team/adr/1.md', undefined, false]]);
    assert.deepEqual(await refs(['.']), [['docs/team/adr/1.md', undefined, false]]);
    assert.deepEqual(await refs(['docs']), [['team/adr/1.md', 'docs', false]]);
    assert.deepEqual(await refs(['docs/team/adr']), [['1.md', 'team/adr', false]]);
    assert.deepEqual(await refs(['1.md'], 'docs/team/adr'), [['1.md', 'team/adr', false]]);
  });

  it('are in the target, wherever the PATH begins', async () => {
    write('docs/challenges/1.md');
    write('docs/challenges/old/2.md');
    write('packages/a/docs/challenges/3.md');
    const inTarget = async (...paths: string[]) => (await refs(paths)).map(([, , known]) => known);
    assert.deepEqual(await inTarget(), [true, true]);
    assert.deepEqual(await inTarget('docs'), [true, true]);
    assert.deepEqual(await inTarget('docs/challenges'), [true, true]);
    assert.deepEqual(await inTarget('docs/challenges/old'), [true]);
    assert.deepEqual(await inTarget('.'), [true, true, false]);
    assert.deepEqual(await inTarget('packages/a'), [true]);
  });

  it('are well-known names too where a folder is read whole, but nothing hidden and nothing of packages', async () => {
    for (const file of [
      '.github/KNOWN_ISSUES.md',
      '.github/other.md',
      'a/b/x.MD',
      'node_modules/p/x.md',
      'a/x.txt',
    ])
      write(file);
    assert.deepEqual(
      (await refs(['.'])).map(([file]) => file),
      ['.github/KNOWN_ISSUES.md', 'a/b/x.MD'],
    );
    assert.deepEqual(
      (await refs(['node_modules/p'])).map(([file]) => file),
      ['x.md'],
    );
    assert.deepEqual((await read([], '', ['a/**'])).entries.length, 2);
  });

  it('are read once, as the first PATH names them', async () => {
    write('docs/a.md');
    assert.deepEqual(
      (await refs(['docs/a.md', 'docs', '.', './docs/../docs'])).map(([file]) => file),
      ['a.md'],
    );
  });

  it('that are not there are a wrong PATH; those that cannot be read are a problem', async () => {
    await assert.rejects(read(['nowhere']), UsageError);
    write('docs/a.md');
    await assert.rejects(read(['docs/a.md/b']), UsageError);
    write('docs/large.md');
    truncateSync(path.join(root, 'docs/large.md'), 5_000_000_000);
    const { entries, problems } = await read(['docs']);
    assert.equal(entries.length, 1);
    assert.deepEqual(
      problems.map(({ document, code, message }) => [document.path, code, message]),
      [['large.md', 'too-large', 'The document is larger than 4 MB and is not read.']],
    );
    if (process.platform === 'win32') return;
    symlinkSync('loop.md', path.join(root, 'loop.md'));
    await assert.rejects(read(['loop.md']), UsageError);
  });

  it('that an index links to are looked up, inside the folder alone', () => {
    write('docs/there.md', '# No entry\n');
    const document = { uri: 'index', path: 'docs/README.md', folder: root, inTarget: false };
    const row = (line: number, link: string): Entry => ({
      document,
      line,
      endLine: line,
      form: 'row',
      title: link,
      kind: 'decision',
      state: 'open',
      inferred: false,
      tags: [],
      anchors: [],
      link,
    });
    const entries = [row(3, 'docs/there.md'), row(4, 'docs/gone.md'), row(5, '../outside.md')];
    const catalog = withReadings(EMPTY_CATALOG, new Map([['index', { entries, problems: [] }]]));
    assert.deepEqual(
      withLookedUpLinks(catalog).problems.map(({ line, code }) => [line, code]),
      [[4, 'missing-document']],
    );
  });

  it('get new ones in the nearest folder that has some, inside the repository', () => {
    const around = (folder: string, target = 'docs/challenges') =>
      path.relative(root, workspaceAround(path.join(root, folder), target));
    write('packages/a/docs/challenges/1.md');
    write('packages/a/src/deep/x.ts');
    write('packages/b/x.ts');
    assert.equal(around('packages/a/src/deep'), path.join('packages', 'a'));
    assert.equal(around('packages/b'), '');
    assert.equal(around('packages/a/src', 'notes'), '');
    assert.equal(around('packages/a/src', ''), '');
    rmSync(path.join(root, '.git'), { recursive: true });
    assert.equal(around('packages/a/src/deep'), path.join('packages', 'a', 'src', 'deep'));
  });
});
