import type { DraftRequest } from '../../core/newRecord';
import { UserError } from '../../core/ports';

/** What `challengeLog.log` can be called with, so that it asks nothing. */
export interface LogRequest extends DraftRequest {
  /** Folder relative to the workspace folder; absent for the one that the settings name. */
  readonly target?: string;
}

const WORDS = ['kind', 'severity', 'category', 'target', 'template'] as const;

/**
 * Checks an argument that comes from a key binding, a task or another extension.
 * @throws UserError naming what is wrong with it
 */
export function parseRequest(argument: unknown): LogRequest {
  const given = argument as Readonly<Record<string, unknown>>;
  if (typeof given.title !== 'string') throw new UserError('"title" must be a string.');
  for (const key of WORDS) {
    if (given[key] !== undefined && typeof given[key] !== 'string')
      throw new UserError(`"${key}" must be a string.`);
  }
  const { tags } = given;
  if (tags !== undefined && !(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))) {
    throw new UserError('"tags" must be a list of strings.');
  }
  const words = Object.fromEntries(
    WORDS.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]),
  );
  return { title: given.title, ...words, ...(tags ? { tags: tags } : {}) };
}
