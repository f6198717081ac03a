import type { Change, FieldName, Neighbours, Opened } from './editing/change';
import { impossible } from './editing/change';
import { customOf } from './editing/custom';
import { setFact } from './editing/facts';
import { setInFrontMatter } from './editing/frontMatterValue';
import { linesOf } from './editing/lines';
import { mayBeSet, setStatus } from './editing/status';
import { statusChoices, wantedStatus } from './editing/statusWord';
import type { Entry } from './entry';
import type { Finding } from './finding';
import type { Source } from './formats/format';
import { headingOf } from './formats/record';
import { escapeMarkdown } from './markdownText';
import type { TextEdit } from './textEdit';
import { statusesOf } from './vocabulary';

export type { Change, FieldName, Neighbours, Opened } from './editing/change';

/**
 * Gives an entry's field another value: the smallest change, in the document's own style and language.
 * @param finding one of the document's
 */
export function setField(
  opened: Opened,
  finding: Finding,
  field: FieldName,
  value: string,
  neighbours: Neighbours,
): Change {
  const { source } = opened;
  if (finding.entry.form === 'record') return setInFrontMatter(source.text, field, value);
  const change =
    field === 'status'
      ? setStatus(opened, finding, wantedStatus(value), neighbours)
      : setFact(opened, finding, field, value);
  return change ?? impossible(`The entry has no room for "${field}: ${value}". Write it by hand.`);
}

/** The words that a person may choose from for an entry's status, where there is a place for them: the document's own first. */
export function statusChoicesFor(opened: Opened, finding: Finding, neighbours: Neighbours): string[] {
  const ours = statusesOf(finding.entry.kind);
  if (finding.entry.form === 'record') return [...ours];
  return statusChoices(customOf(opened.source, opened.findings, finding), ours).filter((value) =>
    mayBeSet(opened, finding, wantedStatus(value), neighbours),
  );
}

/** Makes the first heading of a record say what its title says. */
export function matchHeading(source: Source, entry: Entry): TextEdit[] {
  const heading = source.outline.headings.find(({ level }) => level === 1);
  if (!heading) return [];
  const lines = linesOf(source);
  const text = `# ${escapeMarkdown(headingOf(entry.kind, entry.title))}`;
  return [{ start: lines.start(heading.line), end: lines.end(heading.endLine - 1), text }];
}
