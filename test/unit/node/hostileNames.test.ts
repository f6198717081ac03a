// A numbered folder on a real disk, with hostile names for it, in it, and for what is created.
import { strict as assert } from 'node:assert';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { draftOf, fileNameOf } from '../../../src/core/newRecord';
import { USUAL_STYLE, type FileNumber } from '../../../src/core/numbering';
import { UserError } from '../../../src/core/ports';
import { targetOf } from '../../../src/core/target';
import { createNumberedFolder } from '../../../src/node/numberedFolder';
import { choice } from '../../support/hostile/case';
import { FILE_NAMES, FOLDERS, LONG_FOLDERS } from '../../support/hostile/names';
import { TITLES } from '../../support/hostile/titles';

const windows = process.platform === 'win32';

describe('a numbered folder with hostile names', function () {
  this.timeout(30_000);

  let scratch: string;
  let root: string;

  beforeEach(() => {
    scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'challenge-log-hostile-')));
    root = path.join(scratch, 'workspace');
    mkdirSync(root);
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  const created = (target: string, title = 'A title') => {
    const draft = draftOf({ title }, { severity: '', category: '' }, new Date());
    return createNumberedFolder(root, path.join(root, ...target.split('/'))).create((number, width) => {
      const file: FileNumber = { number, width };
      return { name: fileNameOf(draft, file, 'number', USUAL_STYLE), text: title };
    });
  };

  it('is made where its name says, and nowhere else', async () => {
    for (const { group, name, text, refused } of FOLDERS) {
      if (refused || (windows && group.includes('Windows'))) continue;
      const { path: target } = targetOf(text);
      const { name: file } = await created(target);
      assert.equal(readFileSync(path.join(root, ...target.split('/'), file), 'utf8'), 'A title', name);
    }
    assert.deepEqual(readdirSync(scratch), ['workspace']);
    assert.deepEqual(readdirSync(root), ['docs']);
  });

  it('says why it is not made where its name is too long', async () => {
    for (const { text } of LONG_FOLDERS) {
      await assert.rejects(created(targetOf(text).path), (error: Error) => {
        assert.ok(error instanceof UserError, String(error));
        return /^Nothing can be written to the folder .*\.$/s.test(error.message);
      });
    }
  });

  it('gets a file for every title', async () => {
    const titles = choice(
      TITLES.filter(({ refused }) => !refused),
      3,
    );
    for (const { text } of titles) await created('docs', text);
    const files = readdirSync(path.join(root, 'docs'));
    assert.equal(files.length, titles.length);
    assert.deepEqual(
      files.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b),
      titles.map((_, index) => index + 1),
    );
  });

  it('goes on with its numbers whatever else lies in it', async () => {
    const folder = path.join(root, 'docs');
    mkdirSync(folder);
    for (const { group, text } of FILE_NAMES) {
      if (!windows || group === 'names') writeFileSync(path.join(folder, text), 'kept');
    }
    mkdirSync(path.join(folder, '.challenge-log-1.claim'));
    mkdirSync(path.join(folder, '.challenge-log-x.draft'));
    for (const name of ['007-x.md', '99999999999-x.md', '20261120-x.md', '1e9-x.md', '-5-x.md', '0x10-x.md'])
      writeFileSync(path.join(folder, name), 'kept');
    const numbers = [(await created('docs')).number, (await created('docs')).number];
    assert.deepEqual(numbers, [8, 9]);
  });

  it('gives a number once, however large those are that it holds', async () => {
    for (const name of ['99999998-x.md', '99999999-x.md', '999999998-x.md', '999999999-x.md']) {
      const folder = path.join(root, name.slice(0, -3));
      mkdirSync(folder);
      writeFileSync(path.join(folder, name), 'kept');
      const numbers: number[] = [];
      for (let count = 0; count < 3; count++) {
        try {
          numbers.push((await created(name.slice(0, -3))).number);
        } catch (error) {
          assert.ok(error instanceof UserError, String(error));
        }
      }
      assert.equal(new Set(numbers).size, numbers.length, `${name}: ${numbers.join(', ')}`);
      assert.equal(readFileSync(path.join(folder, name), 'utf8'), 'kept');
    }
  });
});
