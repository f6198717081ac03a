import * as vscode from 'vscode';
import { planStatistics } from '../../core/logs/statistics';
import type { Services } from '../../services';

/** Fills the table of summary statistics of a log from its entries. */
export async function updateStatistics({ documents, catalog }: Services, uri: vscode.Uri): Promise<void> {
  const path = vscode.workspace.asRelativePath(uri, false);
  const document = { uri: uri.toString(), path, inTarget: false };
  const edits = planStatistics(document, await documents.read(uri));
  if (edits.length === 0) {
    vscode.window.setStatusBarMessage('$(check) The statistics are current.', 5_000);
    return;
  }
  await documents.edit(uri, (text) => planStatistics(document, text), 'The statistics were updated.');
  await catalog.reread(uri);
}
