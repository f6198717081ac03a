import type * as vscode from 'vscode';
import type { Catalog } from './core/catalog';
import type { Entry, Problem } from './core/entry';
import { activate as challengesView } from './features/challenges/view';
import { createFirstServices } from './firstServices';

/** What other extensions get: `vscode.extensions.getExtension('challenge-log.challenge-log')?.exports`. */
export interface ChallengeLogApi {
  /** All entries, once the documents were read. */
  readonly entries: () => Promise<readonly Entry[]>;
  readonly problems: () => Promise<readonly Problem[]>;
  readonly onDidChange: vscode.Event<Catalog>;
}

let keep: (() => Promise<void>) | undefined;

/** Only registers: the view, and commands that wait for their features. All else is loaded when this has returned. */
export function activate(context: vscode.ExtensionContext): ChallengeLogApi {
  let began: Promise<void> | undefined;
  const begin = () =>
    (began ??= import('./afterwards').then((afterwards) => afterwards.begin(context, services)));
  const services = createFirstServices(context, begin);
  challengesView(context, services);
  const { catalog } = services;
  keep = () => catalog.save();
  setTimeout(() => void catalog.ready());
  return {
    entries: async () => (await catalog.ready(), catalog.current.entries),
    problems: async () => (await catalog.ready(), catalog.current.problems),
    onDidChange: catalog.onDidChange,
  };
}

/** Keeps what was read for the next session; the editor waits a few seconds for it. */
export function deactivate(): Promise<void> | undefined {
  return keep?.();
}
