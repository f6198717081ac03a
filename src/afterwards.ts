import type * as vscode from 'vscode';
import { activate as challengesActions } from './features/challenges/actions';
import { activate as activeEntry } from './features/challenges/activeEntry';
import { activate as pendingFixes } from './features/challenges/pendingFixes';
import { activate as requirements } from './features/challenges/requirements';
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
import { createServices, type FirstServices } from './services';

const FEATURES = [
  log,
  anchoring,
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

/** All that begins when `activate` has returned. */
export function begin(context: vscode.ExtensionContext, first: FirstServices): void {
  const services = createServices(context, first);
  for (const feature of FEATURES) feature(context, services);
}
