import { relativeLink } from '../links';
import { escapeMarkdown } from '../markdownText';
import { decodeFact, encodeFact } from '../snippet';
import type { ExplainedEdit } from '../workspaceChange';
import { yamlQuoted, yamlScalar } from '../yamlText';
import { folderOf, referencesIn, type FileReference, type PathForm } from './references';

/** A file or folder that has another path now; both relative to the workspace folder, with `/`. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

export interface MovedOptions {
  /** The path that the document had, where it moved itself. */
  readonly was?: string;
  /** Ways of writing a path that somebody else takes care of. */
  readonly leave?: ReadonlySet<PathForm>;
}

/**
 * Makes a document name files by their present paths, and leaves every other byte alone.
 * @param path of the document, as it is now
 */
export function movedEdits(
  text: string,
  path: string,
  moved: readonly Moved[],
  { was = path, leave = new Set() }: MovedOptions = {},
): ExplainedEdit[] {
  const edits: ExplainedEdit[] = [];
  let behind = 0;
  for (const reference of referencesIn(text, was)) {
    if (reference.kind !== 'file' || leave.has(reference.path.form)) continue;
    const now = renamed(reference.file, moved);
    const isRelative = startsAtDocument(reference);
    if (now === undefined && !(isRelative && folderOf(was) !== folderOf(path))) continue;
    const { start, end } = reference.path;
    const old = text.slice(start, end);
    const written = rewritten(reference, now ?? reference.file, path, old);
    // Edits must not overlap: a path with spaces may be taken for two.
    if (bare(written) === bare(old) || start < behind) continue;
    behind = end;
    edits.push({ start, end, text: written, label: 'Paths of files that moved' });
  }
  return edits;
}

/** What a path is now; `undefined` where it did not move. */
export function renamed(path: string, moved: readonly Moved[]): string | undefined {
  for (const { from, to } of moved) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return undefined;
}

function startsAtDocument({ path: { form, text } }: FileReference): boolean {
  if (form === 'link') return !text.startsWith('/');
  return form === 'relative' || (form === 'word' && /^\.\.?\//.test(text));
}

/** A path in the way that the old one was written. */
function rewritten(reference: FileReference, to: string, from: string, source: string): string {
  const { form, text: old } = reference.path;
  switch (form) {
    case 'fact':
      return encodeFact(to);
    case 'value':
      return quotedAs(source, to);
    case 'relative':
      return quotedAs(source, plainly(relative(from, to), old));
    case 'link': {
      const linked = old.startsWith('/')
        ? relativeLink('', to).replace(/^\.(?=\/)/, '')
        : withLead(relativeLink(from, to), old);
      // Only in angle brackets a link holds spaces.
      if (old.includes(' ')) return decodeURIComponent(linked);
      // Letters of other scripts stay readable where they were.
      return /%[89a-f]/i.test(old) ? linked : linked.replaceAll(/(?:%[89A-F][0-9A-F])+/g, decodeURIComponent);
    }
    case 'word': {
      const path = startsAtDocument(reference) ? withLead(relative(from, to), old) : to;
      return old.includes('\\') ? escapeMarkdown(path) : path;
    }
  }
}

function relative(from: string, to: string): string {
  return decodeURIComponent(relativeLink(from, to));
}

/** A path that began without `./` still does. */
function withLead(path: string, old: string): string {
  return old.startsWith('.') ? path : path.replace(/^\.\//, '');
}

function plainly(path: string, source: string): string {
  return withLead(path, source.replace(/^["']/, ''));
}

/** A value of YAML in the quotes that the old one has. */
function quotedAs(source: string, value: string): string {
  if (source.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return source.startsWith('"') ? yamlQuoted(value) : yamlScalar(value);
}

/** What two ways to write a path have in common. */
function bare(written: string): string {
  return decodeFact(written).replace(/^\.\//, '');
}
