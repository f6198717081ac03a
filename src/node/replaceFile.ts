import { randomUUID } from 'node:crypto';
import { chmod, chown, open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explained } from './errors';

/**
 * Replaces a file's content at once: whoever reads it sees the old bytes or the new ones.
 * @param file absolute path; a symbolic link's target is replaced
 * @throws UserError where the disk refuses, also for a file that is read-only
 */
export async function replaceFile(file: string, content: Uint8Array): Promise<void> {
  try {
    await replace(await realpath(file), content);
  } catch (error) {
    throw explained(error, `${basename(file)} cannot be written`, 'Set that right and try again.');
  }
}

async function replace(target: string, content: Uint8Array): Promise<void> {
  // A rename needs no right to write to the file itself, so the file is asked.
  await (await open(target, 'r+')).close();
  const { mode, uid, gid } = await stat(target);
  const draft = join(dirname(target), `.challenge-log-${randomUUID()}.draft`);
  try {
    await writeFile(draft, content, { flag: 'wx', mode });
    const made = await stat(draft);
    // Only root can give a file to somebody else; of another's file an own one is made.
    if (made.uid !== uid || made.gid !== gid) await Promise.allSettled([chown(draft, uid, gid)]);
    await chmod(draft, mode);
    await rename(draft, target);
  } catch (error) {
    await Promise.allSettled([unlink(draft)]);
    throw error;
  }
}
