import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Surroundings } from '../core/conventions';
import { parseTemplate, type Template } from '../core/templates/template';
import { leadsInto } from '../node/realPlace';

/** Where the editor reads the team's templates unless its settings say otherwise. */
const TEMPLATES = '.challenge-log/templates';

/** A folder as conventions are read from it; what links lead to outside is not there. */
export function surroundingsOf(root: string): Surroundings {
  const holds = (below: string) => leadsInto([root], path.join(root, below));
  return {
    list: async (folder) => ((await holds(folder)) ? namesIn(path.join(root, folder)) : undefined),
    read: async (file) => ((await holds(file)) ? textOf(path.join(root, file)) : undefined),
  };
}

/**
 * The templates that the team keeps in a workspace folder.
 * @param warn is told of one that cannot be read as a template; the others can be used all the same
 */
export async function teamTemplates(root: string, warn: (message: string) => void): Promise<Template[]> {
  const around = surroundingsOf(root);
  const names = ((await around.list(TEMPLATES)) ?? []).filter((name) => /\.md$/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => around.read(`${TEMPLATES}/${name}`)));
  return names.flatMap((name, index) => {
    const text = texts[index];
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
