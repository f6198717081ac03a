import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, stat, unlink, writeFile, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './errors';

/** What is older is left behind by somebody who is gone, or has forgotten it, in milliseconds. */
const LIFETIME = 60_000;
const OURS = /^\.challenge-log-.*\.(?:claim|draft|aside)$/;
const CLAIM = /^\.challenge-log-(\d+)\.claim$/;

/** A number reserved, by a file that only one process can create. */
export interface Claim {
  /**
   * Writes a file beside and links it to its name, so that it is there whole or not at all.
   * @returns `false` when there is a file of this name, which is left as it is
   */
  commit(text: string, name: string): Promise<boolean>;
  release(): Promise<void>;
}

/** @returns `undefined` when somebody else has claimed the number */
export async function takeClaim(folder: string, number: number): Promise<Claim | undefined> {
  const file = join(folder, `.challenge-log-${number}.claim`);
  const draft = join(folder, `.challenge-log-${number}.${randomUUID()}.draft`);
  const owner = { host: hostname(), process: process.pid };
  if (!(await createFile(file, JSON.stringify(owner)))) return undefined;
  return {
    async commit(text, name) {
      await writeFile(draft, text, { flag: 'wx' });
      return linkDraft(draft, join(folder, name), text);
    },
    async release() {
      await discard(draft);
      await discard(file);
    },
  };
}

/**
 * Writes a file beside and links it to its name, for which nothing needs to be claimed.
 * @returns `false` when there is a file of this name, which is left as it is
 */
export async function createWhole(folder: string, name: string, text: string): Promise<boolean> {
  const draft = join(folder, `.challenge-log-${randomUUID()}.draft`);
  try {
    await writeFile(draft, text, { flag: 'wx' });
    return await linkDraft(draft, join(folder, name), text);
  } finally {
    await discard(draft);
  }
}

async function linkDraft(draft: string, file: string, text: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A file system without hard links: exclusive all the same, only not whole at once.
    return createFile(file, text);
  }
}

/**
 * The numbers that are claimed. What a crash left behind is removed: a claim whose owner's process is
 * gone, with its drafts, and anything old.
 * @param names of everything in the folder
 */
export async function claimedNumbers(folder: string, names: readonly string[]): Promise<Set<number>> {
  const claimed = new Set<number>();
  for (const name of names.filter((name) => OURS.test(name))) {
    const file = join(folder, name);
    const number = CLAIM.exec(name)?.[1];
    if (number === undefined) {
      if (await isOld(file)) await discard(file);
      continue;
    }
    const state = await stateOf(file);
    if (state === 'held' || (state === 'abandoned' && !(await remove(file)))) claimed.add(Number(number));
    if (state !== 'abandoned') continue;
    const drafts = names.filter((draft) => draft.startsWith(`.challenge-log-${number}.`) && draft !== name);
    await Promise.all(drafts.map((draft) => discard(join(folder, draft))));
  }
  return claimed;
}

/** @returns whether the claim is gone */
async function remove(claim: string): Promise<boolean> {
  // Another process may have removed it meanwhile and a third one may have claimed the number anew:
  // what was moved aside is looked at again, and given back if somebody lives who owns it.
  const aside = claim.replace(/claim$/, `${randomUUID()}.aside`);
  try {
    await rename(claim, aside);
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
  const held = (await stateOf(aside)) === 'held';
  // If that fails, two may have claimed the number: they see it when their records are written.
  if (held) await Promise.allSettled([link(aside, claim)]);
  await discard(aside);
  return !held;
}

async function stateOf(claim: string): Promise<'held' | 'abandoned' | 'gone'> {
  if (await isOld(claim)) return 'abandoned';
  try {
    const owner = JSON.parse(await readFile(claim, 'utf8')) as { host?: unknown; process?: unknown };
    if (owner.host === hostname() && typeof owner.process === 'number') process.kill(owner.process, 0);
    return 'held';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone';
    // An owner who has not written his name yet, or whom only another user may ask, is left alone.
    return codeOf(error) === 'ESRCH' ? 'abandoned' : 'held';
  }
}

async function isOld(file: string): Promise<boolean> {
  try {
    return Math.abs(Date.now() - (await stat(file)).mtimeMs) > LIFETIME;
  } catch {
    return false; // it is gone, or who reads it next will say why not
  }
}

/** @returns `false` when there is a file of this name; one that cannot be written whole is removed */
async function createFile(file: string, text: string): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(text);
  } catch (error) {
    await discard(file);
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

/** Removes a file of ours that no longer matters; where it cannot be, a later call sweeps it up. */
async function discard(file: string): Promise<void> {
  await Promise.allSettled([unlink(file)]);
}
