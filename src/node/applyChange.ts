import { access, link, mkdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../core/ports';
import { decodeText } from '../core/text';
import { applyEdits } from '../core/textEdit';
import type { WorkspaceChange } from '../core/workspaceChange';
import { codeOf } from './errors';
import { replaceFile } from './replaceFile';

/**
 * Changes files on disk: all of them, or none where something is in the way. Each is replaced at once, and none is
 * overwritten.
 * @param root absolute; the change's paths start from it
 * @throws UserError when a file is not what its edits are for, or a name is taken
 */
export async function applyOnDisk(root: string, change: WorkspaceChange): Promise<void> {
  const fileOf = (relative: string) => path.join(root, ...relative.split('/'));
  for (const name of [...change.renames.map(({ to }) => to), ...change.creates.map(({ path }) => path)])
    if (await isThere(fileOf(name))) throw new UserError(`${name} is there already.`);
  const replaced = await Promise.all(
    change.edits.map(async ({ path: name, edits, text: expected }) => {
      const before = await readFile(fileOf(name));
      const { text, encode } = decodeText(before);
      if (expected !== undefined && expected !== text)
        throw new UserError(`${name} changed meanwhile, so nothing was done. Try again.`);
      return { file: fileOf(name), before, after: encode(applyEdits(text, edits)) };
    }),
  );
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { file, before, after } of replaced) {
      await replaceFile(file, after);
      undo.unshift(() => replaceFile(file, before));
    }
    for (const { from, to } of change.renames) {
      await move(fileOf(from), fileOf(to));
      undo.unshift(() => move(fileOf(to), fileOf(from)));
    }
    for (const { path: name, text } of change.creates) {
      await mkdir(path.dirname(fileOf(name)), { recursive: true });
      await writeFile(fileOf(name), text, { flag: 'wx' });
      undo.unshift(() => rm(fileOf(name)));
    }
  } catch (error) {
    for (const back of undo) await back();
    throw error;
  }
}

/** A rename would overwrite; a link does not. */
async function move(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new UserError(`${to} is there already.`);
    // This file system has no links.
    if (await isThere(to)) throw new UserError(`${to} is there already.`);
    await rename(from, to);
    return;
  }
  await unlink(from);
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
