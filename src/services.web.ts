import * as vscode from 'vscode';
import { createAnchoredCode } from './adapters/anchoredCode';
import { createBrowser } from './adapters/browser';
import { createCatalogSource } from './adapters/catalogSource';
import { createChosenEntry } from './adapters/chosenEntry';
import { createCommands } from './adapters/commands';
import { createDocuments } from './adapters/documents';
import { createFolders } from './adapters/folders';
import { createLocator } from './adapters/locator';
import { createLog } from './adapters/log';
import { createMovedFiles } from './adapters/movedFiles';
import { createNumbers } from './adapters/numbers';
import { createSecretScreen } from './adapters/secretScreen';
import { createSettings } from './adapters/settings';
import { surroundingsOf } from './adapters/surroundings';
import { createTeamTemplates } from './adapters/teamTemplates';
import { createSlices } from './core/slices';
import type { Services } from './services';

/** The services in a browser: no git, and files by the editor's file systems alone. */
export function createServices(context: vscode.ExtensionContext): Services {
  const log = createLog(context);
  const settings = createSettings(context);
  const clock = { now: () => new Date() };
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const catalog = createCatalogSource(context, settings, log, {
    clock,
    pause,
  });
  const history = {
    renames: () => Promise.resolve(new Map<string, string>()),
    textAt: () => Promise.resolve(undefined),
    textIn: () => Promise.resolve(undefined),
    find: () => Promise.resolve(undefined),
    recent: () => Promise.resolve([]),
  };
  const locator = createLocator(history, createSlices({ now: () => performance.now(), pause }));
  const movedFiles = createMovedFiles(context, catalog, history, log);
  const documents = createDocuments(
    async (file, content) => vscode.workspace.fs.writeFile(vscode.Uri.file(file), content),
    '\n',
  );
  return {
    log,
    settings,
    commands: createCommands(context, log),
    catalog,
    chosenEntry: createChosenEntry(catalog),
    documents,
    folders: createFolders(undefined),
    locator,
    history,
    movedFiles,
    anchoredCode: createAnchoredCode(context, catalog, documents, movedFiles, locator, log),
    templates: createTeamTemplates(settings, log),
    surroundingsOf,
    secrets: createSecretScreen(settings),
    git: { history: () => Promise.resolve(undefined) },
    fixHistory: {
      touching: () => Promise.resolve([]),
      removing: () => Promise.resolve(undefined),
      renamed: () => Promise.resolve(undefined),
    },
    browser: createBrowser(context),
    numbers: createNumbers(context, settings, catalog, log, undefined),
    clock,
    system: { os: undefined },
    memory: context.workspaceState,
  };
}
