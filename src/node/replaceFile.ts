import { chmod, chown, open, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UserError } from '../core/ports';
import { draftIn, sweep } from './claims';
import { codeOf, explained } from './errors';

/** What a file is refused with that another program uses just now; on Windows any reader, such as a virus scanner, is one. */
const IN_USE = new Set(process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY']);
/** How long that is waited for, time after time, in milliseconds. */
const PAUSES = [10, 50, 250];

/**
 * Replaces a file's content at once: whoever reads it sees the old bytes or the new ones.
 * @param file absolute path; a symbolic link's target is replaced
 * @param expected what it was read as: a file that holds anything else by now is left alone
 * @throws UserError where the disk refuses, also for a file that is read-only
 */
export async function replaceFile(file: string, content: Uint8Array, expected: Uint8Array): Promise<void> {
  try {
    await replace(await realpath(file), content, expected);
  } catch (error) {
    throw explained(error, `${basename(file)} cannot be written`, 'Set that right and try again.');
  }
}

async function replace(target: string, content: Uint8Array, expected: Uint8Array): Promise<void> {
  // A rename needs no right to write to the file itself, so the file is asked.
  await (await open(target, 'r+')).close();
  const { mode, uid, gid } = await stat(target);
  const draft = draftIn(dirname(target));
  try {
    // Without `flush`, a power failure may leave the new name with nothing in it.
    await writeFile(draft, content, { flag: 'wx', mode, flush: true });
    const made = await stat(draft);
    // Only root can give a file to somebody else; of another's file an own one is made.
    if (made.uid !== uid || made.gid !== gid) await Promise.allSettled([chown(draft, uid, gid)]);
    await chmod(draft, mode);
    await swap(draft, target, expected);
  } catch (error) {
    await Promise.allSettled([unlink(draft)]);
    throw error;
  }
  await Promise.allSettled([sweep(dirname(target))]);
}

/** Compared at the last moment: all else that is done before takes longer. */
async function swap(draft: string, target: string, expected: Uint8Array): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      if (!(await readFile(target)).equals(expected))
        throw new UserError(`${basename(target)} changed meanwhile, so it was left alone. Try again.`);
      return await rename(draft, target);
    } catch (error) {
      const pause = PAUSES[attempt];
      if (pause === undefined || !IN_USE.has(codeOf(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
