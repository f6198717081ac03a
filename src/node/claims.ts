import { randomUUID } from 'node:crypto';
import {
  link,
  open,
  readdir,
  readFile,
  rename,
  stat,
  unlink,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../core/ports';
import { codeOf } from './errors';

/** What is older is left behind by somebody who is gone, or has forgotten it, in milliseconds. */
const LIFETIME = 60_000;
const OURS = /^\.challenge-log-.*\.(?:claim|draft|aside)$/;
const CLAIM = /^\.challenge-log-(\d+)\.claim$/;
/** No record has this number, so its claim stands for the folder. */
const FOLDER = 0;
/** How long somebody else may hold a folder's claim, and how often it is tried, in milliseconds. */
const PATIENCE = 10_000;
const PAUSE = 10;

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
  const begun = `.challenge-log-${number}.`;
  const owner = { host: hostname(), process: process.pid };
  // Whole at once: a claim that does not say whose it is would stand in the way until it is old.
  if (!(await createAt(file, draftIn(folder, begun), JSON.stringify(owner)))) return undefined;
  return {
    commit: (text, name) => createAt(join(folder, name), draftIn(folder, begun), text),
    release: () => discard(file),
  };
}

/**
 * Lets one process after the other write to what is there in a folder.
 * @throws UserError when somebody else does not come to an end
 */
export async function holdingFolder<Result>(
  folder: string,
  work: (claim: Claim) => Promise<Result>,
): Promise<Result> {
  const claim = await waitForFolder(folder);
  try {
    return await work(claim);
  } finally {
    await claim.release();
  }
}

async function waitForFolder(folder: string): Promise<Claim> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const claim = await takeClaim(folder, FOLDER);
    if (claim) return claim;
    // Removes what a process left behind that is gone.
    await claimedNumbers(folder, await readdir(folder));
    if (Date.now() > end) throw new UserError('Somebody else is writing to this folder. Try again.');
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/**
 * Writes a file beside and links it to its name, for which nothing needs to be claimed.
 * @returns `false` when there is a file of this name, which is left as it is
 */
export function createWhole(folder: string, name: string, text: string): Promise<boolean> {
  return createAt(join(folder, name), draftIn(folder), text);
}

/** @returns a name for what is only begun, which no listing shows */
export function draftIn(folder: string, begun = '.challenge-log-'): string {
  return join(folder, `${begun}${randomUUID()}.draft`);
}

async function createAt(file: string, draft: string, text: string): Promise<boolean> {
  try {
    await writeFile(draft, text, { flag: 'wx' });
    return await linkDraft(draft, file, text);
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
      await discardOld(file);
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

/** Removes what a crash left behind in a folder in which nothing is claimed. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (OURS.test(name) && !CLAIM.test(name)) await discardOld(join(folder, name));
  }
}

async function discardOld(file: string): Promise<void> {
  if (await isOld(file)) await discard(file);
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
