import * as vscode from 'vscode';
import type { Log } from '../core/ports';

export interface OutputLog extends Log {
  show(): void;
}

/** The log that a person opens with "Show Log". */
export function createLog(context: vscode.ExtensionContext): OutputLog {
  const channel = vscode.window.createOutputChannel('Challenge Log', { log: true });
  context.subscriptions.push(channel);
  return {
    info: (message) => channel.info(message),
    warn: (message) => channel.warn(message),
    error: (message, error) =>
      channel.error(error instanceof Error ? `${message}\n${error.stack ?? error.message}` : message),
    show: () => channel.show(true),
  };
}
