import * as vscode from 'vscode';
import { withoutLinks } from '../core/markdownText';
import { UserError } from '../core/ports';
import type { CommandId } from '../manifest';
import type { OutputLog } from './log';

export interface Commands {
  /**
   * Registers a command behind the one error boundary: what was foreseen is shown as it is, anything else
   * is logged once and shown with "Show Log".
   */
  register(id: CommandId, run: (...args: unknown[]) => unknown): void;
  /**
   * The same for a command that also serves as an interface: when `isCall` says that it was called with an
   * argument by another extension, a task or a key binding, the caller gets the error.
   */
  registerCallable(
    id: CommandId,
    isCall: (...args: unknown[]) => boolean,
    run: (...args: unknown[]) => unknown,
  ): void;
}

export function createCommands(context: vscode.ExtensionContext, log: OutputLog): Commands {
  const registerCallable: Commands['registerCallable'] = (id, isCall, run) => {
    const handler = async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        const isForeseen = error instanceof UserError || error instanceof vscode.CancellationError;
        if (!isForeseen) log.error(`${id} failed.`, error);
        if (isCall(...args)) throw error;
        show(error);
        return undefined;
      }
    };
    context.subscriptions.push(vscode.commands.registerCommand(id, handler));
  };

  function show(error: unknown): void {
    if (error instanceof vscode.CancellationError) return;
    const reason = withoutLinks(error instanceof Error ? error.message : String(error));
    if (error instanceof UserError) {
      void vscode.window.showErrorMessage(reason);
      return;
    }
    void vscode.window.showErrorMessage(`Challenge Log failed: ${reason}`, 'Show Log').then((choice) => {
      if (choice) log.show();
    });
  }

  return { register: (id, run) => registerCallable(id, () => false, run), registerCallable };
}
