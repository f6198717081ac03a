import type * as vscode from 'vscode';
import { activate as activeEntry } from './features/activeEntry';
import { activate as challengesView } from './features/challengesView';
import { activate as entryActions } from './features/entryActions';
import { activate as log } from './features/log/index';
import { activate as problems } from './features/problems';
import { createServices } from './services';

const FEATURES = [log, challengesView, entryActions, activeEntry, problems];

/** Only registers. The documents are read when this has returned. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  for (const feature of FEATURES) feature(context, services);
  setImmediate(() => void services.catalog.ready());
}
