import { availableParallelism, release, type } from 'node:os';
import * as vscode from 'vscode';
import { createAnchoredCode, type AnchoredCode } from './adapters/anchoredCode';
import { createBrowser, type Browser } from './adapters/browser';
import { createCatalogSource, type CatalogSource } from './adapters/catalogSource';
import { createChosenEntry, type ChosenEntry } from './adapters/chosenEntry';
import { createCommands, type Commands } from './adapters/commands';
import { createDocuments, type Documents } from './adapters/documents';
import { createFolders, type Folders } from './adapters/folders';
import { createLocator, type Locator } from './adapters/locator';
import { createLog, type OutputLog } from './adapters/log';
import { createMovedFiles, type MovedFiles } from './adapters/movedFiles';
import { createNumbers, type Numbers } from './adapters/numbers';
import { createSecretScreen, type SecretScreen } from './adapters/secretScreen';
import { createSettings, type SettingsReader } from './adapters/settings';
import { surroundingsOf } from './adapters/surroundings';
import { createTeamTemplates, type TeamTemplates } from './adapters/teamTemplates';
import { createTrustedCodeHistory, createTrustedFixHistory, createTrustedGit } from './adapters/trustedGit';
import type { Surroundings } from './core/conventions';
import { createSlices } from './core/slices';
import type { Clock, CodeHistory, FixHistory, Git } from './core/ports';

/** What features share. */
export interface Services {
  readonly log: OutputLog;
  readonly settings: SettingsReader;
  readonly commands: Commands;
  readonly catalog: CatalogSource;
  readonly chosenEntry: ChosenEntry;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly locator: Locator;
  readonly history: CodeHistory;
  readonly movedFiles: MovedFiles;
  readonly anchoredCode: AnchoredCode;
  readonly templates: TeamTemplates;
  /** What a workspace folder tells of its conventions. */
  readonly surroundingsOf: (root: vscode.Uri) => Surroundings;
  readonly secrets: SecretScreen;
  readonly git: Git;
  readonly fixHistory: FixHistory;
  readonly browser: Browser;
  readonly numbers: Numbers;
  readonly clock: Clock;
  readonly system: System;
  /** What the person chose for the view, kept for the workspace. */
  readonly memory: vscode.Memento;
}

/** The machine that the extension runs on. */
export interface System {
  /** Its name and version, or `undefined` where that is not known. */
  readonly os: string | undefined;
}

/** Builds the services on VS Code and Node; whatever is large is loaded on first use. */
export function createServices(context: vscode.ExtensionContext): Services {
  const log = createLog(context);
  const settings = createSettings(context);
  const clock = { now: () => new Date() };
  const lineEnding = process.platform === 'win32' ? '\r\n' : '\n';
  const crew = once(async () => {
    const { createCrew } = await import('./node/crew');
    const size = Math.min(4, availableParallelism());
    const created = createCrew({ file: context.asAbsolutePath('dist/worker.js'), size });
    context.subscriptions.push(created);
    return created;
  });
  const pause = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const catalog = createCatalogSource(context, settings, log, {
    clock,
    pause,
    onDisk: async (root) => {
      const { createNodeFiles } = await import('./node/files');
      return createNodeFiles(root, await crew());
    },
    parseElsewhere: async (document, bytes) => {
      const { parseInCrew } = await import('./node/files');
      return parseInCrew(await crew(), document, bytes);
    },
  });
  const numbers = createNumbers(context, settings, catalog, log, {
    history: once(async () => {
      const [{ gitRunner }, { createNumberHistory }] = await Promise.all([
        import('./node/git'),
        import('./node/numberHistory'),
      ]);
      return createNumberHistory(gitRunner(gitPath()), log);
    }),
    watchRefs: async (root, tell) => (await import('./node/watchRefs')).watchRefs(root, tell),
    readTextFiles: async (root, exclude, search) =>
      (await import('./node/textFiles')).readTextFiles(root, exclude, search),
  });
  const history = createTrustedCodeHistory(async () => {
    const [{ gitRunner }, { createCodeHistory }] = await Promise.all([
      import('./node/git'),
      import('./node/codeHistory'),
    ]);
    return createCodeHistory(gitRunner(gitPath()), log);
  });
  const slices = createSlices({ now: () => performance.now(), pause });
  const locator = createLocator(history, slices);
  const movedFiles = createMovedFiles(context, catalog, history, log);
  const documents = createDocuments(async (file, content) => {
    const { replaceFile } = await import('./node/replaceFile');
    await replaceFile(file, content);
  }, lineEnding);
  return {
    log,
    settings,
    commands: createCommands(context, log),
    catalog,
    chosenEntry: createChosenEntry(catalog),
    documents,
    folders: createFolders(async (root, folder, lastKnown) => {
      const { createNumberedFolder } = await import('./node/numberedFolder');
      return createNumberedFolder(root, folder, undefined, lastKnown);
    }, numbers.lastKnown),
    locator,
    history,
    movedFiles,
    anchoredCode: createAnchoredCode(context, catalog, documents, movedFiles, locator, log),
    templates: createTeamTemplates(settings, log),
    surroundingsOf,
    secrets: createSecretScreen(settings),
    git: createTrustedGit(async () => {
      const { createGit } = await import('./node/git');
      return createGit(log, gitPath());
    }),
    fixHistory: createTrustedFixHistory(
      once(async () => {
        const [{ gitRunner }, { createFixHistory }] = await Promise.all([
          import('./node/git'),
          import('./node/fixes'),
        ]);
        return createFixHistory(gitRunner(gitPath()), log);
      }),
    ),
    browser: createBrowser(context),
    numbers,
    clock,
    system: { os: `${type()} ${release()}` },
    memory: context.workspaceState,
  };
}

/** The git that a person told VS Code to use. */
function gitPath(): string | undefined {
  const configured = vscode.workspace.getConfiguration('git').get<string | string[] | null>('path');
  return [configured ?? []].flat()[0];
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
