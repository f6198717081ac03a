import * as vscode from 'vscode';
import type { Version } from '../../core/provenance';

/** Where the text of an editor lives. */
export type Location =
  | {
      readonly kind: 'elsewhere';
      /** In words, for the record's caption. */
      readonly origin: string;
    }
  | {
      readonly kind: 'file';
      readonly uri: vscode.Uri;
      /** Relative to the workspace folder, with `/`. */
      readonly path: string;
      readonly version: Version;
      /** The editor shows only a part of the file, so that its lines are not the file's. */
      readonly part: boolean;
    };

/** Finds the file behind a document: itself, a version of it, or a notebook around it. */
export function locate(document: vscode.TextDocument): Location {
  const { uri } = document;
  switch (uri.scheme) {
    case 'untitled':
      return { kind: 'elsewhere', origin: 'an unsaved editor' };
    case 'git':
      return inWorkspace(uri.with({ scheme: 'file', query: '' }), versionOf(uri));
    case 'vscode-notebook-cell':
      return inWorkspace(notebookOf(document), { of: 'now' }, true);
    default:
      return inWorkspace(uri, { of: 'now' });
  }
}

function inWorkspace(uri: vscode.Uri, version: Version, part = false): Location {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const name = uri.path.split('/').at(-1) ?? '';
  if (!folder)
    return { kind: 'elsewhere', origin: uri.scheme === 'file' ? `${name}, outside the workspace` : name };
  const path = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
  return { kind: 'file', uri, path, version, part };
}

/**
 * The built-in git extension's side of a diff says in its query which version it is: a hash, `HEAD`, or `~`
 * and nothing for what is staged. Any other name, such as a branch or `abc123^`, may mean another commit now.
 */
function versionOf(uri: vscode.Uri): Version {
  const ref = refOf(uri);
  if (ref === '' || ref === '~' || ref === 'HEAD') return { of: 'now' };
  return ref !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref)
    ? { of: 'commit', commit: ref }
    : { of: 'unknown' };
}

function refOf(uri: vscode.Uri): string | undefined {
  try {
    const { ref } = JSON.parse(uri.query) as { ref?: unknown };
    return typeof ref === 'string' ? ref : undefined;
  } catch {
    return undefined; // another extension's query
  }
}

function notebookOf(cell: vscode.TextDocument): vscode.Uri {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some(({ document }) => document === cell),
  );
  return notebook?.uri ?? cell.uri.with({ scheme: 'file', fragment: '' });
}
