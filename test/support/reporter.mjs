// Mocha's own report, and at its end the one line that scripts/test.mjs adds up.
import Mocha from 'mocha';

export default function reporter(runner, options) {
  new Mocha.reporters.Spec(runner, options);
  runner.once('end', () => {
    const { passes, failures, pending } = runner.stats;
    console.log(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}`);
  });
}
