import { writtenFacts, type AnchorFacts } from '../anchorFacts';
import { MAX_FINDINGS, type Capture, type Draft, type Finding, type Place } from '../capture';
import { formatLines } from '../entry';
import { headingOf } from '../formats/record';
import { yamlQuoted, yamlScalar } from '../yamlText';
import { escapeMarkdown, fenceFor, type EscapeOptions } from '../markdownText';
import { fenceLanguage, snippetInfo } from '../snippet';
import { firstStatus } from '../vocabulary';

/** A document ready to be written. */
export interface Rendered {
  /** With `\n` endings. */
  readonly text: string;
  /** The first blank to fill; counted from 0. */
  readonly cursorLine: number;
}

interface Anchored extends Place {
  readonly id: string | undefined;
}

/**
 * Writes a new record, as docs/FORMAT.md describes it.
 * @param path the document's path relative to its workspace folder, which its links start from
 */
export function renderRecord(draft: Draft, capture: Capture, path: string): Rendered {
  let count = 0;
  const places = capture.places.map((place) => ({ ...place, id: place.anchor && `a${++count}` }));
  const opening = [
    ...frontMatter(draft, places),
    '',
    `# ${escapeMarkdown(headingOf(draft.kind, draft.title))}`,
    '',
    '## 🔴 Problem',
    '',
  ];
  const found = findingLines(places.flatMap(({ findings }) => findings));
  if (found.length > 0) opening.push(...found, '');
  const rest = [
    '',
    ...errorSections(capture),
    '### Reproduction Steps',
    '',
    '1. ',
    '',
    '## 🔍 Root Cause',
    '',
    '## ✅ Solution',
    '',
    '### Code Changes',
    '',
    ...codeChanges(places, path),
    '## 🧠 Lessons Learned',
    '',
    '## 📊 Impact',
    '',
    '## ⏰ Time to Resolve',
    '',
    '## 📖 References',
    '',
    '## 🔗 Related Code',
    '',
  ];
  return { text: [...opening, '', ...rest].join('\n'), cursorLine: opening.length };
}

function frontMatter(draft: Draft, places: readonly Anchored[]): string[] {
  const status = firstStatus(draft.kind);
  const lines = ['---', `title: ${yamlQuoted(draft.title)}`, `kind: ${yamlScalar(draft.kind)}`];
  if (status !== undefined) lines.push(`status: ${status}`);
  lines.push(`date: ${draft.date}`);
  if (draft.severity) lines.push(`severity: ${yamlScalar(draft.severity)}`);
  if (draft.category) lines.push(`category: ${yamlScalar(draft.category)}`);
  if (draft.tags.length > 0) lines.push(`tags: [${draft.tags.map(yamlScalar).join(', ')}]`);
  const anchors = places.flatMap(({ id, anchor }) => (id && anchor ? anchorLines(id, anchor) : []));
  if (anchors.length > 0) lines.push('anchors:', ...anchors);
  return [...lines, '---'];
}

function anchorLines(id: string, anchor: AnchorFacts): string[] {
  const facts = writtenFacts(anchor).map(([name, value]) => `    ${name}: ${anchorValue(name, value)}`);
  return [`  - id: ${id}`, ...facts];
}

/** A hash could be taken for a number by other readers, so it has quotes whatever it is. */
function anchorValue(name: keyof AnchorFacts, value: string): string {
  if (name === 'lines') return value;
  return name === 'commit' || name === 'permalink' ? yamlQuoted(value) : yamlScalar(value);
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

function errorSections({ errorOutput, environment }: Capture): string[] {
  const lines: string[] = [];
  if (errorOutput !== undefined) lines.push('### Error Output', '', ...fenced('text', errorOutput), '');
  if (environment.length > 0) {
    lines.push(
      '### Environment',
      '',
      ...environment.map((fact) => `- ${inline(fact, { atLineStart: true })}`),
      '',
    );
  }
  return lines;
}

function codeChanges(places: readonly Anchored[], path: string): string[] {
  if (places.length === 0)
    return ['**Before**', '', ...fenced('', ''), '', '**After**', '', ...fenced('', ''), ''];
  return places.flatMap((place) => {
    const info = (role: 'before' | 'after') =>
      place.id ? snippetInfo(place.language, role, place.id) : fenceLanguage(place.language);
    return [
      caption(place, path),
      '',
      ...fenced(info('before'), place.code),
      '',
      '**After**',
      '',
      ...fenced(info('after'), ''),
      '',
    ];
  });
}

function caption({ anchor, origin }: Place, path: string): string {
  if (!anchor?.file) return origin ? `**Before**: ${inline(origin)}` : '**Before**';
  const lines = anchor.lines;
  const label = inline(lines ? `${anchor.file}:${formatLines(lines)}` : anchor.file);
  const fragment = lines ? `#L${lines.first}${lines.last > lines.first ? `-L${lines.last}` : ''}` : '';
  const facts = [
    `**Before**: [${label}](${relativeLink(path, anchor.file)}${fragment})`,
    anchor.commit ? ` at \`${anchor.commit.slice(0, 7)}\`` : '',
    anchor.uncommitted === true ? ', with uncommitted changes' : '',
    anchor.uncommitted === 'unknown' ? ', perhaps with uncommitted changes' : '',
  ];
  return facts.join('');
}

/** A link from one document to another file of the same workspace folder, both relative to it. */
export function relativeLink(from: string, to: string): string {
  const source = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  const steps = [...source.slice(shared).map(() => '..'), ...target.slice(shared)];
  return (steps[0] === '..' ? '' : './') + steps.map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll(
    /[()!'*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Captured text within a line: a line break in it (Linux allows one in a file's name) could begin a heading. */
function inline(text: string, options?: EscapeOptions): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim(), options);
}

function fenced(info: string, code: string): string[] {
  const fence = fenceFor(code);
  return code === '' ? [`${fence}${info}`, fence] : [`${fence}${info}`, ...code.split(/\r\n|\n|\r/), fence];
}
