import { strict as assert } from 'node:assert';
import type { FileHistory } from '../../../src/core/ports';
import { provenance, type Captured } from '../../../src/core/provenance';

const COMMIT = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const OLDER = '0000000000000000000000000000000000000001';
const TEXT = 'one\ntwo\nthree\n';
const HISTORY: FileHistory = {
  root: '/r',
  path: 'a.txt',
  commit: COMMIT,
  branch: 'main',
  remoteUrl: 'https://github.com/acme/app.git',
  committed: TEXT,
  filtered: false,
};
const CAPTURED: Captured = { version: { of: 'now' }, text: TEXT, lines: { first: 2, last: 3 } };
const of = (captured: Partial<Captured>, history: Partial<FileHistory> = {}) =>
  provenance({ ...HISTORY, ...history }, { ...CAPTURED, ...captured }, {});

describe('provenance', () => {
  it('of unchanged text is the commit, the branch and a link', () => {
    assert.deepEqual(of({}), {
      commit: COMMIT,
      branch: 'main',
      permalink: `https://github.com/acme/app/blob/${COMMIT}/a.txt#L2-L3`,
    });
  });

  it('of text that differs says so, and links the committed lines', () => {
    const { uncommitted, permalink } = of({ text: `zero\n${TEXT}` });
    assert.equal(uncommitted, true);
    assert.match(permalink ?? '', /#L1-L2$/);
  });

  it('of a buffer typed back to the commit, over a disk that differs, says so', () => {
    assert.equal(of({ alsoOnDisk: 'other\n' }).uncommitted, true);
  });

  it('of filtered content that differs is unknown', () => {
    assert.equal(of({ text: 'other\n' }, { filtered: true }).uncommitted, 'unknown');
  });

  it('of what is no text is unknown', () => {
    assert.equal(of({ text: undefined }).uncommitted, 'unknown');
  });

  it('of another commit is that commit, without a branch', () => {
    assert.deepEqual(of({ version: { of: 'commit', commit: OLDER } }), {
      commit: OLDER,
      permalink: `https://github.com/acme/app/blob/${OLDER}/a.txt#L2-L3`,
    });
  });

  it('of a version that cannot be named is nothing', () => {
    assert.deepEqual(of({ version: { of: 'unknown' } }), {});
  });

  it('in a repository without commits is nothing', () => {
    assert.deepEqual(provenance({ root: '/r', path: 'a.txt', filtered: false }, CAPTURED, {}), {});
  });

  it('without lines has no link', () => {
    assert.equal(of({ lines: undefined }).permalink, undefined);
  });
});
