import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A source text of a dependency. */
export interface OrdinaryFile {
  readonly file: string;
  readonly text: string;
  readonly lines: number;
}

const SOURCE = /\.(?:[cm]?[jt]s|tsx|jsx|md|json|py|css|ya?ml|html)$/;

/**
 * Sources of the dependencies, as people write them: what was minified, or is one long line, is left out.
 * @param most lines that are read, in about; packages are taken in the order of their names
 * @param packages only these
 */
export function ordinaryFiles(most: number, packages?: readonly string[]): OrdinaryFile[] {
  const found: OrdinaryFile[] = [];
  let total = 0;
  const roots = packages ? packages.map((name) => path.join('node_modules', name)) : ['node_modules'];
  for (const root of roots) {
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => SOURCE.test(name) && !/\.min\.|[\\/]test(?:s|-d)?[\\/]/.test(name))
      .sort();
    for (const name of names) {
      if (total >= most) return found;
      const file = path.join(root, name);
      const text = textOf(file);
      if (text === undefined) continue;
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      if (lines.some((line) => line.length > 2_000) || text.length > 120 * lines.length) continue;
      found.push({ file, text, lines: lines.length });
      total += lines.length;
    }
  }
  return found;
}

/** `undefined` for a folder that is named like a source, such as `decimal.js`. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return undefined;
    throw error;
  }
}
