import * as vscode from 'vscode';
import type { Settings } from '../manifest';

export interface SettingsReader {
  /** @param scope the resource that the setting is for */
  get<Key extends keyof Settings>(key: Key, scope?: vscode.Uri): Settings[Key];
  readonly onDidChange: vscode.Event<void>;
}

const SECTION = 'challengeLog';

/** The settings under `challengeLog`, whose defaults stand in package.json. */
export function createSettings(context: vscode.ExtensionContext): SettingsReader {
  const changed = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION) || event.affectsConfiguration('files.exclude')) changed.fire();
    }),
  );
  return {
    get: <Key extends keyof Settings>(key: Key, scope?: vscode.Uri) =>
      vscode.workspace.getConfiguration(SECTION, scope).get(key) as Settings[Key],
    onDidChange: changed.event,
  };
}
