import { release, type } from 'node:os';
import type * as vscode from 'vscode';
import { createAnchoredCode, type AnchoredCode } from './adapters/anchoredCode';
import { createBrowser, type Browser } from './adapters/browser';
import type { CatalogSource } from './adapters/catalogSource';
import { createChosenEntry, type ChosenEntry } from './adapters/chosenEntry';
import type { Commands } from './adapters/commands';
import { createDocuments, type Documents } from './adapters/documents';
import { createFolders, type Folders } from './adapters/folders';
import { createLocator, type Locator } from './adapters/locator';
import type { OutputLog } from './adapters/log';
import { createMovedFiles, type MovedFiles } from './adapters/movedFiles';
import { createNumbers, type Numbers } from './adapters/numbers';
import { createBoundary, type Boundary } from './adapters/paths';
import { createSecretScreen, type SecretScreen } from './adapters/secretScreen';
import type { SettingsReader } from './adapters/settings';
import { surroundingsOf } from './adapters/surroundings';
import { createTeamTemplates, type TeamTemplates } from './adapters/teamTemplates';
import {
  createTrustedCodeHistory,
  createTrustedFixHistory,
  createTrustedGit,
  gitPath,
} from './adapters/trustedGit';
import type { Surroundings } from './core/conventions';
import { createSlices } from './core/slices';
import type { Clock, CodeHistory, FixHistory, Git } from './core/ports';

/** What there is when `activate` returns. */
export interface FirstServices {
  readonly log: OutputLog;
  readonly settings: SettingsReader;
  readonly commands: Commands;
  readonly catalog: CatalogSource;
  readonly clock: Clock;
  /** What the person chose for the view, kept for the workspace. */
  readonly memory: vscode.Memento;
}

/** What features share. */
export interface Services extends FirstServices {
  readonly chosenEntry: ChosenEntry;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly boundary: Boundary;
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
  readonly system: System;
}

/** The machine that the extension runs on. */
export interface System {
  /** Its name and version, or `undefined` where that is not known. */
  readonly os: string | undefined;
}

/** Builds the services on VS Code and Node; whatever is large is loaded on first use. */
export function createServices(context: vscode.ExtensionContext, first: FirstServices): Services {
  const { log, settings, catalog } = first;
  const boundary = createBoundary(async (roots, file) =>
    (await import('./node/realPlace')).leadsInto(roots, file),
  );
  const lineEnding = process.platform === 'win32' ? '\r\n' : '\n';
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
  const history = createTrustedCodeHistory(boundary, async () => {
    const [{ gitRunner }, { createCodeHistory }] = await Promise.all([
      import('./node/git'),
      import('./node/codeHistory'),
    ]);
    return createCodeHistory(gitRunner(gitPath()), log);
  });
  const pause = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const slices = createSlices({ now: () => performance.now(), pause });
  const locator = createLocator(history, slices, boundary);
  const movedFiles = createMovedFiles(context, catalog, history, log);
  const documents = createDocuments(
    async (...replacement) => {
      const { replaceFile } = await import('./node/replaceFile');
      await replaceFile(...replacement);
    },
    lineEnding,
    boundary,
  );
  return {
    ...first,
    chosenEntry: createChosenEntry(catalog),
    documents,
    folders: createFolders(async (root, folder, lastKnown) => {
      const { createNumberedFolder } = await import('./node/numberedFolder');
      return createNumberedFolder(root, folder, undefined, lastKnown);
    }, numbers.lastKnown),
    boundary,
    locator,
    history,
    movedFiles,
    anchoredCode: createAnchoredCode(context, catalog, documents, movedFiles, locator, log),
    templates: createTeamTemplates(settings, boundary, log),
    surroundingsOf: (root) => surroundingsOf(boundary, root),
    secrets: createSecretScreen(settings),
    git: createTrustedGit(boundary, async () => {
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
    system: { os: `${type()} ${release()}` },
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
