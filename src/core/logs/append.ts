import type { Capture, Draft } from '../capture';
import { readSource } from '../document';
import { customOf } from '../editing/custom';
import { languageOf } from '../editing/language';
import { isBlank } from '../editing/lines';
import { outline } from '../markdown';
import { severityEdits, severityWord } from '../editing/severity';
import { chooseStatus, wantedStatus } from '../editing/statusWord';
import { statusAt } from '../editing/statusText';
import type { DocumentRef } from '../entry';
import { optional } from '../optional';
import type { Finding } from '../finding';
import { openSource, type Source } from '../formats/format';
import { UserError } from '../ports';
import { applyEdits } from '../textEdit';
import { firstStatus } from '../vocabulary';
import { severityOf } from '../words/severity';
import { type Adding, type Appended } from './adding';
import { addedEntry } from './proof';
import { newLog } from './shapes';
import { isSameTitle } from './titleText';
import { waysToAdd } from './ways';

/**
 * Adds an entry to a log, in the document's own style and numbering, or to a template that nobody filled in yet.
 * @param text of the log as it is; a blank one becomes a whole log
 * @throws UserError where the document is no log, or where the entry would not be found in it again
 */
export function planAppend(document: DocumentRef, text: string, draft: Draft, capture: Capture): Appended {
  const source = openSource(document, text);
  if (source.outline.lines.every((line) => isBlank(line))) return inNewLog(document, text, draft, capture);
  const { findings } = readSource(source);
  if (findings.some(({ entry }) => entry.form === 'record' || entry.form === 'report')) {
    throw new UserError(
      `${document.path} is one entry and no log of several. Name a folder or another document in the setting challengeLog.targets.`,
    );
  }
  const adding = addingOf(source, findings, draft, capture);
  for (const { edits, cursor } of waysToAdd(adding)) {
    const after = readSource(openSource(document, applyEdits(text, edits))).findings;
    const added = addedEntry(findings, after)?.entry;
    if (added && isWanted(added, draft)) return { edits, cursor, ...optional('number', added.number) };
  }
  if (isUnclosed(source.outline))
    throw new UserError(
      `${document.path} ends inside a code block or a comment. Close that, or name a folder in the setting challengeLog.targets.`,
    );
  throw new UserError(
    `${document.path} has no place where “${draft.title}” would be found again as a ${draft.kind}. Write other words, or name a folder in the setting challengeLog.targets.`,
  );
}

/** What is written behind the last line would be a part of what nobody closed. */
function isUnclosed({ lines }: Source['outline']): boolean {
  const { headings } = outline([...lines, '', '# x'].join('\n'));
  return headings.at(-1)?.line !== lines.length + 1;
}

function isWanted(entry: Finding['entry'], { title, kind }: Draft): boolean {
  const state = firstStatus(kind) === undefined ? 'reference' : 'open';
  return entry.kind === kind && entry.state === state && isSameTitle(title, entry);
}

/** An empty document becomes a log of ours, with the entry in its first blank. */
function inNewLog(document: DocumentRef, text: string, draft: Draft, capture: Capture): Appended {
  const name = document.path.split('/').at(-1) ?? document.path;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const log = newLog(name, draft.kind).replaceAll('\n', eol);
  const at = text.length;
  const { edits, ...rest } = planAppend(document, text + log, draft, capture);
  return { edits: [{ start: at, end: at, text: applyEdits(text + log, edits).slice(at) }], ...rest };
}

function addingOf(source: Source, findings: readonly Finding[], draft: Draft, capture: Capture): Adding {
  const language = languageOf(source.page);
  const first = firstStatus(draft.kind);
  const status = first === undefined ? undefined : statusFor(source, draft.kind, findings, first);
  const severity = draft.severity === undefined ? undefined : severityFor(source, findings, draft.severity);
  const category = draft.category === undefined ? undefined : categoryFor(findings, draft.category);
  return {
    source,
    findings,
    draft,
    capture,
    language,
    ...optional('status', status),
    ...optional('severity', severity),
    ...optional('category', category),
  };
}

function statusFor(source: Source, kind: string, findings: readonly Finding[], status: string): string {
  // Decisions have statuses of their own.
  const alike = findings.filter(({ entry }) => (entry.kind === 'decision') === (kind === 'decision'));
  const custom = customOf(source, alike, undefined);
  const wanted = wantedStatus(status);
  const { word, mark, marked } = chooseStatus(wanted, undefined, custom);
  const isUsed = custom.used.find((one) => one.word === word && one.mark !== undefined);
  if (isUsed) return isUsed.text;
  return marked && mark !== undefined && statusAt(word) ? `${mark} ${word}` : word;
}

function severityFor(source: Source, findings: readonly Finding[], severity: string): string {
  const { page } = source;
  const language = languageOf(page);
  const written = findings
    .flatMap(({ parts }) => parts)
    .filter(
      ({ part, value }) =>
        (part === 'severity' || part === 'priority') && value.length <= 60 && severityOf(value) !== undefined,
    )
    .map(({ value }) => value.replaceAll('*', '').split(/\s+(?:[—–-]|\()/u, 1)[0] ?? '');
  const same = written.find((value) => severityOf(value) === severityOf(severity));
  const model = same ?? written.at(-1);
  if (model === undefined) return severityWord(severity, language, undefined);
  return same ?? applyEdits(model, severityEdits(model, severity, language, page, findings));
}

function categoryFor(findings: readonly Finding[], category: string): string {
  const written = findings
    .flatMap(({ parts }) => parts)
    .filter(({ part, value }) => part === 'category' && value !== '');
  const isLower = written.length > 0 && written.every(({ value }) => value === value.toLowerCase());
  return isLower ? category : category.charAt(0).toUpperCase() + category.slice(1);
}
