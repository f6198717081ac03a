import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  link,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join, relative, isAbsolute, sep } from 'node:path';
import { nextNumber, numberOf } from '../core/numbering';
import { UserError, type NumberedFolder } from '../core/ports';

/** A claim whose owner cannot be asked counts as abandoned after this, in milliseconds. */
const CLAIM_LIFETIME = 60_000;
const CLAIM = /^\.challenge-log-(\d+)\.claim$/;

/**
 * A folder on disk. A number is reserved by creating its claim file, which only one process can; under
 * the claim the folder is listed again, the record is written whole beside it, and linked to its name,
 * which never overwrites. What a crash leaves behind is recognised by its owner's process and removed.
 * @param root the workspace folder, absolute; nothing is written outside it
 * @param folder absolute; created when missing
 */
export function createNumberedFolder(root: string, folder: string): NumberedFolder {
  return {
    async create(draft) {
      await prepare(root, folder);
      for (;;) {
        const names = await readdir(folder);
        const { number, width } = await firstFree(folder, names);
        const claim = await Claim.take(folder, number);
        if (!claim) continue;
        try {
          if ((await readdir(folder)).some((name) => numberOf(name) === number)) continue;
          const { name, text } = draft(number, width);
          const file = join(folder, name);
          await claim.commit(text, file);
          // Whoever sees a second record of its number takes another one, should a claim ever have failed.
          if (!(await readdir(folder)).some((other) => other !== name && numberOf(other) === number))
            return { name, number };
          await unlink(file);
        } finally {
          await claim.release();
        }
      }
      async function firstFree(folder: string, names: readonly string[]) {
        const next = nextNumber(names);
        const claimed = new Set<number>();
        for (const name of names) {
          const match = CLAIM.exec(name);
          if (match && !(await removeIfAbandoned(join(folder, name)))) claimed.add(Number(match[1]));
        }
        let number = next.number;
        while (claimed.has(number)) number++;
        return { number, width: next.width };
      }
    },
  };
}

interface Claim {
  commit(text: string, file: string): Promise<void>;
  release(): Promise<void>;
}

const Claim = {
  async take(folder: string, number: number): Promise<Claim | undefined> {
    const file = join(folder, `.challenge-log-${number}.claim`);
    const draft = join(folder, `.challenge-log-${number}.draft`);
    const handle = await open(file, 'wx').catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') return undefined;
      throw error;
    });
    if (!handle) return undefined;
    await handle.writeFile(JSON.stringify({ host: hostname(), process: process.pid }));
    await handle.close();
    return {
      async commit(text, target) {
        await writeFile(draft, text);
        await link(draft, target).catch(async (error: unknown) => {
          if (codeOf(error) === 'EEXIST') throw error;
          // A file system without hard links: exclusive all the same, only not whole at once.
          await writeFile(target, text, { flag: 'wx' });
        });
      },
      async release() {
        await unlink(draft).catch(ignoreMissing);
        await unlink(file).catch(ignoreMissing);
      },
    };
  },
};

async function prepare(root: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new UserError(
      `The folder ${folder} cannot be made (${codeOf(error) ?? String(error)}). Change "challengeLog.targets" or the folder's permissions.`,
    );
  }
  const inside = relative(await realpath(root), await realpath(folder));
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new UserError(
      `The folder ${folder} leads out of the workspace, so nothing is written to it. Change "challengeLog.targets".`,
    );
  }
}

async function removeIfAbandoned(claim: string): Promise<boolean> {
  if (!(await isAbandoned(claim))) return false;
  // Another process may have removed it meanwhile and a third one may have claimed the number anew:
  // what was moved aside is looked at again, and given back if somebody lives who owns it.
  const aside = `${claim}.${process.pid}.${randomUUID()}`;
  try {
    await rename(claim, aside);
  } catch (error) {
    ignoreMissing(error);
    return true;
  }
  const abandoned = await isAbandoned(aside);
  if (abandoned) await unlink(claim.replace(/claim$/, 'draft')).catch(ignoreMissing);
  else await link(aside, claim);
  await unlink(aside);
  return abandoned;
}

async function isAbandoned(claim: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(claim);
    if (Date.now() - mtimeMs > CLAIM_LIFETIME) return true;
    const owner = JSON.parse(await readFile(claim, 'utf8')) as { host?: unknown; process?: unknown };
    if (owner.host !== hostname() || typeof owner.process !== 'number') return false;
    if (owner.process === process.pid) return false;
    process.kill(owner.process, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH' || codeOf(error) === 'ENOENT';
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
