import type { AnchorFacts } from '../anchorFacts';
import type { Place } from '../capture';
import type { Opened } from '../editing/change';
import { addedBehind, indentOf, leadOf, prefixed } from '../editing/besideCode';
import { lastWritten, linesOf } from '../editing/lines';
import { factsOf, isSame } from '../editing/proof';
import type { Anchor, Entry } from '../entry';
import type { Finding } from '../finding';
import { UserError } from '../ports';
import { openAgain } from '../revision';
import { fenced, readSnippets, snippetInfo, type Snippet } from '../snippet';
import { caption } from '../templates/values';
import { applyEdits, type TextEdit } from '../textEdit';
import { addedFacts, changedFacts, holdsAnchors } from './facts';

/** Selected code with what is known of where it lives. */
export type CapturedPlace = Place & { readonly anchor: AnchorFacts };

const LABELS: Readonly<Record<Snippet['role'], string>> = {
  before: 'Before',
  after: 'After',
  evidence: 'Evidence',
};
/** The caption of the code that an anchor was tied to again. */
const AGAIN = 'Moved to';
const CAPTION_AGAIN = /^[\s>]*\*\*Moved to\*\*/;

type OpenedEntry = Opened & { readonly finding: Finding };

/**
 * The edits that add code to an entry, with an anchor of its own, behind the code that it holds.
 * @param text of the entry's document, as it is now
 * @throws UserError when there is no room for it, or the entry is not there any more
 */
export function addAnchor(
  text: string,
  entry: Entry,
  place: CapturedPlace,
  role: Snippet['role'],
): TextEdit[] {
  const opened = openAgain(text, entry);
  const id = nextId(opened.finding.entry.anchors, snippetsOf(opened));
  const { eol } = linesOf(opened.source);
  const inFrontMatter = keepsFactsInFrontMatter(opened);
  const facts = inFrontMatter ? addedFacts(text, id, place.anchor, eol) : undefined;
  const last = snippetsOf(opened).at(-1);
  const block = blockOf(
    LABELS[role],
    place,
    opened,
    snippetInfo(place.language, role, id, facts ? {} : place.anchor),
  );
  const edits = [...(facts ? [facts] : []), inserted(opened, last, block)];
  const wanted: Anchor[] = [...realAnchors(opened), { id, ...place.anchor }];
  const code = [...snippetsOf(opened), { role, anchor: id, text: place.code }];
  if ((inFrontMatter && !facts) || !isProven(opened, edits, wanted, code))
    throw new UserError('This document has no room for another anchor. Write it by hand.');
  return edits;
}

/**
 * The edits that tie an anchor to other lines: its facts become those of the place, and the code that stands there is
 * kept below what was captured first, which stays.
 * @throws UserError when they cannot be written in place, or the entry is not there any more
 */
export function anchorAgain(text: string, entry: Entry, anchor: string, place: CapturedPlace): TextEdit[] {
  const opened = openAgain(text, entry);
  const { source, finding } = opened;
  const lines = linesOf(source);
  const snippets = snippetsOf(opened).filter((snippet) => snippet.anchor === anchor);
  const first = snippets[0];
  if (!first)
    throw new UserError('This entry holds no code at that anchor. Add Selection to Entry adds some.');
  const inFrontMatter = keepsFactsInFrontMatter(opened);
  const facts = inFrontMatter
    ? changedFacts(text, anchor, place.anchor, lines.eol)
    : [
        infoEdit(
          opened,
          snippets.find((snippet) => Object.keys(snippet.facts).length > 0) ?? first,
          place.anchor,
        ),
      ];
  const block = blockOf(AGAIN, place, opened, snippetInfo(place.language, 'evidence', anchor));
  const old = snippets.find(
    ({ role, line }) => role === 'evidence' && captionAbove(opened, line) !== undefined,
  );
  const code = old
    ? rewritten(opened, old, block)
    : [inserted(opened, snippets.find(({ role }) => role === 'before') ?? first, block)];
  const wanted = realAnchors(opened).map((known) =>
    known.id === anchor ? { id: anchor, ...place.anchor } : known,
  );
  const edits = facts && [...facts, ...code];
  const kept = snippetsOf(opened).filter(({ line }) => line !== old?.line);
  const held = [...kept, { role: 'evidence' as const, anchor, text: place.code }];
  if (!edits || !isProven(opened, edits, wanted, held))
    throw new UserError(
      `The anchor of “${finding.entry.title}” cannot be changed in place. Write it by hand.`,
    );
  return edits;
}

function snippetsOf({ source, finding }: OpenedEntry): Snippet[] {
  return readSnippets(source.outline).filter(({ line }) => finding.start <= line && line < finding.end);
}

/** MADR's records have front matter, and yet their facts stand on the fences. */
function keepsFactsInFrontMatter(opened: OpenedEntry): boolean {
  if (opened.finding.entry.form !== 'record') return false;
  return (
    holdsAnchors(opened.source.text) ||
    snippetsOf(opened).every(({ facts }) => Object.keys(facts).length === 0)
  );
}

