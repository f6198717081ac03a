import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../core/ports';
import { codeOf } from './errors';
import { pathInside } from './walk';

/**
 * Where a path leads when all links are followed; of what is not there yet, where it would be made.
 * @param file absolute
 * @returns `undefined` where nobody can tell: a link to nothing, or in a circle
 */
export async function realPlaceOf(file: string): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
  // Writing to a link that leads to nothing would make what it leads to.
  if (dirname(file) === file || (await isLink(file))) return undefined;
  const folder = await realPlaceOf(dirname(file));
  return folder === undefined ? undefined : join(folder, basename(file));
}

/**
 * @param root absolute
 * @param file absolute
 * @throws UserError where links lead out of the folder
 */
export async function mustBeInside(root: string, file: string): Promise<void> {
  if (!(await leadsInto([root], file)))
    throw new UserError(
      `${basename(file)} leads out of the workspace or nowhere, so it is neither read nor written.`,
    );
}

/** Whether a path leads into one of some folders, all links followed. All are absolute. */
export async function leadsInto(roots: readonly string[], file: string): Promise<boolean> {
  const [real, ...folders] = await Promise.all([realPlaceOf(file), ...roots.map(realPlaceOf)]);
  return (
    real !== undefined &&
    folders.some((folder) => folder !== undefined && pathInside(folder, real) !== undefined)
  );
}

async function isLink(file: string): Promise<boolean> {
  return lstat(file).then(
    (stat) => stat.isSymbolicLink(),
    () => false,
  );
}
