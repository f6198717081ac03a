import * as vscode from 'vscode';
import type { Reading } from '../../core/entry';
import type { Naming } from '../../core/mentioned/backlinks';
import { UserError } from '../../core/ports';
import { createSlices } from '../../core/slices';
import type { Services } from '../../services';

/** What all documents of entries name, kept current from the first question on. */
export interface NamingIndex {
  /** As it is known now, by the documents' `uri`. */
  readonly current: ReadonlyMap<string, Naming>;
  /** Whether that is all, and up to date. */
  readonly isCurrent: boolean;
  /** Reads what changed, in slices; all of it for the first time. */
  refresh(): Promise<ReadonlyMap<string, Naming>>;
  /** Something changed since it was read. */
  readonly onDidAge: vscode.Event<void>;
}

const CONCURRENT = 8;

/** Nothing is read before the first {@link NamingIndex.refresh}. */
export function createNamingIndex(
  context: vscode.ExtensionContext,
  { catalog, documents, log }: Pick<Services, 'catalog' | 'documents' | 'log'>,
): NamingIndex {
  const aged = new vscode.EventEmitter<void>();
  const slices = createSlices({
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  const known = new Map<string, { readonly reading: Reading; readonly naming: Naming | undefined }>();
  const current = new Map<string, Naming>();
  const stale = new Set<string>();
  let seen: typeof catalog.current.documents | undefined;
  let running: Promise<ReadonlyMap<string, Naming>> | undefined;
  let watching = false;

  context.subscriptions.push(aged);

  function watch(): void {
    if (watching) return;
    watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown}');
    const note = (uri: vscode.Uri) => {
      const key = uri.toString();
      if (!known.has(key) || stale.has(key)) return;
      stale.add(key);
      aged.fire();
    };
    context.subscriptions.push(
      watcher,
      watcher.onDidChange(note),
      watcher.onDidCreate(note),
      vscode.workspace.onDidChangeTextDocument(({ document }) => note(document.uri)),
      catalog.onDidChange(() => aged.fire()),
    );
  }

  async function read(): Promise<void> {
    watch();
    await catalog.ready();
    const { namingOf } = await import('../../core/mentioned/backlinks');
    const now = catalog.current.documents;
    for (const uri of known.keys())
      if (!now.has(uri)) {
        known.delete(uri);
        current.delete(uri);
      }
    const wanted = [...now].filter(
      ([uri, reading]) =>
        reading.entries.length > 0 && (stale.has(uri) || known.get(uri)?.reading !== reading),
    );
    let next = 0;
    const reader = async () => {
      for (let one = wanted[next++]; one; one = wanted[next++]) {
        const [uri, reading] = one;
        stale.delete(uri);
        const text = await textOf(uri);
        const path = reading.entries[0]?.document.path ?? '';
        const naming = text === undefined ? undefined : await slices.run(() => namingOf(text, path));
        known.set(uri, { reading, naming });
        if (naming) current.set(uri, naming);
        else current.delete(uri);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT }, reader));
    seen = now;
  }

  async function textOf(uri: string): Promise<string | undefined> {
    try {
      return await documents.read(vscode.Uri.parse(uri));
    } catch (error) {
      if (!(error instanceof UserError || error instanceof vscode.FileSystemError))
        log.error(`${uri} could not be read.`, error);
      return undefined;
    }
  }

  const index: NamingIndex = {
    current,
    get isCurrent() {
      return seen === catalog.current.documents && stale.size === 0;
    },
    refresh() {
      // Whoever joins a reading that began before the last change reads once more.
      running ??= (async () => {
        do await read();
        while (seen !== catalog.current.documents);
        return current;
      })().finally(() => (running = undefined));
      return running;
    },
    onDidAge: aged.event,
  };
  return index;
}
