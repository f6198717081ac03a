import { splitHeader } from '../frontMatter';
import { formatNumber } from '../numbering';
import { parseTitle } from '../title';
import type { ExplainedEdit } from '../workspaceChange';

const OWN = 'Its own number';
/** Keys of front matter that hold a document's number. */
const NUMBER_KEY =
  /^((?:id|number|nr|no|adr|adr-id)[ \t]*:[ \t]*["']?(?:\p{L}{1,12}[-_ ]?)?#?)(\d{1,9})(?=["']?[ \t]*(?:#.*)?$)/gimu;
const TITLE_KEY = /^(title[ \t]*:[ \t]*["']?)(.*)$/im;
const HEADING = /^( {0,3}#[ \t]+)(.+)$/m;

/** The number that a document says of itself: in its first heading and in its front matter. */
export function ownNumberEdits(text: string, number: number, to: number): ExplainedEdit[] {
  const edits: ExplainedEdit[] = [];
  const add = (start: number, digits: string) => {
    const width = digits.startsWith('0') ? digits.length : 1;
    edits.push({ start, end: start + digits.length, text: formatNumber(to, width), label: OWN });
  };
  const header = headerOf(text);
  for (const match of header.text.matchAll(NUMBER_KEY)) {
    const [, before = '', digits = ''] = match;
    if (Number(digits) === number) add(header.start + match.index + before.length, digits);
  }
  const title = TITLE_KEY.exec(header.text);
  const inTitle = title && numberIn(title[2] ?? '', number);
  if (title && inTitle)
    add(header.start + title.index + (title[1] ?? '').length + inTitle.at, inTitle.digits);
  const heading = headingOf(text);
  const inHeading = heading && numberIn(heading.text, number);
  if (heading && inHeading) add(heading.start + inHeading.at, inHeading.digits);
  return edits;
}

/** How links name the first heading, where that begins with the number: `7-sockets-leak` becomes `8-sockets-leak`. */
export function fragmentOf(
  text: string,
  number: number,
  to: number,
):
  | { readonly old: string; readonly digitsAt: number; readonly digits: number; readonly text: string }
  | undefined {
  const heading = headingOf(text);
  // It has the new number already where a repair was cut short; links may have the old one.
  const found = heading && (numberIn(heading.text, number) ?? numberIn(heading.text, to));
  if (!heading || !found) return undefined;
  const width = found.digits.startsWith('0') ? found.digits.length : 1;
  const [before, behind] = [
    heading.text.slice(0, found.at),
    heading.text.slice(found.at + found.digits.length),
  ];
  const digits = formatNumber(number, width);
  return {
    old: slugOf(before + digits + behind),
    digitsAt: slugOf(before).length,
    digits: digits.length,
    text: formatNumber(to, width),
  };
}

/** The address that GitHub and VS Code give a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** Where a title says its number: `7. Title`, `ADR-0007: Title`, `Challenge #7`; not the 7 of "7 ways to fail". */
function numberIn(title: string, number: number): { at: number; digits: string } | undefined {
  if (parseTitle(title).number !== number) return undefined;
  const match = /\d{1,9}/.exec(title);
  return match && Number(match[0]) === number ? { at: match.index, digits: match[0] } : undefined;
}

function headingOf(text: string): { start: number; text: string } | undefined {
  const { body } = headerOf(text);
  const match = HEADING.exec(text.slice(body));
  if (!match) return undefined;
  const [, marks = '', words = ''] = match;
  return { start: body + match.index + marks.length, text: words.replace(/[ \t]+#*[ \t]*\r?$|\r$/, '') };
}

function headerOf(text: string): { text: string; start: number; body: number } {
  const header = splitHeader(text);
  return header === undefined || 'message' in header ? { text: '', start: 0, body: 0 } : header;
}
