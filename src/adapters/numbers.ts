import * as vscode from 'vscode';
import { numberedName } from '../core/numberedName';
import type { Log, NumberHistory } from '../core/ports';
import type { TextFile } from '../core/renumbering/plan';
import type { Search } from '../core/renumbering/repair';
import { targetFolders } from '../core/target';
import type { CatalogSource } from './catalogSource';
import type { SettingsReader } from './settings';

/** What is known of numbers beyond the files that are there. */
export interface Numbers {
  /** Asks nothing before the workspace is trusted. */
  readonly history: NumberHistory;
  /** Looks, and goes on looking when branches change. Call it once. */
  start(): void;
  /** The names in a folder, and those that it has or had on any branch. */
  names(root: vscode.Uri, folder: string): Promise<readonly string[]>;
  /** The highest number that the last look saw in a folder; asks nobody. 0 for none. */
  readonly lastKnown: (root: vscode.Uri, folder: string) => number;
  /** Text files of a workspace folder that hold something of what is looked for. */
  files(root: vscode.Uri, search: Search): Promise<readonly TextFile[]>;
}

/** What only a host with Node has. */
export interface NumbersHost {
  readonly history: () => Promise<NumberHistory>;
  readonly watchRefs: (root: string, tell: () => void) => Promise<() => void>;
  readonly readTextFiles: (
    root: string,
    exclude: readonly string[],
    search: Search,
  ) => Promise<readonly TextFile[]>;
}

/** Folders that are looked at, so that a workspace full of them keeps nobody busy. */
const MOST_FOLDERS = 20;
const MEMORY = 'numbers.highest';

/**
 * Looks at branches and at what was deleted when the catalog was read first and when branches change, never while
 * something is logged. What was seen once is remembered for the workspace.
 */
export function createNumbers(
  context: vscode.ExtensionContext,
  settings: SettingsReader,
  catalog: CatalogSource,
  log: Log,
  host: NumbersHost | undefined,
): Numbers {
  const highest = new Map(Object.entries(context.workspaceState.get<Record<string, number>>(MEMORY, {})));
  let watching: (() => void)[] = [];
  let looking: Promise<void> = Promise.resolve();
  let disposed = false;

  const asked = async <Answer>(unknown: Answer, ask: (history: NumberHistory) => Promise<Answer>) =>
    host && vscode.workspace.isTrusted ? ask(await host.history()) : unknown;
  const history: NumberHistory = {
    namesIn: (root, folder) => asked([], (known) => known.namesIn(root, folder)),
    ages: (root, folders) => asked(new Map<string, number>(), (known) => known.ages(root, folders)),
    meant: (root, references) => asked([], (known) => known.meant(root, references)),
  };

  function start(): void {
    context.subscriptions.push(
      vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void restart()),
      settings.onDidChange(() => look()),
      { dispose: () => ((disposed = true), stop()) },
    );
    void restart();
  }

  function stop(): void {
    for (const each of watching.splice(0)) each();
  }

  async function restart(): Promise<void> {
    if (!host || !vscode.workspace.isTrusted) return;
    await catalog.ready();
    stop();
    const stops = await Promise.all(
      localFolders().map(({ uri }) => host.watchRefs(uri.fsPath, () => void restart())),
    );
    if (disposed) for (const each of stops) each();
    else watching = stops;
    look();
  }

  /** One look after the other. */
  function look(): void {
    looking = looking
      .then(lookNow)
      .catch((error: unknown) => log.error('The branches could not be looked at.', error));
  }

  async function lookNow(): Promise<void> {
    if (disposed || !vscode.workspace.isTrusted) return;
    for (const { uri } of localFolders()) {
      for (const folder of foldersOf(uri)) {
        const names = await history.namesIn(uri.fsPath, folder);
        const { highestNumber } = await import('../core/renumbering/repair');
        const key = keyOf(uri, folder);
        const seen = highestNumber(names);
        if (seen <= (highest.get(key) ?? 0)) continue;
        highest.set(key, seen);
        await context.workspaceState.update(MEMORY, Object.fromEntries(highest));
      }
    }
  }

  /** The targets, and where numbered documents are. */
  function foldersOf(root: vscode.Uri): string[] {
    const folders = new Set(targetFolders(settings.get('targets', root)));
    for (const { document } of catalog.current.entries) {
      if (document.folder !== root.toString()) continue;
      const at = document.path.lastIndexOf('/');
      if (numberedName(document.path.slice(at + 1))) folders.add(document.path.slice(0, Math.max(0, at)));
    }
    return [...folders].slice(0, MOST_FOLDERS);
  }

  return {
    start,
    history,
    lastKnown: (root, folder) => highest.get(keyOf(root, folder)) ?? 0,
    async names(root, folder) {
      const there = await vscode.workspace.fs
        .readDirectory(vscode.Uri.joinPath(root, folder))
        .then(undefined, () => []);
      const elsewhere = root.scheme === 'file' ? await history.namesIn(root.fsPath, folder) : [];
      const last = highest.get(keyOf(root, folder));
      return [
        ...there.map(([name]) => name),
        ...elsewhere,
        ...(last === undefined ? [] : [`${last}-known.md`]),
      ];
    },
    async files(root, search) {
      const hidden = vscode.workspace
        .getConfiguration('files', root)
        .get<Record<string, unknown>>('exclude', {});
      const exclude = Object.entries(hidden).flatMap(([glob, is]) => (is === true ? [glob] : []));
      if (host && root.scheme === 'file') return host.readTextFiles(root.fsPath, exclude, search);
      return virtualTextFiles(root, search);
    },
  };
}

function localFolders(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

function keyOf(root: vscode.Uri, folder: string): string {
  return `${root.toString()}\n${folder}`;
}

async function virtualTextFiles(root: vscode.Uri, { inMarkdown }: Search): Promise<TextFile[]> {
  const pattern = new vscode.RelativePattern(root, '**/*.{md,markdown}');
  const files: TextFile[] = [];
  for (const uri of await vscode.workspace.findFiles(pattern)) {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (inMarkdown.some((wanted) => text.includes(wanted)))
      files.push({ path: uri.path.slice(root.path.replace(/\/$/, '').length + 1), text });
  }
  return files;
}
