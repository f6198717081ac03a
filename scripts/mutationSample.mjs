// A sample of the changes that Stryker would make, drawn by lot: to try each of them would take days. Stryker is
// told of the drawn places, so that all other code runs as it is, and as a checker this lets only the drawn changes
// pass of those that overlap there.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param packages where Stryker is installed
 * @param root absolute
 * @param files relative to it
 * @param sample the share of all changes, 0 to 1, and a number: another one draws another sample; for example 0.05:1
 * @returns the drawn changes
 */
export async function drawSample(packages, root, files, sample) {
  const instrumenter = path.join(packages, '@stryker-mutator', 'instrumenter', 'dist', 'src', 'index.js');
  const { Instrumenter } = await import(pathToFileURL(instrumenter).href);
  const quiet = { debug() {}, info() {}, isDebugEnabled: () => false };
  const contents = files.map((name) => ({
    name: path.join(root, name),
    mutate: true,
    content: readFileSync(path.join(root, name), 'utf8'),
  }));
  const options = { ignorers: [], excludedMutations: [], plugins: null, noHeader: false };
  const { mutants } = await new Instrumenter(quiet).instrument(contents, options);
  const [share, number = '1'] = sample.split(':');
  return mutants.filter((mutant) => {
    const lot = createHash('sha256')
      .update(`${number}:${keyOf(mutant)}`)
      .digest()
      .readUInt32BE();
    return lot < Number(share) * 2 ** 32;
  });
}

/** Names a change, in Stryker's counting of lines and columns from 0. */
export function keyOf({ fileName, location: { start, end }, replacement }) {
  const file = fileName.slice(fileName.lastIndexOf('core/'));
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column}:${replacement}`;
}

const checker = () => {
  const drawn = new Set();
  return {
    init: async () => {
      for (const key of JSON.parse(readFileSync(process.env.CHALLENGE_LOG_SAMPLE, 'utf8')).keys)
        drawn.add(key);
    },
    check: async (mutants) =>
      Object.fromEntries(
        mutants.map((mutant) => [
          mutant.id,
          drawn.has(keyOf(mutant))
            ? { status: 'passed' }
            : { status: 'compileError', reason: 'not in the sample' },
        ]),
      ),
  };
};

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: checker }];
