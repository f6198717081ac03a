import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** The most that may be loaded until `activate` returns, in bytes. */
const MOST = 60_000;

describe('activation', () => {
  it('loads little, and all of it is counted', () => {
    const loaded = loadedByActivation();
    const size = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.deepEqual(
      loaded.map((file) => path.relative('.', file).replaceAll(path.sep, '/')),
      ['dist/extension.js'],
    );
    assert.ok(size <= MOST, `${size} bytes, ${MOST} at most`);
  });

  /** In a process of its own, with an editor that answers everything with itself. */
  function loadedByActivation(): string[] {
    const program = `
      const Module = require('node:module');
      const anything = new Proxy(function () {}, {
        get: (_target, name) => (name === Symbol.iterator ? function* () {} : anything),
        apply: () => anything,
        construct: () => anything,
      });
      const load = Module._load;
      Module._load = (name, ...rest) => (name === 'vscode' ? Object.create(anything) : load(name, ...rest));
      require(${JSON.stringify(path.resolve('dist/extension.js'))}).activate(anything);
      console.log(JSON.stringify(Object.keys(require.cache)));
      process.exit();
    `;
    return JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })) as string[];
  }
});
