import { checkCapture, cleanTitle, localIsoDate, type Capture, type Draft } from './capture';
import { recordFileName, unnumberedFileName, type Numbering } from './numbering';
import { UserError } from './ports';
import { slug } from './slug';
import { renderRecord, type Rendered } from './templates/record';

/** What a person says about a new entry, in the editor or in a terminal. */
export interface DraftRequest {
  readonly title: string;
  readonly kind?: string;
  /** Empty for none; absent for the default. */
  readonly severity?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
}

/** What a new entry starts with where nothing is said; empty for none. */
export interface DraftDefaults {
  readonly severity: string;
  readonly category: string;
}

/** A record with the name of its file. */
export interface NewRecord extends Rendered {
  readonly name: string;
}

/**
 * Makes a draft of what a person said.
 * @throws UserError saying what cannot be written
 */
export function draftOf(request: DraftRequest, defaults: DraftDefaults, now: Date): Draft {
  const severity = request.severity ?? defaults.severity;
  const category = request.category ?? defaults.category;
  return {
    title: cleanTitle(request.title),
    kind: kindOf(request.kind),
    ...(severity === '' ? {} : { severity }),
    ...(category === '' ? {} : { category }),
    tags: request.tags ?? [],
    date: localIsoDate(now),
  };
}

/**
 * Prepares a record; what it gives writes it under a number.
 * @param target the folder that it goes to, as `targetFolder` gives it
 * @param numbering where files have no numbers, the number that it is written under counts the attempts
 * @throws UserError for a capture that a record cannot hold
 */
export function recordWriter(
  draft: Draft,
  capture: Capture,
  target: string,
  numbering: Numbering = 'number',
): (number: number, width: number) => NewRecord {
  checkCapture(capture);
  return (number, width) => {
    const words = slug(draft.title, draft.kind);
    const name =
      numbering === 'number'
        ? recordFileName({ number, width }, words)
        : unnumberedFileName(numbering, { slug: words, date: draft.date, attempt: number });
    return { name, ...renderRecord(draft, capture, target === '' ? name : `${target}/${name}`) };
  };
}

function kindOf(kind = 'challenge'): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(kind))
    throw new UserError(`"${kind}" is no kind. Use a word such as challenge, blocker or decision.`);
  return kind;
}
