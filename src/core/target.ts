import { UserError } from './ports';
import { refuseUnwritable } from './writable';

/** Where new entries go, unless somebody says otherwise. */
export const DEFAULT_TARGET = 'docs/challenges';

/** Never documents of the project's own, whatever is included. */
export const NEVER_READ = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/i;

/** Where new entries of a kind go: into a folder, each a file of its own, or into a log. Paths as in `targetFolder`. */
export interface Target {
  readonly form: 'folder' | 'log';
  readonly path: string;
}

/**
 * What a target names: a log where it ends in `.md`, else a folder.
 * @throws UserError when it is nothing inside the workspace
 */
export function targetOf(target: string): Target {
  if (!/\.(?:md|markdown)$/i.test(target.trim())) return { form: 'folder', path: targetFolder(target) };
  const parts = target
    .trim()
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.');
  if (!staysInside(target.trim())) {
    throw new UserError(
      `The target "${target}" is not a document inside the workspace. Use a relative path such as docs/BLOCKERS.md.`,
    );
  }
  return { form: 'log', path: readable(parts.join('/')) };
}

/** The documents among all targets, whose entries are read wherever they lie. */
export function targetLogs(targets: Readonly<Record<string, unknown>>): string[] {
  return usable(targets, (target) => {
    const { form, path } = targetOf(target);
    return form === 'log' ? [path] : [];
  });
}

/**
 * The folder that a target names, relative to the workspace folder, with `/` and without `.`; empty for
 * the workspace folder itself.
 * @param target as a setting or a caller has it
 * @throws UserError when it is not a folder inside the workspace
 */
export function targetFolder(target: string): string {
  const parts = target.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  if (!staysInside(target)) {
    throw new UserError(
      `The target "${target}" is not a folder inside the workspace. Use a relative path such as docs/challenges.`,
    );
  }
  if (/\.md$/i.test(target)) {
    throw new UserError(`The target "${target}" is a file. Name a folder such as docs/challenges.`);
  }
  return readable(parts.join('/'));
}

function readable(path: string): string {
  refuseUnwritable(path, 'target');
  if (NEVER_READ.test(path)) {
    throw new UserError(
      `Entries in "${path}" are never read. Choose a target outside .git and node_modules, such as ${DEFAULT_TARGET}.`,
    );
  }
  return path;
}

/**
 * What is told where nobody would see what is written to a target.
 * @param remedy a sentence that says how it would be seen
 */
export function unreadTarget(target: string, remedy: string): UserError {
  const place = target === '' ? 'the workspace folder itself' : `"${target}"`;
  return new UserError(`Entries in ${place} would not be shown. ${remedy}`);
}

/** The target of a kind: its own, else the one for all kinds (`*`). */
export function targetOfKind(targets: Readonly<Record<string, string>>, kind: string): string {
  const own = Object.hasOwn(targets, kind) ? targets[kind] : undefined;
  return own ?? targets['*'] ?? DEFAULT_TARGET;
}

/** The folders of all targets; those that name none are left out. */
export function targetFolders(targets: Readonly<Record<string, unknown>>): string[] {
  return usable(targets, (target) => [targetFolder(target)]);
}

/** What targets name, each once. */
function usable(
  targets: Readonly<Record<string, unknown>>,
  pathsOf: (target: string) => readonly string[],
): string[] {
  const paths = Object.values(targets).flatMap((target) => {
    if (typeof target !== 'string') return [];
    try {
      return pathsOf(target);
    } catch (error) {
      if (error instanceof UserError) return []; // told when somebody writes to it
      throw error;
    }
  });
  return [...new Set(paths)];
}

/** Whether a path lies in a folder or below; both relative to the workspace folder. */
export function isInside(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Whether a relative path, with `/` or `\`, can only lead to something below where it starts. */
export function staysInside(path: string): boolean {
  return !/^[\\/]|^[A-Za-z]:/.test(path) && !path.split(/[\\/]/).includes('..');
}
