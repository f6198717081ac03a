import * as vscode from 'vscode';
import { createAnchoredCode } from './adapters/anchoredCode';
import { createBrowser } from './adapters/browser';
import { createChosenEntry } from './adapters/chosenEntry';
import { createDocuments } from './adapters/documents';
import { createFolders } from './adapters/folders';
import { createLocator } from './adapters/locator';
import { createMovedFiles } from './adapters/movedFiles';
import { createNumbers } from './adapters/numbers';
import { createBoundary } from './adapters/paths';
import { createSecretScreen } from './adapters/secretScreen';
import { surroundingsOf } from './adapters/surroundings';
import { createTeamTemplates } from './adapters/teamTemplates';
import { createSlices } from './core/slices';
import type { FirstServices, Services } from './services';

/** The services in a browser: no git. */
export function createServices(context: vscode.ExtensionContext, first: FirstServices): Services {
  const { log, settings, catalog } = first;
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const boundary = createBoundary();
  const history = {
    renames: () => Promise.resolve(new Map<string, string>()),
    textAt: () => Promise.resolve(undefined),
    textIn: () => Promise.resolve(undefined),
    find: () => Promise.resolve(undefined),
    recent: () => Promise.resolve([]),
  };
  const locator = createLocator(history, createSlices({ now: () => performance.now(), pause }), boundary);
  const movedFiles = createMovedFiles(context, catalog, history, log);
  const documents = createDocuments(
    async (file, content) => vscode.workspace.fs.writeFile(vscode.Uri.file(file), content),
    '\n',
    boundary,
  );
  return {
    ...first,
    chosenEntry: createChosenEntry(catalog),
    documents,
    folders: createFolders(undefined),
    boundary,
    locator,
    history,
    movedFiles,
    anchoredCode: createAnchoredCode(context, catalog, documents, movedFiles, locator, log),
    templates: createTeamTemplates(settings, boundary, log),
    surroundingsOf: (root) => surroundingsOf(boundary, root),
    secrets: createSecretScreen(settings),
    git: { history: () => Promise.resolve(undefined) },
    fixHistory: {
      touching: () => Promise.resolve([]),
      removing: () => Promise.resolve(undefined),
      renamed: () => Promise.resolve(undefined),
    },
    browser: createBrowser(context),
    numbers: createNumbers(context, settings, catalog, log, undefined),
    system: { os: undefined },
  };
}
