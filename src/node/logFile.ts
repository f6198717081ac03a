import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../core/ports';
import { decodeText } from '../core/text';
import { holdingFolder } from './claims';
import { codeOf, explained } from './errors';
import { makeFolder } from './numberedFolder';
import { mustBeInside } from './realPlace';
import { replaceFile } from './replaceFile';

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
    const name = basename(file);
    await holdingFolder(folder, async (claim) => {
      const place = join(folder, name);
      await mustBeInside(root, place);
      const bytes = await readFile(place).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      });
      if (bytes) {
        const { text, encode } = decodeText(bytes);
        // Editors know nothing of claims, so the file may be another one by then.
        await replaceFile(place, encode(compute(text)), bytes);
      } else if (!(await claim.commit(compute(undefined), name))) {
        throw new UserError(`${name} was made by somebody else just now. Try again.`);
      }
    });
  } catch (error) {
    throw explained(error, `${basename(file)} cannot be written`, 'Set that right and try again.');
  }
}
