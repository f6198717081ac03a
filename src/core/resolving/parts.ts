import { hasContent, type PartOfEntry } from '../entryParts';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { readSnippets } from '../snippet';
import { partsOfPage } from '../summary';
import type { Part } from '../words/parts';

/** What a team may require of an entry that is resolved: values of `challengeLog.resolve.require`. */
export type Requirement = 'root-cause' | 'solution' | 'lesson' | 'after';

const PARTS: Readonly<Record<Exclude<Requirement, 'after'>, readonly Part[]>> = {
  'root-cause': ['cause'],
  solution: ['solution', 'workaround'],
  lesson: ['lesson', 'prevention'],
};

/** Something that a resolved entry lacks. */
interface Missing {
  readonly what: Requirement;
  /** Where it would be written: the line (from 0, in the outline) and the column; absent where it has no heading. */
  readonly place?: { readonly line: number; readonly character: number };
}

/** Which of some requirements an entry does not meet. Decisions and TILs have none of these. */
export function missingParts(
  source: Source,
  finding: Finding,
  wanted: readonly Requirement[],
): readonly Missing[] {
  const { entry, parts } = finding;
  if (entry.kind === 'decision' || entry.kind === 'til') return [];
  if (entry.form === 'item' || entry.form === 'row') return [];
  const own = parts.length > 0 ? parts : partsOfPage(source.page);
  return wanted.flatMap((what): readonly Missing[] => {
    if (what === 'after') return missingAfters(source, finding);
    const found = own.filter(({ part }) => PARTS[what].includes(part));
    if (found.some((part) => hasContent(source.page, part))) return [];
    const first = found.find(({ part }) => part === PARTS[what][0]);
    return [{ what, ...(first ? { place: blankOf(source, first) } : {}) }];
  });
}

/** An After that is there and empty. */
function missingAfters({ outline }: Source, { start, end }: Finding): readonly Missing[] {
  const empty = readSnippets(outline).find(
    ({ role, line, text }) => role === 'after' && start <= line && line < end && text.trim() === '',
  );
  return empty ? [{ what: 'after', place: { line: empty.line + 1, character: 0 } }] : [];
}

/** Where a person would begin to write in an empty part. */
function blankOf({ outline: { lines } }: Source, part: PartOfEntry): { line: number; character: number } {
  const { headed, start, end, line, value } = part;
  if (!headed) return { line, character: (lines[line] ?? '').length };
  // An item that nobody filled in, or a prompt: behind it.
  if (value !== '' && line < end) return { line, character: (lines[line] ?? '').length };
  // Where there is room, a blank line stays above it.
  const hasRoom = start + 2 < end && [0, 1, 2].every((shift) => (lines[start + shift] ?? '').trim() === '');
  return start < end
    ? { line: hasRoom ? start + 1 : start, character: 0 }
    : { line: start - 1, character: (lines[start - 1] ?? '').length };
}
