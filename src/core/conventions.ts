import { outline } from './markdown';
import { readFrontMatter } from './frontMatter';
import type { BuiltInId } from './templates/builtIn';
import { DEFAULT_TARGET, targetOfKind } from './target';
import { partOf } from './words/parts';

/** What a repository already does with its entries: new ones follow it. */

/** Where people keep entries of a kind, the usual place first; relative to the workspace folder. */
const FOLDERS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'decision',
    [
      'docs/adr',
      'docs/adrs',
      'docs/decisions',
      'docs/architecture/decisions',
      'docs/architecture/adr',
      'docs/architecture-decisions',
      'doc/adr',
      'doc/architecture/decisions',
      'adr',
      'adrs',
    ],
  ],
  ['til', ['docs/til', 'docs/tils', 'til']],
  ['blocker', ['docs/blockers']],
  ['troubleshooting', ['docs/troubleshooting']],
  ['debt', ['docs/debt', 'docs/technical-debt']],
]);

/**
 * The folders that entries of a kind may go to: the first that exists is taken, else the last.
 * @param targets the setting; what it says of the kind is what counts
 */
export function targetsToTry(targets: Readonly<Record<string, string>>, kind: string): readonly string[] {
  const said = targetOfKind(targets, kind);
  const isSaid = Object.hasOwn(targets, kind) || said !== DEFAULT_TARGET;
  return isSaid ? [said] : [...(FOLDERS.get(kind) ?? []), said];
}

/**
 * The built-in template that the documents of a folder were written by.
 * @param texts of some of them
 * @returns `undefined` where they are records, or of no known form
 */
export function templateOfDocuments(texts: readonly string[]): BuiltInId | undefined {
  const counts = new Map<BuiltInId, number>();
  for (const text of texts) {
    const form = formOf(text);
    if (form) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] * 2 >= texts.length ? most[0] : undefined;
}

/** https://cognitect.com/blog/2011/11/15/documenting-architecture-decisions, https://adr.github.io/madr/ */
function formOf(text: string): BuiltInId | undefined {
  const frontMatter = readFrontMatter(text);
  if (frontMatter.kind === 'broken') return undefined;
  const data = frontMatter.kind === 'read' ? frontMatter.data : {};
  if (data.kind !== undefined || data.anchors !== undefined) return undefined;
  const body = frontMatter.kind === 'read' ? frontMatter.body : text;
  const { headings, lines } = outline(body);
  const sections = headings.filter(({ level }) => level === 2).map(({ text }) => text.trim().toLowerCase());
  if (sections.includes('context and problem statement') && sections.includes('decision outcome')) {
    if (data.status !== undefined) return 'decision-madr';
    return lines.some((line) => /^[*-] \**status\**:/i.test(line)) ? 'decision-madr-2' : 'decision-madr';
  }
  const parts = new Set(sections.map((section) => partOf(section)));
  const isNygard =
    parts.has('status') && parts.has('context') && parts.has('decision') && sections.length <= 6;
  return isNygard ? 'decision-nygard' : undefined;
}
