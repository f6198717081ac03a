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
        if (isCall(...args)) throw error;
        report(id, error);
        return undefined;
      }
    };
    context.subscriptions.push(vscode.commands.registerCommand(id, handler));
  };

  function report(id: CommandId, error: unknown): void {
    if (error instanceof vscode.CancellationError) return;
    if (error instanceof UserError) {
      void vscode.window.showErrorMessage(withoutLinks(error.message));
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    log.error(`${id} failed: ${reason}`, error);
    void vscode.window
      .showErrorMessage(withoutLinks(`Challenge Log failed: ${reason}`), 'Show Log')
      .then((choice) => {
        if (choice) log.show();
      });
  }

  return { register: (id, run) => registerCallable(id, () => false, run), registerCallable };
}
