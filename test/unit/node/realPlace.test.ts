import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../../src/core/ports';
import { leadsInto, mustBeInside, realPlaceOf } from '../../../src/node/realPlace';

describe('where a path leads', () => {
  let scratch: string;
  let root: string;

  beforeEach(function () {
    // Only some people may make links there.
    if (process.platform === 'win32') return this.skip();
    scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'challenge-log-place-')));
    root = path.join(scratch, 'root');
    mkdirSync(path.join(root, 'folder'), { recursive: true });
    mkdirSync(path.join(scratch, 'root-too'));
    writeFileSync(path.join(root, 'file'), '');
    writeFileSync(path.join(scratch, 'secret'), '');
    const links = {
      'to-file': 'file',
      'to-folder': 'folder',
      out: '..',
      'out-and-in': '../root/folder',
      'to-secret': '../secret',
      'to-nothing': '../made',
      'to-nothing-inside': 'folder/made',
      circle: 'circle',
      twin: '../root-too',
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(root, name));
  });
  afterEach(() => {
    if (scratch !== undefined) rmSync(scratch, { recursive: true });
  });

  const isInside = (name: string) => leadsInto([root], path.join(root, name));

  for (const name of [
    '',
    'file',
    'to-file',
    'new',
    'new/deep',
    'to-folder/new',
    'out-and-in/new',
    'out/root/file',
    'file/below',
  ])
    it(`is inside: "${name}"`, async () => assert.equal(await isInside(name), true));

  for (const name of [
    'out',
    'out/new',
    'out/new/deep',
    'to-secret',
    'to-nothing',
    'to-nothing-inside',
    'circle',
    'circle/new',
    'twin',
    '../secret',
    '..',
  ])
    it(`is not inside: "${name}"`, async () => assert.equal(await isInside(name), false));

  it('may be in any folder of several', async () => {
    assert.equal(await leadsInto([root, path.join(scratch, 'root-too')], path.join(root, 'twin/new')), true);
    assert.equal(await leadsInto([], path.join(root, 'file')), false);
  });

  it('is where it would be made, for what is not there', async () => {
    assert.equal(await realPlaceOf(path.join(root, 'to-folder/a/b')), path.join(root, 'folder/a/b'));
    assert.equal(await realPlaceOf(path.join(root, 'to-nothing')), undefined);
  });

  it('is told in a sentence where that is outside', async () => {
    await mustBeInside(root, path.join(root, 'file'));
    await assert.rejects(
      mustBeInside(root, path.join(root, 'to-secret')),
      (error) => error instanceof UserError && /^to-secret leads out of the workspace/.test(error.message),
    );
  });
});
