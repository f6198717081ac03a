import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AttributeFile } from '../core/gitAttributes';
import { codeOf } from './errors';

/** git itself stops at 100 MB; nobody writes a file of a hundredth of that, in bytes. */
const SIZE_LIMIT = 1024 * 1024;

/**
 * The attributes that hold for the files of a folder: the user's own, the folders', the repository's.
 * The system's (`/etc/gitattributes`) are left out, as only git knows where they are.
 *
 * @param place where the repository's `root` is; the `folder` and its `prefix` in the repository; the
 *   path of `info/attributes` from that folder; and git's `config` as NUL-separated entries
 * @returns in git's order; `undefined` when one cannot be read, so that nothing is known
 */
export async function attributeFiles(place: {
  readonly root: string;
  readonly prefix: string;
  readonly folder: string;
  readonly attributes: string;
  readonly config: string;
}): Promise<AttributeFile[] | undefined> {
  const { root, prefix, folder, attributes, config } = place;
  const segments = prefix.split('/').filter(Boolean);
  const folders = ['', ...segments.map((_, index) => segments.slice(0, index + 1).join('/'))];
  const files = [
    { folder: '', file: userFile(root, config) },
    ...folders.map((folder) => ({ folder, file: join(root, folder, '.gitattributes') })),
    { folder: '', file: resolve(folder, attributes) },
  ];
  const read = await Promise.all(
    files.map(async ({ folder, file }) => ({ folder, text: await textOf(file) })),
  );
  const known = read.filter((file): file is AttributeFile => file.text !== undefined);
  return known.length === read.length ? known.filter(({ text }) => text !== '') : undefined;
}

/** git-config(1), core.attributesFile. */
function userFile(root: string, config: string): string {
  const named = [...config.matchAll(/(?<=^|\0)core\.attributesfile\n([^\0]*)/g)].at(-1)?.[1];
  if (named !== undefined) return resolve(root, named.replace(/^~(?=\/)/, homedir()));
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'git', 'attributes');
}

/** @returns `''` when the file is not there, `undefined` when it cannot be read */
async function textOf(file: string): Promise<string | undefined> {
  try {
    const facts = await stat(file);
    // A pipe or a device would never end.
    return facts.isFile() && facts.size <= SIZE_LIMIT ? await readFile(file, 'utf8') : undefined;
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '') ? '' : undefined;
  }
}