/** Without those that were only read from the words of the text, which code on a fence takes the place of. */
function realAnchors(opened: OpenedEntry): readonly Anchor[] {
  const { anchors } = opened.finding.entry;
  if (keepsFactsInFrontMatter(opened)) return anchors;
  const own = new Set(snippetsOf(opened).map(({ anchor }) => anchor));
  return anchors.filter(({ id }) => own.has(id));
}

function nextId(anchors: readonly Anchor[], snippets: readonly Snippet[]): string {
  const taken = [...anchors.map(({ id }) => id), ...snippets.map(({ anchor }) => anchor)];
  const numbers = taken.map((id) => Number(/^a(\d+)$/.exec(id)?.[1] ?? 0));
  return `a${Math.max(0, ...numbers) + 1}`;
}

function blockOf(label: string, place: CapturedPlace, { source }: Opened, info: string): string[] {
  return [caption(label, place, source.document.path), '', ...fenced(info, place.code)];
}

/** Behind a snippet of the entry, or at its end. */
function inserted(
  { source, finding }: OpenedEntry,
  behind: Snippet | undefined,
  block: readonly string[],
): TextEdit {
  const last = behind ? behind.endLine - 1 : lastWritten(source.outline.lines, finding);
  const indent = behind ? indentOf(leadOf(source.outline.lines[behind.line])) : '';
  return addedBehind(source, last, indent, block);
}

/** The caption and the code that an anchor was tied to again; what somebody wrote between the two stays. */
function rewritten(
  { source }: Opened,
  { line, endLine }: Snippet,
  [said = '', , ...code]: readonly string[],
): TextEdit[] {
  const lines = linesOf(source);
  const above = captionAbove({ source }, line) ?? line;
  const label = lines.start(above) + (source.outline.lines[above] ?? '').indexOf(`**${AGAIN}**`);
  const lead = leadOf(source.outline.lines[line]);
  const rows = code.map((row, index) => (index === 0 ? lead + row : prefixed(indentOf(lead), row)));
  return [
    { start: label, end: lines.end(above), text: said },
    { start: lines.start(line), end: lines.end(endLine - 1), text: rows.join(lines.eol) },
  ];
}

/** The line of the caption above a fence that an anchor was tied to again. */
function captionAbove({ source }: Pick<Opened, 'source'>, fence: number): number | undefined {
  for (let line = fence - 1; line >= 0 && line >= fence - 2; line--)
    if (CAPTION_AGAIN.test(source.outline.lines[line] ?? '')) return line;
  return undefined;
}

/** Other facts on a fence; what else stands there stays. */
function infoEdit({ source }: Opened, snippet: Snippet, facts: AnchorFacts): TextEdit {
  const lines = linesOf(source);
  const start = lines.start(snippet.line);
  const line = source.text.slice(start, lines.end(snippet.line));
  const [lead = ''] = /^.*?(?:`{3,}|~{3,})\s*/.exec(line) ?? [];
  const words = line.slice(lead.length).split(/\s+/).slice(1);
  const own = words.filter(
    (word) => !/^(?:before|after|evidence|file|lines|commit|branch|symbol|permalink|uncommitted)=/.test(word),
  );
  const info = [snippetInfo(snippet.language, snippet.role, snippet.anchor, facts), ...own]
    .filter(Boolean)
    .join(' ');
  return { start: start + lead.length, end: lines.end(snippet.line), text: info };
}

/** The proof: the entry has these anchors and this code afterwards and is otherwise what it was, and so is every other. */
function isProven(
  opened: OpenedEntry,
  edits: readonly TextEdit[],
  wanted: readonly Anchor[],
  code: readonly Pick<Snippet, 'role' | 'anchor' | 'text'>[],
): boolean {
  const { source, findings, finding, reopen } = opened;
  const reopened = reopen(applyEdits(source.text, edits), source.document.path);
  const after = reopened.findings;
  const said = new Set(readSnippets(reopened.source.outline).map(keyOf));
  if (!code.every((snippet) => said.has(keyOf(snippet)))) return false;
  if (after.length !== findings.length) return false;
  return findings.every((before, index) => {
    const now = after[index]?.entry;
    if (!now) return false;
    if (!isSame(before, finding)) return factsOf(now) === factsOf(before.entry);
    const sorted = (entry: Entry) => factsOf({ ...entry, anchors: [] });
    return sorted(now) === sorted(before.entry) && sameAnchors(now.anchors, wanted);
  });
}

function keyOf({ role, anchor, text }: Pick<Snippet, 'role' | 'anchor' | 'text'>): string {
  return `${role}=${anchor}\n${text.replaceAll(/\r\n?/g, '\n')}`;
}

function sameAnchors(a: readonly Anchor[], b: readonly Anchor[]): boolean {
  const key = (anchors: readonly Anchor[]) =>
    JSON.stringify(anchors.map((anchor) => Object.entries(anchor).sort(([x], [y]) => (x < y ? -1 : 1))));
  return key(a) === key(b);
}
