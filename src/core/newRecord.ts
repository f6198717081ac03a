import { checkCapture, cleanTitle, cleanWord, localIsoDate, type Capture, type Draft } from './capture';
import {
  formatNumber,
  recordFileName,
  unnumberedFileName,
  USUAL_STYLE,
  type FileNumber,
  type Numbering,
  type NameStyle,
} from './numbering';
import { UserError } from './ports';
import { slug } from './slug';
import { renderProven } from './templates/proven';
import type { Rendered } from './templates/render';
import type { Template } from './templates/template';
import { isKind } from './vocabulary';

/** What a person says about a new entry, in the editor or in a terminal. */
export interface DraftRequest {
  readonly title: string;
  readonly kind?: string;
  /** Empty for none; absent for the default. */
  readonly severity?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  /** The id or name of a template; absent for the usual one of the kind. */
  readonly template?: string;
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
  const severity = cleanWord(request.severity ?? defaults.severity, 'severity');
  const category = cleanWord(request.category ?? defaults.category, 'category');
  const tags = (request.tags ?? []).map((tag) => cleanWord(tag, 'tag')).filter((tag) => tag !== '');
  return {
    title: cleanTitle(request.title),
    kind: kindOf(request.kind),
    ...(severity === '' ? {} : { severity }),
    ...(category === '' ? {} : { category }),
    tags,
    date: localIsoDate(now),
  };
}

/** What a new document is made of. */
export interface RecordParts {
  readonly draft: Draft;
  readonly capture: Capture;
  readonly template: Template;
  /** The folder that it goes to, as `targetFolder` gives it. */
  readonly target: string;
  /** How the names of files begin; with a number unless said. */
  readonly numbering?: Numbering;
  /** How the folder's other files are named. */
  readonly style?: NameStyle;
  /** The version that the workspace declares for itself. */
  readonly version?: string;
}

/**
 * Prepares a document; what it gives writes it under a number. Where files have no numbers, that counts the attempts.
 * @throws UserError for a capture that a record cannot hold, and, then as from what it gives, for an entry that would
 *   not be found again
 */
export function recordWriter({
  template,
  target,
  numbering = 'number',
  style = USUAL_STYLE,
  ...filling
}: RecordParts): (number: number, width: number) => NewRecord {
  const { draft, capture } = filling;
  checkCapture(capture);
  return (number, width) => {
    const name = fileNameOf(draft, { number, width }, numbering, style);
    const path = target === '' ? name : `${target}/${name}`;
    const given = numbering === 'number' ? { number: formatNumber(number, width) } : {};
    return { name, ...renderProven(template, { ...filling, path, ...given }) };
  };
}

/**
 * The name of a new record's file.
 * @param number where files have no numbers, it counts the attempts
 */
export function fileNameOf(
  { title, kind, date }: Pick<Draft, 'title' | 'kind' | 'date'>,
  number: FileNumber,
  numbering: Numbering,
  style: NameStyle,
): string {
  const words = slug(title, kind);
  return numbering === 'number'
    ? recordFileName(number, words, style)
    : unnumberedFileName(numbering, { slug: words, date, attempt: number.number });
}

function kindOf(kind = 'challenge'): string {
  if (!isKind(kind))
    throw new UserError(`"${kind}" is no kind. Use a word such as challenge, blocker or decision.`);
  return kind;
}
