import * as vscode from 'vscode';
import { UserError } from '../../core/ports';
import type { Services } from '../../services';

/** Logs as wholes: new ones, their statistics, and one more of what repeats in an entry. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { commands } = services;

  commands.register('challengeLog.newLogDocument', async (name) => {
    const { createLog } = await import('./newLog');
    return createLog(services, typeof name === 'string' ? name : undefined);
  });

  commands.register('challengeLog.updateStatistics', async (target) => {
    const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
    if (!uri) throw new UserError('Open a log first.');
    const { updateStatistics } = await import('./statistics');
    await updateStatistics(services, uri);
  });

  context.subscriptions.push(
    vscode.languages.registerCodeActionsProvider(
      { language: 'markdown' },
      { provideCodeActions },
      { providedCodeActionKinds: [KIND] },
    ),
  );
}

const KIND = vscode.CodeActionKind.RefactorRewrite.append('repeat');

/** Only where somebody asks: nobody needs a lightbulb in every list. */
async function provideCodeActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  { triggerKind, only }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const isAsked = triggerKind === vscode.CodeActionTriggerKind.Invoke || only !== undefined;
  if (!isAsked || (only && !only.contains(KIND) && !KIND.contains(only))) return [];
  const { actionsAt } = await import('./repeat');
  return actionsAt(document, range.start.line, KIND);
}
