import type { Finding } from '../finding';
import { edits, impossible, type Change, type FieldName, type Opened } from './change';
import { setInFrontMatter } from './frontMatterValue';
import { fillBlank } from './blanks';
import { insertField, insertSection, leadingLines } from './insertion';

/** Adds a field where the entry has none: in a place left open, in front matter, as a section, as a line. */
export function add(
  opened: Opened,
  finding: Finding,
  field: FieldName,
  value: string,
  atTop = false,
): Change {
  const { source, findings } = opened;
  const addition = { field, value };
  const blank = fillBlank(source, finding, addition);
  if (blank) return edits(blank);
  const heading = source.outline.headings.find(({ line }) => line === finding.start);
  const labels = heading ? leadingLines(source, heading.endLine) : [];
  if (finding.entry.form === 'report') {
    const data = source.frontMatter.kind === 'read' ? Object.keys(source.frontMatter.data) : [];
    const holdsFacts = data.some((key) =>
      /^(?:date|deciders|decision-makers|consulted|informed|severity|priority|category|tags|reported|created|status|author)$/.test(
        key,
      ),
    );
    if (holdsFacts || (data.length > 0 && labels.length === 0))
      return setInFrontMatter(source.text, field, value.toLowerCase());
    const isListed =
      labels.length > 1 || labels.some((line) => /^\s*[-*+]\s/.test(source.outline.lines[line] ?? ''));
    if (finding.entry.kind === 'decision' && field === 'status' && !isListed) {
      const section = insertSection(source, finding, addition);
      if (section) return edits(section);
    }
  }
  const line = insertField(source, findings, finding, addition, atTop);
  return line ? edits(line) : impossible(`The entry has no place for a ${field}. Write it by hand.`);
}
