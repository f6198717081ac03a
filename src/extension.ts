import type * as vscode from 'vscode';
import type { Catalog } from './core/catalog';
import type { Entry, Problem } from './core/entry';
import { activate as challengesActions } from './features/challenges/actions';
import { activate as activeEntry } from './features/challenges/activeEntry';
import { activate as pendingFixes } from './features/challenges/pendingFixes';
import { activate as requirements } from './features/challenges/requirements';
import { activate as challengesView } from './features/challenges/view';
import { activate as inThisFile } from './features/challenges/inThisFile';
import { activate as codeLens } from './features/code/codeLens';
import { activate as codeFiles } from './features/code/fileDecorations';
import { activate as codeHover } from './features/code/hover';
import { activate as codeMarks } from './features/code/marks';
import { activate as codeMove } from './features/code/move';
import { activate as codeStatusBar } from './features/code/statusBar';
import { activate as documents } from './features/documents/index';
import { activate as keepIndexes } from './features/indexes/keep';
import { activate as updateIndex } from './features/indexes/update';
import { activate as issueTemplates } from './features/issueTemplates';
import { activate as anchoring } from './features/log/anchoring';
import { activate as log } from './features/log/index';
import { activate as logs } from './features/logs/index';
import { activate as numbers } from './features/numbers/index';
import { activate as problems } from './features/problems';
import { activate as recall } from './features/recall/index';
import { activate as secretProblems } from './features/secretProblems';
import { activate as templateCommands } from './features/templates/commands';
import { activate as templateWriting } from './features/templates/writing';
import { createServices } from './services';

const FEATURES = [
  log,
  anchoring,
  challengesView,
  challengesActions,
  activeEntry,
  inThisFile,
  codeLens,
  codeMarks,
  codeHover,
  codeFiles,
  codeStatusBar,
  codeMove,
  pendingFixes,
  requirements,
  logs,
  numbers,
  problems,
  recall,
  secretProblems,
  templateCommands,
  templateWriting,
  updateIndex,
  keepIndexes,
  issueTemplates,
  documents,
];

/** What other extensions get: `vscode.extensions.getExtension('challenge-log.challenge-log')?.exports`. */
export interface ChallengeLogApi {
  /** All entries, once the documents were read. */
  readonly entries: () => Promise<readonly Entry[]>;
  readonly problems: () => Promise<readonly Problem[]>;
  readonly onDidChange: vscode.Event<Catalog>;
}

let keep: (() => Promise<void>) | undefined;

/** Only registers. The documents are read when this has returned. */
export function activate(context: vscode.ExtensionContext): ChallengeLogApi {
  const services = createServices(context);
  for (const feature of FEATURES) feature(context, services);
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
