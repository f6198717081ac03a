import * as vscode from 'vscode';
import type { Settings } from '../manifest';

export interface SettingsReader {
  /** @param scope the resource that the setting is for */
  get<Key extends keyof Settings>(key: Key, scope?: vscode.Uri): Settings[Key];
  /** The same, and `undefined` where nobody chose a value. */
  chosen<Key extends keyof Settings>(key: Key, scope?: vscode.Uri): Settings[Key] | undefined;
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
  const get = <Key extends keyof Settings>(key: Key, scope?: vscode.Uri) => {
    const section = vscode.workspace.getConfiguration(SECTION, scope);
    return shaped(section.get<unknown>(key), section.inspect(key)?.defaultValue) as Settings[Key];
  };
  return {
    get,
    chosen: (key, scope) => {
      const found = vscode.workspace.getConfiguration(SECTION, scope).inspect(key);
      const values = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
      return values.some((value) => value !== undefined) ? get(key, scope) : undefined;
    },
    onDidChange: changed.event,
  };
}

/** People edit settings by hand: a value of another shape than the default's counts as not set. */
function shaped(value: unknown, fallback: unknown): unknown {
  if (Array.isArray(fallback)) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : fallback;
  }
  if (typeof fallback !== 'object') return typeof value === typeof fallback ? value : fallback;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fallback;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => typeof item === 'string'));
}
