// What VS Code runs in its extension host: mocha over compiled suites beside this file.
import path from 'node:path';
import Mocha from 'mocha';

/** The compiled suites that scripts/test.mjs names. */
const suites = process.env['CHALLENGE_LOG_FILES']?.split(path.delimiter) ?? [];

/** Resolves when everything passed; rejects otherwise, which makes VS Code end with code 1. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const grep = process.env['MOCHA_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: 20_000,
    ...(grep && { grep }),
  });
  for (const file of suites) mocha.addFile(file);
  const failures = await new Promise<number>((resolve, reject) => {
    const runner = mocha.run((count) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      console.log(`${passes} passed, ${count} failed${pending > 0 ? `, ${pending} skipped` : ''}`);
      if (passes + count + pending === 0 && grep === undefined) reject(new Error('No test was found.'));
      resolve(count);
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
