import * as vscode from 'vscode';
import { repetitionsAt, type Repeated } from '../../core/logs/repeat';

const TITLES: Readonly<Record<Repeated, string>> = {
  step: 'Add Investigation Step',
  option: 'Add Option',
  phase: 'Add Phase',
};

/** What can be added where the cursor is, with the cursor in the first blank afterwards. */
export function actionsAt(
  document: vscode.TextDocument,
  line: number,
  kind: vscode.CodeActionKind,
): vscode.CodeAction[] {
  const path = vscode.workspace.asRelativePath(document.uri, false);
  const found = repetitionsAt(
    { uri: document.uri.toString(), path, inTarget: false },
    document.getText(),
    line,
  );
  return found.map(({ what, edits, cursor }) => {
    const action = new vscode.CodeAction(TITLES[what], kind);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(
      document.uri,
      edits.map(({ start, text }) => snippetEdit(document, start, text, cursor)),
    );
    return action;
  });
}

/** An insertion with a place for the cursor, which is given in the text after it. */
function snippetEdit(
  document: vscode.TextDocument,
  offset: number,
  text: string,
  cursor: { readonly line: number; readonly character: number },
): vscode.SnippetTextEdit {
  const at = document.positionAt(offset);
  const lines = text.split(/\r\n|\n|\r/);
  const index = cursor.line - at.line;
  const column = index === 0 ? cursor.character - at.character : cursor.character;
  const before = [...lines.slice(0, index), (lines[index] ?? '').slice(0, column)].join('\n');
  const behind = [(lines[index] ?? '').slice(column), ...lines.slice(index + 1)].join('\n');
  const snippet = new vscode.SnippetString().appendText(before).appendTabstop(0).appendText(behind);
  const edit = vscode.SnippetTextEdit.insert(at, snippet);
  edit.keepWhitespace = true;
  return edit;
}
