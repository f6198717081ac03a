import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFixHistory } from '../../../src/node/fixes';
import { gitRunner } from '../../../src/node/git';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

const CODE = [
  'function handleRequest(request) {',
  '  const socket = openSocket(request);',
  '  return socket.readUntilClosed();',
  '}',
];
const OTHER = ['function closeServer(server) {', '  server.stopListening();', '}'];
const text = (...parts: readonly (readonly string[])[]) => `${parts.flat().join('\n')}\n`;

describe('the history of code', function () {
  this.timeout(20_000);

  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const history = createFixHistory(gitRunner(undefined), silent);
  const code = { text: CODE.join('\n'), file: 'src/a b.js', lines: { first: 1, last: 4 } };
  let repository: GitFolder;
  let start: string;
  beforeEach(() => {
    repository = gitFolder({ 'src/a b.js': text(CODE, OTHER), 'notes.txt': 'x\n' });
    start = head();
  });
  afterEach(() => repository.remove());

  function head(): string {
    return repository.git('rev-parse', 'HEAD').trim();
  }
  function commit(message: string, files: Readonly<Record<string, string>> = {}): string {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(repository.path, file)), { recursive: true });
      writeFileSync(path.join(repository.path, file), content);
    }
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', message);
    return head();
  }
  const at = (file = 'src/a b.js') => ({ root: repository.path, path: file });

  describe('commits that touched lines', () => {
    const lines = { first: 1, last: 4 };

    it('are told newest first, without those that touched others, and with their pull requests', async () => {
      const one = commit('Close it (#12)', { 'src/a b.js': text(CODE.with(2, '  one();'), OTHER) });
      commit('Elsewhere', { 'src/a b.js': text(CODE.with(2, '  one();'), OTHER, ['more();']) });
      const two = commit('Close "it"; twice\n\nSee merge request group/project!34', {
        'src/a b.js': text(CODE.with(2, '  two();'), OTHER, ['more();']),
      });
      const found = await history.touching(at(), lines, { commit: start }, code);
      assert.deepEqual(
        found.map(({ hash, subject, pr }) => [hash, subject, pr]),
        [
          [two, 'Close "it"; twice', 34],
          [one, 'Close it (#12)', 12],
        ],
      );
    });

    it('leave out the one that committed the code as it was captured', async () => {
      const draft = CODE.with(1, '  const socket = reuseSocket(request);');
      commit('Reuse them', { 'src/a b.js': text(draft, OTHER) });
      const fix = commit('Close it', { 'src/a b.js': text(draft.with(2, '  one();'), OTHER) });
      const captured = { ...code, text: draft.join('\n') };
      const found = await history.touching(at(), lines, { commit: start }, captured);
      assert.deepEqual(
        found.map(({ hash }) => hash),
        [fix],
      );
    });

    it('are followed through renames', async () => {
      const one = commit('Close it', { 'src/a b.js': text(CODE.with(2, '  one();'), OTHER) });
      repository.git('mv', 'src/a b.js', 'pool.js');
      commit('Rename');
      const found = await history.touching(at('pool.js'), lines, { commit: start }, code);
      assert.deepEqual(
        found.map(({ hash }) => hash),
        [one],
      );
    });

    it('have the number of the merge that they came with', async () => {
      repository.git('checkout', '--quiet', '-b', 'topic');
      commit('Close it', { 'src/a b.js': text(CODE.with(2, '  one();'), OTHER) });
      repository.git('checkout', '--quiet', 'main');
      commit('Notes', { 'notes.txt': 'y\n' });
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #56 from x/topic', 'topic');
      repository.git('checkout', '--quiet', '-b', 'later');
      commit('More', { 'more.txt': 'z\n' });
      repository.git('checkout', '--quiet', 'main');
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #57 from x/later', 'later');
      const found = await history.touching(at(), lines, { commit: start }, code);
      assert.deepEqual(
        found.map(({ pr }) => pr),
        [56],
      );
    });

    it('are told by git alone, whatever a message says', async () => {
      const spoiled = path.join(repository.path, 'spoiled');
      const message = `Close it\u0001--output=${spoiled}\n\n9999999999`;
      const fix = commit(message, { 'src/a b.js': text(CODE.with(2, '  one();'), OTHER) });
      const found = await history.touching(at(), lines, { commit: start }, code);
      assert.deepEqual(
        found.map(({ hash }) => hash),
        [fix],
      );
      assert.equal(existsSync(`${spoiled}..HEAD`), false);
    });

    it('are none where nothing says since when, or git fails', async () => {
      commit('Close it', { 'src/a b.js': text(CODE.with(2, '  one();'), OTHER) });
      assert.deepEqual(await history.touching(at(), lines, {}, code), []);
      assert.deepEqual(await history.touching(at('gone.js'), lines, { commit: start }, code), []);
      assert.deepEqual(
        await createFixHistory(undefined, silent).touching(at(), lines, { commit: start }, code),
        [],
      );
    });

    it('count since a day where the commit is not known here', async () => {
      repository.git('commit', '--quiet', '--amend', '--no-edit', '--date=2026-11-01T00:00:00Z');
      const fix = commit('Close it', { 'src/a b.js': text(CODE.with(2, '  one();'), OTHER) });
      repository.git('commit', '--quiet', '--amend', '--no-edit', '--date=2026-11-10T00:00:00Z');
      const since = { commit: '1'.repeat(40), time: Date.parse('2026-11-11T00:00:00Z') / 1000 };
      assert.notEqual(head(), fix);
      assert.deepEqual(await history.touching(at(), lines, since, code), []);
      const earlier = { ...since, time: Date.parse('2026-11-09T00:00:00Z') / 1000 };
      assert.deepEqual(
        (await history.touching(at(), lines, earlier, code)).map(({ hash }) => hash),
        [head()],
      );
    });
  });

  describe('the commit that removed code', () => {
    it('is the newest one after which it was not there', async () => {
      commit('Try', { 'src/a b.js': text(OTHER) });
      commit('Take back', { 'src/a b.js': text(CODE, OTHER) });
      const fix = commit('Remove it (#9)', { 'src/a b.js': text(OTHER) });
      commit('More', { 'src/a b.js': text(OTHER, ['more();']) });
      const found = await history.removing(at(), code, { commit: start });
      assert.deepEqual([found?.hash, found?.pr], [fix, 9]);
    });

    it('is found behind a renaming, which is not blamed for it', async () => {
      repository.git('mv', 'src/a b.js', 'pool.js');
      commit('Rename');
      const fix = commit('Remove it', { 'pool.js': text(OTHER) });
      assert.equal((await history.removing(at(), code, { commit: start }))?.hash, fix);
    });

    it('may have deleted the file', async () => {
      repository.git('rm', '--quiet', 'src/a b.js');
      const fix = commit('Delete');
      assert.equal((await history.removing(at(), code, { commit: start }))?.hash, fix);
    });

    it('is none where the code was never seen there', async () => {
      commit('More', { 'src/a b.js': text(OTHER) });
      const other = { ...code, text: 'while (true) {\n  neverWritten(anywhere);\n  orElse(nothing);\n}' };
      assert.equal(await history.removing(at(), other, { commit: start }), undefined);
    });
  });

  it('knows what a file is called today', async () => {
    repository.git('mv', 'src/a b.js', 'pool.js');
    commit('Rename');
    repository.git('mv', 'pool.js', 'ünder.js');
    commit('Rename again');
    assert.equal(await history.renamed(at(), { commit: start }), 'ünder.js');
    assert.equal(await history.renamed(at('none.js'), { commit: start }), undefined);
  });

  it('takes no earlier renaming for what became of a file that was deleted', async () => {
    repository.git('mv', 'src/a b.js', 'pool.js');
    commit('Rename');
    commit('Write another', { 'src/a b.js': text(OTHER, ['more();'], CODE.toReversed()) });
    repository.git('rm', '--quiet', 'src/a b.js');
    commit('Delete the other');
    assert.equal(await history.renamed(at(), { commit: start }), undefined);
  });
});
