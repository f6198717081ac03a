import { randomUUID } from 'node:crypto';
import { chmod, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Replaces a file's content at once: whoever reads it sees the old bytes or the new ones.
 * @param file absolute path; a symbolic link's target is replaced
 */
export async function replaceFile(file: string, content: Uint8Array): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const draft = join(dirname(target), `.challenge-log-${randomUUID()}.draft`);
  try {
    await writeFile(draft, content, { flag: 'wx', mode });
    await chmod(draft, mode);
    await rename(draft, target);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}
