import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../core/ports';
import { decodeText } from '../core/text';
import { claimedNumbers, takeClaim, type Claim } from './claims';
import { codeOf, explained } from './errors';
import { makeFolder } from './numberedFolder';
import { mustBeInside } from './realPlace';
import { replaceFile } from './replaceFile';

/** No record has this number, so its claim stands for the logs of a folder. */
const LOGS = 0;
/** How long somebody else may hold the claim, and how often it is tried, in milliseconds. */
const PATIENCE = 10_000;
const PAUSE = 10;

/**
 * Edits a document so that of two processes neither loses what the other wrote: one after the other, each on the
 * text that the other left.
 * @param root the workspace folder, absolute; nothing is written outside it
 * @param file absolute; made when missing
 * @param compute called with the text, or nothing where there is no such file; gives the whole new text
 */
export async function editLogFile(
  root: string,
  file: string,
  compute: (text: string | undefined) => string,
): Promise<void> {
  try {
    const folder = await makeFolder(root, dirname(file), '--target');
    const claim = await waitForClaim(folder);
    try {
      const place = join(folder, basename(file));
      await mustBeInside(root, place);
      const bytes = await readFile(place).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      });
      if (!bytes) {
        if (!(await claim.commit(compute(undefined), basename(file))))
          throw new UserError(`${basename(file)} was made by somebody else just now. Try again.`);
        return;
      }
      const { text, encode } = decodeText(bytes);
      const edited = encode(compute(text));
      // Editors know nothing of claims.
      if (!bytes.equals(await readFile(place)))
        throw new UserError(`${basename(file)} changed meanwhile, so it was left alone. Try again.`);
      await replaceFile(place, edited);
    } finally {
      await claim.release();
    }
  } catch (error) {
    throw explained(error, `${basename(file)} cannot be written`, 'Set that right and try again.');
  }
}

async function waitForClaim(folder: string): Promise<Claim> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const claim = await takeClaim(folder, LOGS);
    if (claim) return claim;
    // Removes what a process left behind that is gone.
    await claimedNumbers(folder, await readdir(folder));
    if (Date.now() > end) throw new UserError('Somebody else is writing to this folder. Try again.');
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
