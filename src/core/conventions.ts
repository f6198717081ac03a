import { outline } from './markdown';
import { readFrontMatter } from './frontMatter';
import { numberOf } from './numbering';
import { builtInTemplate, type BuiltInId } from './templates/builtIn';
import { usualTemplate } from './templates/choice';
import type { Template } from './templates/template';
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

/** What can be seen of a workspace folder; paths are relative to it, with `/`. */
export interface Surroundings {
  /** The names in a folder; `undefined` where there is no such folder. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** `undefined` where the file cannot be read as text. */
  read(path: string): Promise<string | undefined>;
}

/**
 * The target of a kind: what the setting says, else where the repository keeps such entries already.
 * @param targets the setting
 */
export async function usedTarget(
  around: Surroundings,
  targets: Readonly<Record<string, string>>,
  kind: string,
): Promise<string> {
  const said = targetOfKind(targets, kind);
  if (Object.hasOwn(targets, kind) || said !== DEFAULT_TARGET) return said;
  const folders = FOLDERS.get(kind) ?? [];
  const found = await Promise.all(folders.map((folder) => around.list(folder)));
  return folders[found.findIndex((names) => names !== undefined)] ?? said;
}

/** So many of a folder's documents say by which template they were written. */
const EXAMPLES = 5;

/**
 * The template for a new entry: the team's own, else the one that the folder's documents were written by.
 * @param names in the folder
 */
export async function usedTemplate(
  around: Surroundings,
  folder: string,
  names: readonly string[],
  templates: readonly Template[],
  kind: string,
): Promise<Template> {
  const usual = usualTemplate(templates, kind);
  if (kind !== 'decision' || usual.isTeams) return usual;
  const youngest = names
    .filter((name) => /\.md$/i.test(name) && numberOf(name) !== undefined)
    .sort((a, b) => (numberOf(b) ?? 0) - (numberOf(a) ?? 0))
    .slice(0, EXAMPLES);
  const texts = await Promise.all(
    youngest.map((name) => around.read(folder === '' ? name : `${folder}/${name}`)),
  );
  const id = templateOfDocuments(texts.filter((text) => text !== undefined));
  return id === undefined ? usual : builtInTemplate(id);
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
