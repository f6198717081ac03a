import * as vscode from 'vscode';

/** Where the text of an editor lives. */
export type Location =
  | { readonly kind: 'unknown'; /** In words, for the record's caption. */ readonly origin: string }
  | {
      readonly kind: 'file';
      readonly uri: vscode.Uri;
      /** Relative to the workspace folder, with `/`. */
      readonly path: string;
      /** The full hash, when the text is that of a commit. */
      readonly commit?: string;
      /** Whether the editor's lines are lines of the file. */
      readonly hasLines: boolean;
      /** Whether git's text is to be compared with the disk, since the editor shows only a part. */
      readonly compareDisk: boolean;
    };

/** Finds the file behind a document: itself, a version of it, or a notebook around it. */
export function locate(document: vscode.TextDocument): Location {
  const { uri } = document;
  switch (uri.scheme) {
    case 'untitled':
      return { kind: 'unknown', origin: 'an unsaved editor' };
    case 'git':
      return inWorkspace(uri.with({ scheme: 'file', query: '' }), {
        hasLines: true,
        compareDisk: false,
        ...commitOf(uri),
      });
    case 'vscode-notebook-cell':
      return inWorkspace(notebookOf(document), { hasLines: false, compareDisk: true });
    default:
      return inWorkspace(uri, { hasLines: true, compareDisk: false });
  }
}

function inWorkspace(
  uri: vscode.Uri,
  facts: { hasLines: boolean; compareDisk: boolean; commit?: string },
): Location {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const name = uri.path.split('/').at(-1) ?? '';
  if (!folder)
    return { kind: 'unknown', origin: uri.scheme === 'file' ? `${name}, outside the workspace` : name };
  return { kind: 'file', uri, path: uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1), ...facts };
}

/** The built-in git extension's side of a diff names its commit in the query, or `~` for the index. */
function commitOf(uri: vscode.Uri): { commit?: string } {
  try {
    const { ref } = JSON.parse(uri.query) as { ref?: unknown };
    return typeof ref === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref) ? { commit: ref } : {};
  } catch {
    return {}; // another extension's query: the commit is not known
  }
}

function notebookOf(cell: vscode.TextDocument): vscode.Uri {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some(({ document }) => document === cell),
  );
  return notebook?.uri ?? cell.uri.with({ scheme: 'file', fragment: '' });
}
