/** Something is wrong with the arguments: a sentence that says what is right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command ends with: 2 where it could not do what was asked, as `grep` and most linters have it. */
export const EXIT = { ok: 0, found: 1, notFound: 1, failed: 2 } as const;
