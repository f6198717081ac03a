import type { AnchorFacts } from '../anchorFacts';
import { MAX_FINDINGS, type Capture, type Draft, type Finding, type Place } from '../capture';
import { formatLines } from '../entry';
import { relativeLink } from '../links';
import { escapeMarkdown, type EscapeOptions } from '../markdownText';
import { fenced, fenceLanguage, snippetInfo } from '../snippet';
import { kindLabel } from '../vocabulary';
import type { VariableName } from './variables';

/** What a template is filled with. */
export interface Filling {
  readonly draft: Draft;
  readonly capture: Capture;
  /** The document's, relative to its workspace folder, which its links start from. */
  readonly path: string;
  /** As the file's name writes it. */
  readonly number?: string;
  /** The version that the workspace declares for itself. */
  readonly version?: string;
  /** All signs of the title are escaped, where readers would otherwise take some for more than words. */
  readonly escapesAll?: boolean;
}

/** A captured place with the name of its anchor in the document. */
export interface Anchored extends Place {
  readonly id: string | undefined;
}

export function anchoredPlaces(capture: Capture): Anchored[] {
  let count = 0;
  return capture.places.map((place) => ({ ...place, id: place.anchor && `a${++count}` }));
}

/** The value of each variable that is one line of text; absent where it is not known. */
export function wordsOf(filling: Filling): ReadonlyMap<VariableName, string> {
  const { draft, capture, number, version } = filling;
  const place = capture.places[0];
  const anchor = place?.anchor;
  const words: Partial<Record<VariableName, string | undefined>> = {
    TITLE: draft.title,
    KIND: kindLabel(draft.kind),
    NUMBER: number === undefined ? undefined : String(Number(number)),
    NUMBER_PADDED: number,
    SEVERITY: draft.severity,
    CATEGORY: draft.category,
    DATE: draft.date.slice(0, 10),
    TIME: draft.date.slice(11, 16),
    DATETIME: draft.date,
    FILE: anchor?.file,
    LINES: anchor?.lines && formatLines(anchor.lines),
    SYMBOL: anchor?.symbol,
    LANGUAGE: place && fenceLanguage(place.language),
    COMMIT: anchor?.commit,
    COMMIT_SHORT: anchor?.commit?.slice(0, 7),
    BRANCH: anchor?.branch,
    PERMALINK: anchor?.permalink,
    AUTHOR: capture.author,
    VERSION: version,
  };
  return new Map(Object.entries(words).filter((entry): entry is [VariableName, string] => Boolean(entry[1])));
}

/** The lines of each variable that is Markdown of several lines; none where there is nothing to say. */
export function blocksOf(
  { capture, path }: Filling,
  factsOnFences: boolean,
): ReadonlyMap<VariableName, readonly string[]> {
  const places = anchoredPlaces(capture);
  const environment = capture.environment.map((fact) => `- ${inline(fact, { atLineStart: true })}`);
  return new Map<VariableName, readonly string[]>([
    ['DIAGNOSTICS', findingLines(places.flatMap(({ findings }) => findings))],
    ['ERROR_OUTPUT', capture.errorOutput === undefined ? [] : fenced('text', capture.errorOutput)],
    ['ENVIRONMENT', environment],
    ['ERROR_ENVIRONMENT', capture.errorOutput === undefined ? [] : environment],
    ['BEFORE', joined(places.map((place) => beforeLines(place, path, factsOnFences)))],
    ['CODE_CHANGES', codeChanges(places, path, factsOnFences)],
  ]);
}

/** What a variable of several lines says inside a fence, which shows text as it is. */
export function rawBlocksOf({ capture }: Filling): ReadonlyMap<VariableName, string> {
  const code = capture.places.map((place) => place.code).filter((text) => text !== '');
  const findings = capture.places.flatMap((place) => place.findings);
  return new Map<VariableName, string>([
    ['BEFORE', code.join('\n\n')],
    ['CODE_CHANGES', code.join('\n\n')],
    ['ERROR_OUTPUT', capture.errorOutput ?? ''],
    ['DIAGNOSTICS', findings.map(({ line, message }) => `${line}: ${message}`).join('\n')],
    ['ENVIRONMENT', capture.environment.join('\n')],
    ['ERROR_ENVIRONMENT', capture.errorOutput === undefined ? '' : capture.environment.join('\n')],
  ]);
}

/** Captured text within a line: a line break in it (Linux allows one in a file's name) could begin a heading. */
export function inline(text: string, options?: EscapeOptions): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim(), options);
}

/** Several selections of one line found the same things. */
function findingLines(findings: readonly Finding[]): string[] {
  const lines = [...new Set(findings.map(findingLine))];
  const more = lines.length - MAX_FINDINGS;
  return more > 0 ? [...lines.slice(0, MAX_FINDINGS), `- … and ${more} more`] : lines;
}

function findingLine({ severity, line, message, source }: Finding): string {
  const text = inline(message);
  const from = source ? ` (${inline(source)})` : '';
  return `- ${severity === 'error' ? 'Error' : 'Warning'} on line ${line}: ${text}${from}`;
}

function beforeLines(place: Anchored, path: string, factsOnFences: boolean): string[] {
  return [caption('Before', place, path), '', ...fenced(infoOf(place, 'before', factsOnFences), place.code)];
}

function codeChanges(places: readonly Anchored[], path: string, factsOnFences: boolean): string[] {
  if (places.length === 0)
    return ['**Before**', '', ...fenced('', ''), '', '**After**', '', ...fenced('', '')];
  return joined(
    places.map((place) => [
      ...beforeLines(place, path, factsOnFences),
      '',
      '**After**',
      '',
      ...fenced(infoOf(place, 'after', false), ''),
    ]),
  );
}

function infoOf(place: Anchored, role: 'before' | 'after', factsOnFences: boolean): string {
  if (place.id === undefined) return fenceLanguage(place.language);
  const facts: AnchorFacts = (factsOnFences && place.anchor) || {};
  return snippetInfo(place.language, role, place.id, facts);
}

/**
 * The line above captured code, which says where it is from.
 * @param path of the document, which the link starts from
 */
export function caption(label: string, { anchor, origin }: Place, path: string): string {
  if (!anchor?.file) return origin ? `**${label}**: ${inline(origin)}` : `**${label}**`;
  const lines = anchor.lines;
  const name = inline(lines ? `${anchor.file}:${formatLines(lines)}` : anchor.file);
  const fragment = lines ? `#L${lines.first}${lines.last > lines.first ? `-L${lines.last}` : ''}` : '';
  const facts = [
    `**${label}**: [${name}](${relativeLink(path, anchor.file)}${fragment})`,
    anchor.commit ? ` at \`${anchor.commit.slice(0, 7)}\`` : '',
    anchor.uncommitted === true ? ', with uncommitted changes' : '',
    anchor.uncommitted === 'unknown' ? ', perhaps with uncommitted changes' : '',
  ];
  return facts.join('');
}

function joined(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}
