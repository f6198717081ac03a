import type * as vscode from 'vscode';
import type { Services } from '../../services';

/** Ties selected code to an entry that is there already. */
export function activate(_: vscode.ExtensionContext, services: Services): void {
  const { commands } = services;
  commands.register('challengeLog.addSelection', async (target, role) => {
    const { addSelection } = await import('./addSelection');
    await addSelection(services, target, role);
  });
  commands.register('challengeLog.reanchor', async (target) => {
    const { reanchor } = await import('./addSelection');
    await reanchor(services, target);
  });
}
