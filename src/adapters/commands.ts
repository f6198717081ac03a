import * as vscode from 'vscode';
import { withoutLinks } from '../core/markdownText';
import { UserError } from '../core/ports';
import { COMMANDS, type CommandId } from '../manifest';
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

interface Command {
  readonly isCall: (...args: unknown[]) => boolean;
  readonly run: (...args: unknown[]) => unknown;
}

/**
 * Every command can be called from now on; one that comes before its feature waits for it.
 * @param featuresBegan resolves when all features have registered what they do
 */
export function createCommands(
  context: vscode.ExtensionContext,
  log: OutputLog,
  featuresBegan: () => Promise<void>,
): Commands {
  const registered = new Map<CommandId, Command>();
  for (const id of COMMANDS)
    context.subscriptions.push(vscode.commands.registerCommand(id, (...args) => call(id, args)));

  async function call(id: CommandId, args: unknown[]): Promise<unknown> {
    let command = registered.get(id);
    try {
      if (!command) {
        await featuresBegan();
        command = registered.get(id);
      }
      if (!command) throw new Error(`No feature has the command ${id}.`);
      return await command.run(...args);
    } catch (error) {
      const isForeseen = error instanceof UserError || error instanceof vscode.CancellationError;
      if (!isForeseen) log.error(`${id} failed.`, error);
      if (command?.isCall(...args)) throw error;
      show(error);
      return undefined;
    }
  }

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

  return {
    register: (id, run) => void registered.set(id, { isCall: () => false, run }),
    registerCallable: (id, isCall, run) => void registered.set(id, { isCall, run }),
  };
}
