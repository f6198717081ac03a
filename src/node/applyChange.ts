import { access, link, mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { numberedName } from '../core/numberedName';
import { UserError } from '../core/ports';
import { runSteps, type Step } from '../core/steps';
import { decodeText } from '../core/text';
import { applyEdits } from '../core/textEdit';
import type { WorkspaceChange } from '../core/workspaceChange';
import { createWhole, holdingFolder } from './claims';
import { codeOf, explained } from './errors';
import { replaceFile } from './replaceFile';

/**
 * Changes files on disk: all of them, or none where something is in the way. Each is replaced at once, and none is
 * overwritten. Of two processes that rename something in one folder, the second waits for the first.
 * @param root absolute; the change's paths start from it
 * @throws UserError when a file is not what its edits are for, or a name is taken
 */
export async function applyOnDisk(root: string, change: WorkspaceChange): Promise<void> {
  const folders = new Set(change.renames.map(({ from }) => path.dirname(path.join(root, from))));
  try {
    await holdingAll([...folders].sort(), async () => runSteps(await stepsOf(root, change)));
  } catch (error) {
    throw explained(error, 'The files cannot be changed', 'Set that right and try again.');
  }
}

function holdingAll([folder, ...others]: readonly string[], work: () => Promise<void>): Promise<void> {
  return folder === undefined ? work() : holdingFolder(folder, () => holdingAll(others, work));
}

async function stepsOf(root: string, change: WorkspaceChange): Promise<Step[]> {
  const fileOf = (relative: string) => path.join(root, ...relative.split('/'));
  for (const name of [...change.renames.map(({ to }) => to), ...change.creates.map(({ path }) => path)])
    if (await isThere(fileOf(name))) throw taken(name);
  const edits = await Promise.all(
    change.edits.map(async ({ path: name, edits, text: expected }): Promise<Step> => {
      const before = await readFile(fileOf(name));
      const { text, encode } = decodeText(before);
      if (expected !== undefined && expected !== text)
        throw new UserError(`${name} changed meanwhile, so nothing was done. Try again.`);
      const after = encode(applyEdits(text, edits));
      return {
        run: () => replaceFile(fileOf(name), after, before),
        back: () => replaceFile(fileOf(name), before, after),
      };
    }),
  );
  const renames = change.renames.map(({ from, to }) => ({
    run: () => move(fileOf(from), fileOf(to)),
    back: () => move(fileOf(to), fileOf(from)),
  }));
  const creates = change.creates.map(({ path: name, text }) => ({
    run: async () => {
      await mkdir(path.dirname(fileOf(name)), { recursive: true });
      if (!(await createWhole(path.dirname(fileOf(name)), path.basename(name), text))) throw taken(name);
    },
    back: () => rm(fileOf(name)),
  }));
  return [...edits, ...renames, ...creates];
}

/**
 * Ends renames that a crash cut short, when a file has its new name and its old one too.
 * @param files absolute, those that share their number with others, the lower numbers first
 * @returns whether there was any
 */
export async function finishMoves(files: readonly string[]): Promise<boolean> {
  let finished = false;
  for (const file of files) {
    if ((await identityOf(file))?.isLinked !== true) continue;
    // Somebody may be at it just now.
    finished = (await holdingFolder(path.dirname(file), () => finishMove(file))) || finished;
  }
  return finished;
}

async function finishMove(file: string): Promise<boolean> {
  const own = numberedName(path.basename(file));
  const identity = await identityOf(file);
  if (!own || identity?.isLinked !== true) return false;
  for (const name of await readdir(path.dirname(file))) {
    const other = numberedName(name);
    if (other?.slug !== own.slug || other.number <= own.number) continue;
    if ((await identityOf(path.join(path.dirname(file), name)))?.id !== identity.id) continue;
    await unlink(file);
    return true;
  }
  return false;
}

/** What tells whether two names are of one file; `undefined` when it is gone. */
async function identityOf(file: string): Promise<{ id: string; isLinked: boolean } | undefined> {
  try {
    const { dev, ino, nlink } = await stat(file, { bigint: true });
    return { id: `${dev} ${ino}`, isLinked: nlink > 1n };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A rename would overwrite; a link does not. A crash between the two calls is mended by {@link finishMoves}. */
async function move(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || (await isThere(to))) throw taken(path.basename(to));
    // Some file systems have no links.
    await rename(from, to);
    return;
  }
  await unlink(from);
}

function taken(name: string): UserError {
  return new UserError(`${name} is there already.`);
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
