import * as vscode from 'vscode';
import type { Entry } from '../../core/entry';
import { groupBy } from '../../core/groupBy';
import { UserError } from '../../core/ports';
import { createRecall, type Recall } from '../../core/recall';
import { readLessons } from '../../core/recall/lesson';
import { createSlices } from '../../core/slices';
import type { Services } from '../../services';

export interface Lessons {
  readonly find: Recall<Entry>['find'];
  /** Plain text; `undefined` where the entry tells none. */
  lessonOf(entry: Entry): string | undefined;
  /** Reads what was resolved since the last time. */
  update(): Promise<void>;
}

/** So many entries are remembered, those that were resolved last, in some 12 MB. */
const MOST_ENTRIES = 1_000;

/**
 * Remembers the code of resolved entries. Only documents whose entries name places in code are read, in the background and
 * once: an entry that did not change is the same object as before.
 */
export function createLessons(
  context: vscode.ExtensionContext,
  { catalog, documents, log, settings }: Pick<Services, 'catalog' | 'documents' | 'log' | 'settings'>,
  changed: () => void,
): Lessons {
  const recall = createRecall<Entry>();
  const known = new Map<Entry, string | undefined>();
  const slices = createSlices({
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  let queue: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  context.subscriptions.push(
    catalog.onDidChange(() => void update()),
    // Code may be written into an entry that stays what it is.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const touched = [...known.keys()].filter(({ document }) => document.uri === uri.toString());
      if (touched.length === 0) return;
      touched.forEach(forget);
      void update();
    }),
  );
  return { find: (file, counts) => recall.find(file, counts), lessonOf: (entry) => known.get(entry), update };

  function update(): Promise<void> {
    waiting ??= queue = queue.then(async () => {
      waiting = undefined;
      await readNew();
    });
    return waiting;
  }

  async function readNew(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const isOn = folders.some(({ uri }) => settings.get('recall', uri));
    const wanted = new Set(isOn ? teaching(catalog.current.entries) : []);
    const gone = [...known.keys()].filter((entry) => !wanted.has(entry));
    gone.forEach(forget);
    const fresh = [...wanted].filter((entry) => !known.has(entry));
    for (const [uri, entries] of groupBy(fresh, ({ document }) => document.uri)) await read(uri, entries);
    if (gone.length + fresh.length > 0) changed();
  }

  async function read(document: string, entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) known.set(entry, undefined);
    const uri = vscode.Uri.parse(document);
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
    try {
      const text = await documents.read(uri);
      const lessons = await slices.run(() => readLessons(text, entries));
      for (const [entry, { codes, text: lesson }] of lessons) {
        known.set(entry, lesson);
        await slices.run(() => recall.remember(entry, codes, folder));
      }
    } catch (error) {
      // What the others teach is still known.
      const isForeseen = error instanceof vscode.FileSystemError || error instanceof UserError;
      if (isForeseen) log.info(`The code of ${document} is not remembered: ${error.message}`);
      else log.error(`The code of ${document} is not remembered.`, error);
    }
  }

  function forget(entry: Entry): void {
    recall.forget(entry);
    known.delete(entry);
  }
}

/** Resolved entries that may hold captured code. */
function teaching(entries: readonly Entry[]): readonly Entry[] {
  const all = entries.filter(
    ({ state, inferred, anchors }) =>
      state === 'resolved' && !inferred && anchors.some(({ file }) => file !== undefined),
  );
  if (all.length <= MOST_ENTRIES) return all;
  const day = ({ resolved, date }: Entry) => resolved ?? date ?? '';
  return all.sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0)).slice(0, MOST_ENTRIES);
}
