import * as vscode from 'vscode';
import { formatLines } from '../../core/entry';
import type { Reference } from '../../core/mentioned/references';
import type { Services } from '../../services';
import { rangeOf, referencesOf } from './found';
import type { OwnDocument } from './own';
import { entriesMeant, fileMeant, mayAskGit, openingCommand, uriOfEntry, withLines } from './targets';

/** Whether a file is there is asked for no more of them. */
const MOST_FILES = 300;

/**
 * Makes what a document names clickable: paths of files that are there, commits, entries. The targets of Markdown's
 * own links are left to VS Code.
 */
export async function linksIn(
  services: Pick<Services, 'boundary' | 'catalog'>,
  document: vscode.TextDocument,
  own: OwnDocument,
): Promise<vscode.DocumentLink[]> {
  const files = new Map<string, Promise<vscode.Uri | undefined>>();
  const found = await Promise.all(
    referencesOf(document, own).map(async (reference) => {
      const told = await targetOf(reference);
      if (!told) return undefined;
      const link = new vscode.DocumentLink(rangeOf(document, reference), told.target);
      link.tooltip = told.tooltip;
      return link;
    }),
  );
  return found.filter((link) => link !== undefined);

  /** VS Code takes a tooltip for Markdown, so it holds no words of documents. */
  async function targetOf(
    reference: Reference,
  ): Promise<{ target: vscode.Uri; tooltip: string } | undefined> {
    switch (reference.kind) {
      case 'file': {
        const { file, lines, path } = reference;
        if (path.form === 'link') return undefined;
        const key = `${path.form} ${file}`;
        if (!files.has(key) && files.size >= MOST_FILES) return undefined;
        if (!files.has(key)) files.set(key, fileMeant(services, own, reference));
        const uri = await files.get(key);
        const tooltip = lines ? `Open lines ${formatLines(lines)}` : 'Open the file';
        return uri && { target: withLines(uri, lines), tooltip };
      }
      case 'commit': {
        if (!mayAskGit(own)) return undefined;
        const { hash } = reference;
        const target = openingCommand({ kind: 'commit', folder: own.folder.uri.toString(), hash });
        return { target, tooltip: 'Show the commit' };
      }
      case 'number':
      case 'name': {
        const line = document.positionAt(reference.start).line + 1;
        const [entry, ...others] = entriesMeant(services, own, reference, line);
        if (!entry) return undefined;
        if (others.length === 0)
          return {
            target: uriOfEntry(entry),
            tooltip: entry.number === undefined ? 'Open the entry' : `Open entry ${entry.number}`,
          };
        const entries = [entry, ...others].map(({ document: { uri }, line }) => ({ uri, line }));
        return {
          target: openingCommand({ kind: 'entries', entries }),
          tooltip: `Choose one of ${entries.length} entries`,
        };
      }
    }
  }
}
