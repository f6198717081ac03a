// A sample of Stryker's mutants, drawn by lot: to try each of them would take days. To Stryker it is a checker, which
// lets those pass that are in the sample; `npm run mutation` counts with the same lot.
import { createHash } from 'node:crypto';

/**
 * @param id as Stryker counts the mutants of one run
 * @param sample the share of all mutants, 0 to 1, and a number: another one draws another sample; for example 0.05:1
 */
export function isInSample(id, sample) {
  const [share, number = '1'] = sample.split(':');
  const lot = createHash('sha256').update(`${number}:${id}`).digest().readUInt32BE();
  return lot < Number(share) * 2 ** 32;
}

const sampleChecker = () => ({
  init: async () => {},
  check: async (mutants) =>
    Object.fromEntries(
      mutants.map(({ id }) => [
        id,
        isInSample(id, process.env.CHALLENGE_LOG_SAMPLE ?? '1')
          ? { status: 'passed' }
          : { status: 'compileError', reason: 'not in the sample' },
      ]),
    ),
});

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: sampleChecker }];
