import { UserError } from '../core/ports';

/** The code that Node gives an error of the operating system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether a file is not there any more, nor is perhaps its folder: a file may have taken that one's place. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'it would be larger than files may be here',
  EBUSY: 'another program is using it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk cannot be read or written',
  EISDIR: 'a folder is in the way',
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
  ENOENT: 'it is not there',
  ELOOP: 'it is a link to itself',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * A failure of the disk as a sentence for people.
 * @param what the first half of the sentence, such as "The folder x cannot be made"
 * @param remedy a sentence of its own
 * @returns anything else as it is
 */
export function explained(error: unknown, what: string, remedy: string): unknown {
  const reason = REASONS[codeOf(error) ?? ''];
  return reason === undefined ? error : new UserError(`${what}: ${reason}. ${remedy}`, { cause: error });
}
