import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { type PartOfEntry } from '../entryParts';
import { applyEdits, type TextEdit } from '../textEdit';
import { isPlaceholder } from '../words/placeholder';
import { severityOf } from '../words/severity';
import { isLegend } from '../words/status';
import { add } from './addition';
import { edits, impossible, type Change, type Opened } from './change';
import { keyOf, setInFrontMatter } from './frontMatterValue';
import { fillBlank, PARTS_OF } from './blanks';
import { languageOf } from './language';
import { linesOf } from './lines';
import { provenEntry } from './proof';
import { severityEdits, severityWord } from './severity';

/** @returns `undefined` where the result would not read as it should */
export function setFact(
  opened: Opened,
  finding: Finding,
  field: 'severity' | 'category',
  value: string,
): Change | undefined {
  const { source, findings } = opened;
  const { page } = source;
  const isSeverity = field === 'severity';
  if (value.trim() === '') return undefined;
  if (finding.entry[field]?.toLowerCase() === value.toLowerCase()) return edits();
  const language = languageOf(page);
  const data =
    source.frontMatter.kind === 'read' && finding.entry.form === 'report' ? source.frontMatter.data : {};
  const key = keyOf(data, field);
  const part = PARTS_OF[field]
    .flatMap((name) => finding.parts.filter((one) => one.part === name && one.indent <= 1))
    .find((one) => !isPlaceholder(one.value) && !isLegend(one.value));
  const within = (text: string) =>
    isSeverity ? severityEdits(text, value, language, page, findings) : categoryEdits(text, value);
  let change: Change;
  if (key) change = setInFrontMatter(source.text, key.key, applyEdits(key.value, within(key.value)));
  else if (part) change = edits(...inPart(source, part, within(part.value)));
  else if (finding.entry.form === 'row' || finding.entry.form === 'item') {
    const blank = fillBlank(source, finding, {
      field,
      value: isSeverity ? severityWord(value, language, undefined) : capital(value),
    });
    change = blank
      ? edits(blank)
      : add(opened, finding, field, isSeverity ? severityWord(value, language, undefined) : capital(value));
    if (change.kind === 'impossible')
      return impossible(
        finding.entry.form === 'row'
          ? `Its table has no column for a ${field}.`
          : `The list has no place for a ${field}.`,
      );
  } else
    change = add(
      opened,
      finding,
      field,
      isSeverity ? severityWord(value, language, undefined) : capital(value),
    );
  if (change.kind !== 'edits') return change;
  const after = opened.reopen(applyEdits(source.text, change.edits), source.document.path);
  const now = provenEntry(opened.findings, after.findings, finding, field)?.entry[field];
  const expected = isSeverity ? (severityOf(value) ?? value) : value;
  return now?.toLowerCase() === expected.toLowerCase() ? change : undefined;
}

function inPart(source: Source, { line, column }: PartOfEntry, found: readonly TextEdit[]): TextEdit[] {
  const at = linesOf(source).start(line) + column;
  return found.map(({ start, end, text }) => ({ start: start + at, end: end + at, text }));
}

/** Ticks the box of a category, where there are boxes; else all of the text is the category. */
function categoryEdits(text: string, value: string): TextEdit[] {
  const boxes = [...text.matchAll(/\[([ xX✓✔]?)\]\s*([^[\]|,;·•]+)/gu)];
  if (boxes.length === 0) {
    const isLower = text === text.toLowerCase();
    return [{ start: 0, end: text.length, text: isLower ? value : capital(value) }];
  }
  return boxes.flatMap(({ index, 1: tick = '', 2: label = '' }) => {
    const isWanted = label.trim().toLowerCase() === value.toLowerCase();
    return isWanted === (tick.trim() !== '')
      ? []
      : [{ start: index + 1, end: index + 1 + tick.length, text: isWanted ? 'x' : ' ' }];
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
