import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSelection, isMarkdown } from '../core/selection';
import { UserError } from '../core/ports';
import { decodeText } from '../core/text';
import type { TextFile } from '../core/renumbering/plan';
import type { Search } from '../core/renumbering/repair';
import { walkDocuments } from './walk';

/** A larger file is not looked through, in bytes. */
const SIZE_LIMIT = 1024 * 1024;
const CONCURRENT = 16;

/**
 * Reads the text files of a folder that hold something of what is looked for: not those of `node_modules`, `.git` and
 * hidden folders other than `.github`, nor larger ones than 1 MiB.
 * @param root absolute
 * @param exclude globs
 */
export async function readTextFiles(
  root: string,
  exclude: readonly string[],
  search: Search,
): Promise<TextFile[]> {
  const selection = createSelection({ include: ['**/*', '{**/,}.github/**'], exclude });
  const found = (await walkDocuments(root, selection)).filter(({ size }) => size <= SIZE_LIMIT);
  const files: TextFile[] = [];
  let next = 0;
  const reader = async () => {
    for (let file = found[next++]; file; file = found[next++]) {
      const text = await textOf(
        path.join(root, file.path),
        isMarkdown(file.path) ? search.inMarkdown : search.inOthers,
      );
      if (text !== undefined) files.push({ path: file.path, text });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, reader));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function textOf(file: string, wanted: readonly string[]): Promise<string | undefined> {
  // A file that went meanwhile, or that nobody may read, holds nothing for us.
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes || !(wanted.some((text) => bytes.includes(text)) || wanted.some((text) => file.includes(text))))
    return undefined;
  if (bytes.includes(0)) return undefined;
  try {
    return decodeText(bytes).text;
  } catch (error) {
    if (error instanceof UserError) return undefined; // UTF-16
    throw error;
  }
}
