// Loaded by the extension host in place of the tests, which it then runs. The window's own log and
// the tests' console reach code.mjs by the same channel, so what the tests print is marked here.
import { createRequire } from 'node:module';
import { format } from 'node:util';

const { CHALLENGE_LOG_TESTS: tests, CHALLENGE_LOG_MARK: mark } = process.env;

for (const level of ['log', 'info', 'warn', 'error']) {
  const original = console[level];
  // The extension host guards its console against assignment, but not against this.
  Object.defineProperty(console, level, {
    value: (...args) => original.call(console, mark + format(...args)),
  });
}

/** By `require`, which the extension host makes to know the module `vscode`. */
export const run = () => createRequire(tests)(tests).run();
