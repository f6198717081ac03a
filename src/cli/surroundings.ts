import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Surroundings } from '../core/conventions';
import { parseTemplate, type Template } from '../core/templates/template';

/** Where the editor reads the team's templates unless its settings say otherwise. */
const TEMPLATES = '.challenge-log/templates';

/** A folder as conventions are read from it. */
export function surroundingsOf(root: string): Surroundings {
  return {
    list: (folder) => Promise.resolve(namesIn(path.join(root, folder))),
    read: (file) => Promise.resolve(textOf(path.join(root, file))),
  };
}

/**
 * The templates that the team keeps in a workspace folder.
 * @param warn is told of one that cannot be read as a template; the others can be used all the same
 */
export function teamTemplates(root: string, warn: (message: string) => void): Template[] {
  const names = (namesIn(path.join(root, TEMPLATES)) ?? []).filter((name) => /\.md$/i.test(name)).sort();
  return names.flatMap((name) => {
    const text = textOf(path.join(root, TEMPLATES, name));
    if (text === undefined) return [];
    const template = parseTemplate(name.replace(/\.md$/i, ''), text, true);
    if (!('message' in template)) return [template];
    warn(`${TEMPLATES}/${name}:${template.line + 1}: ${template.message}`);
    return [];
  });
}

function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined; // not there, or no folder
  }
}

function textOf(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined; // a folder, or not text
  }
}
