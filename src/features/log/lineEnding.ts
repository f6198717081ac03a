import * as vscode from 'vscode';
import type { Services } from '../../services';

/** The line ending of new files. */
export function lineEnding({ system }: Services, scope: vscode.Uri): string {
  const setting = vscode.workspace.getConfiguration('files', scope).get<string>('eol');
  return setting === '\n' || setting === '\r\n' ? setting : system.lineEnding;
}
