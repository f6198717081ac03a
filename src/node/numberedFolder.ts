import { mkdir, readdir, realpath, unlink } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { nextNumber, numberOf } from '../core/numbering';
import { UserError, type NumberedFolder } from '../core/ports';
import { claimedNumbers, createWhole, takeClaim } from './claims';
import { codeOf, explained } from './errors';

/**
 * A folder on disk. A number is reserved by a claim; under the claim the folder is listed again, and the
 * record comes to be whole, under a name that it never takes from another file.
 * @param root the workspace folder, absolute; nothing is written outside it
 * @param folder absolute; created when missing
 * @param option what names the folder, as a person can change it
 * @param lastKnown the highest number that is known to be given elsewhere, on a branch say; 0 for none
 */
export function createNumberedFolder(
  root: string,
  folder: string,
  option = '"challengeLog.targets"',
  lastKnown = 0,
): NumberedFolder {
  return {
    create: (draft) => prepared((place) => createIn(place, draft, lastKnown + 1)),
    createUnnumbered: (draft) =>
      prepared(async (place) => {
        for (let attempt = 1; ; attempt++) {
          const { name, text } = draft(attempt);
          if (await createWhole(place, name, text)) return { name };
        }
      }),
  };

  async function prepared<Made>(make: (folder: string) => Promise<Made>): Promise<Made> {
    try {
      return await make(await makeFolder(root, folder, option));
    } catch (error) {
      const remedy = `Change ${option}, or what is wrong with the folder.`;
      throw explained(error, `Nothing can be written to the folder ${folder}`, remedy);
    }
  }
}

async function createIn(
  folder: string,
  draft: Parameters<NumberedFolder['create']>[0],
  first: number,
): Promise<{ name: string; number: number }> {
  // Rises where a name is taken although its number seemed free, so that no number is tried for ever.
  let least = first;
  for (;;) {
    const { number, width } = await firstFree(folder, least);
    const claim = await takeClaim(folder, number);
    if (!claim) continue;
    try {
      if (await isUsed(folder, number)) continue;
      const { name, text } = draft(number, width);
      if (await claim.commit(text, name)) {
        // Whoever sees a second record of its number takes another one, should a claim ever have failed.
        if (!(await isUsed(folder, number, name))) return { name, number };
        await unlink(join(folder, name));
      } else least = number + 1;
    } finally {
      await claim.release();
    }
  }
}

/** @param own the name that does not count */
async function isUsed(folder: string, number: number, own?: string): Promise<boolean> {
  return (await readdir(folder)).some((name) => name !== own && numberOf(name) === number);
}

async function firstFree(folder: string, least: number): Promise<{ number: number; width: number }> {
  const names = await readdir(folder);
  const next = nextNumber(names);
  const claimed = await claimedNumbers(folder, names);
  let number = Math.max(next.number, least);
  while (claimed.has(number)) number++;
  return { number, width: next.width };
}

/**
 * Makes a folder where it is missing.
 * @param option what names it, as a person can change it
 * @returns the folder without links; nothing is made before it is known to lie in the workspace
 * @throws UserError when a link leads out of it
 */
export async function makeFolder(root: string, folder: string, option: string): Promise<string> {
  const workspace = await realpath(root);
  const make = async (folder: string): Promise<string> => {
    try {
      return check(await realpath(folder));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    }
    // Level by level, as a recursive mkdir makes folders beyond a link, and may never end (in /proc).
    const place = join(await make(dirname(folder)), basename(folder));
    await mkdir(place).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    return check(await realpath(place));
  };
  const check = (place: string): string => {
    const path = relative(workspace, place);
    if (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)) return place;
    throw new UserError(
      `The folder ${folder} leads out of the workspace, so nothing is written to it. Change ${option}.`,
    );
  };
  return make(folder);
}
