import * as vscode from 'vscode';
import { createBrowser } from './adapters/browser';
import { createCatalogSource } from './adapters/catalogSource';
import { createChosenEntry } from './adapters/chosenEntry';
import { createCommands } from './adapters/commands';
import { createDocuments } from './adapters/documents';
import { createFolders } from './adapters/folders';
import { createLocator } from './adapters/locator';
import { createLog } from './adapters/log';
import { createNumbers } from './adapters/numbers';
import { createSettings } from './adapters/settings';
import { surroundingsOf } from './adapters/surroundings';
import { createTeamTemplates } from './adapters/teamTemplates';
import { NO_CODE_HISTORY } from './adapters/trustedFixes';
import type { Services } from './services';

/** The services in a browser: no git, and files by the editor's file systems alone. */
export function createServices(context: vscode.ExtensionContext): Services {
  const log = createLog(context);
  const settings = createSettings(context);
  const clock = { now: () => new Date() };
  const catalog = createCatalogSource(context, settings, log, {
    clock,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  return {
    log,
    settings,
    commands: createCommands(context, log),
    catalog,
    chosenEntry: createChosenEntry(catalog),
    documents: createDocuments(
      async (file, content) => vscode.workspace.fs.writeFile(vscode.Uri.file(file), content),
      '\n',
    ),
    folders: createFolders(undefined),
    locator: createLocator(),
    templates: createTeamTemplates(settings, log),
    surroundingsOf,
    git: { history: () => Promise.resolve(undefined) },
    codeHistory: NO_CODE_HISTORY,
    browser: createBrowser(context),
    numbers: createNumbers(context, settings, catalog, log, undefined),
    clock,
    system: { os: undefined },
    memory: context.workspaceState,
  };
}
