import * as vscode from 'vscode';
import type { KnownDocument } from '../core/documentIndex';
import type { Log } from '../core/ports';
import type { ReadingCache } from '../core/readingCache';
import type { Slices } from '../core/slices';

/** Where the readings of documents are kept between sessions: one file in the workspace's storage. */
export interface CacheFile {
  /** What the last session knew; nothing at the first doubt. */
  load(): Promise<ReadingCache>;
  save(known: Iterable<KnownDocument>): Promise<void>;
}

/** What is only begun is left behind by somebody who is gone when it is so old, in milliseconds. */
const LIFETIME = 60_000;

export function createCacheFile(context: vscode.ExtensionContext, slices: Slices, log: Log): CacheFile {
  const { storageUri, extensionUri } = context;
  const { version } = context.extension.packageJSON as { version: string };

  /** The same version may be built again. */
  async function reader(): Promise<string> {
    try {
      const { mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, 'dist'));
      return `${version} ${mtime}`;
    } catch (error) {
      if (error instanceof vscode.FileSystemError) return version;
      throw error;
    }
  }

  return {
    async load() {
      const { decodeCache, EMPTY_CACHE } = await import('../core/readingCache');
      if (!storageUri) return EMPTY_CACHE;
      try {
        const bytes = await vscode.workspace.fs.readFile(fileIn(storageUri));
        const cache = await decodeCache(await reader(), bytes, slices);
        if (!cache) log.info('What the last session knew of the documents is of no use; all are read again.');
        return cache ?? EMPTY_CACHE;
      } catch (error) {
        if (!isMissing(error)) log.warn(`What the last session knew cannot be read: ${String(error)}`);
        return EMPTY_CACHE;
      }
    },

    async save(known) {
      if (!storageUri) return;
      const { encodeCache } = await import('../core/readingCache');
      const temporary = vscode.Uri.joinPath(storageUri, `readings.${crypto.randomUUID()}.tmp`);
      try {
        const bytes = await encodeCache(await reader(), known, slices);
        await vscode.workspace.fs.createDirectory(storageUri);
        await vscode.workspace.fs.writeFile(temporary, bytes);
        await vscode.workspace.fs.rename(temporary, fileIn(storageUri), { overwrite: true });
        await sweep(storageUri);
      } catch (error) {
        log.warn(`What is known of the documents cannot be kept: ${String(error)}`);
      }
    },
  };
}

/** Removes what a session left behind that ended while it wrote. */
async function sweep(storage: vscode.Uri): Promise<void> {
  for (const [name] of await vscode.workspace.fs.readDirectory(storage)) {
    if (!/^readings\..*\.tmp$/.test(name)) continue;
    const file = vscode.Uri.joinPath(storage, name);
    // Another window may be writing just now.
    const { mtime } = await vscode.workspace.fs.stat(file);
    if (Date.now() - mtime > LIFETIME) await vscode.workspace.fs.delete(file);
  }
}

function fileIn(storage: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(storage, 'readings.jsonl');
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
