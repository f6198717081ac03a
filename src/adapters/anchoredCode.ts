import * as vscode from 'vscode';
import type { Located } from '../core/anchor';
import { byFile, type ByFile, type PlaceOfEntry } from '../core/anchors/byFile';
import { follow, type TextRange } from '../core/anchors/follow';
import type { CodeOfEntry } from '../core/capturedCode';
import type { Entry } from '../core/entry';
import type { Log } from '../core/ports';
import type { CatalogSource } from './catalogSource';
import type { Documents } from './documents';
import type { Locator } from './locator';
import type { MovedFiles } from './movedFiles';
import { pathIn } from './paths';

/** A place of an entry in an open document. */
export interface Anchored extends PlaceOfEntry {
  /** What looking for its code found; `undefined` where the entry holds no code of it, or the document is too large. */
  readonly located: Located | undefined;
  /** Its lines in the document now, from 0; `undefined` where there is not one place that is certain. */
  readonly lines: { readonly first: number; readonly last: number } | undefined;
}

/** Where the code that entries are about is in the documents that are shown; edits are followed as they are typed. */
export interface AnchoredCode {
  /** In line order, what has no certain place last; nothing until it was looked for. */
  in(document: vscode.TextDocument): readonly Anchored[];
  /** The entries that are about a file, which need not be open. */
  about(uri: vscode.Uri): readonly Entry[];
  /** What {@link AnchoredCode.in} says of a document is other than what following edits would give. */
  readonly onDidChange: vscode.Event<vscode.TextDocument>;
  /** What {@link AnchoredCode.about} says may be other than before. */
  readonly onDidChangeFiles: vscode.Event<void>;
}

/** When nothing was typed for so many milliseconds, code that was edited is looked for again. */
const IDLE_TIME = 1_000;
/** Longer documents, in UTF-16 units, are no code that people write, and would be looked through for too long. */
const LARGEST = 2_000_000;

interface Found extends PlaceOfEntry {
  readonly located: Located | undefined;
  range: TextRange | undefined;
  /** It was edited since it was looked for. */
  touched: boolean;
}

/** What is known of a document that is shown. */
interface Shown {
  found: Found[];
  /** It was edited while it was looked at, so all of it has to be looked for again. */
  isStale: boolean;
  /** Counts looks, so that an overtaken one gives up. */
  looks: number;
  idle: NodeJS.Timeout | undefined;
}

export function createAnchoredCode(
  context: vscode.ExtensionContext,
  catalog: CatalogSource,
  documents: Documents,
  movedFiles: MovedFiles,
  locator: Locator,
  log: Log,
): AnchoredCode {
  const changed = new vscode.EventEmitter<vscode.TextDocument>();
  const filesChanged = new vscode.EventEmitter<void>();
  const shown = new Map<vscode.TextDocument, Shown>();
  /** The code that the entries of a document hold, while they are the same objects. */
  const codes = new WeakMap<Entry, Promise<CodeOfEntry>>();
  let files = index();

  context.subscriptions.push(
    changed,
    filesChanged,
    catalog.onDidChange(reindex),
    movedFiles.onDidChange(reindex),
    vscode.workspace.onDidChangeWorkspaceFolders(reindex),
    vscode.window.onDidChangeVisibleTextEditors(lookAtVisible),
    // Another language closes a document and opens it again, in the same editor.
    vscode.workspace.onDidOpenTextDocument(lookAtVisible),
    vscode.workspace.onDidChangeTextDocument(edited),
    vscode.workspace.onDidSaveTextDocument(saved),
    vscode.workspace.onDidCloseTextDocument((document) => {
      clearTimeout(shown.get(document)?.idle);
      shown.delete(document);
    }),
    {
      dispose: () => {
        for (const { idle } of shown.values()) clearTimeout(idle);
      },
    },
  );
  return {
    in: (document) => (shown.get(document)?.found ?? []).map(anchoredOf).sort(byLine),
    about: (uri) => [...new Set(placesIn(uri).map(({ entry }) => entry))],
    onDidChange: changed.event,
    onDidChangeFiles: filesChanged.event,
  };

  function index(): ByFile {
    const only = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? '';
    const folders = new Map(
      vscode.workspace.workspaceFolders?.map((folder) => [folder.uri.toString(), folder]),
    );
    return byFile(catalog.current.entries, only, (id, path) => {
      const folder = folders.get(id);
      return folder && movedFiles.today(folder, path);
    });
  }

  function reindex(): void {
    files = index();
    filesChanged.fire();
    for (const [document, { found }] of shown) {
      const places = placesIn(document.uri);
      const isSame =
        places.length === found.length &&
        places.every(({ entry, place }, at) => found[at]?.entry === entry && found[at].place === place);
      if (!isSame) look(document);
    }
    lookAtVisible();
  }

  function placesIn(uri: vscode.Uri): readonly PlaceOfEntry[] {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return [];
    return files.of(folder.uri.toString(), pathIn(folder, uri));
  }

  function lookAtVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (shown.has(document) || placesIn(document.uri).length === 0) continue;
      shown.set(document, { found: [], isStale: false, looks: 0, idle: undefined });
      look(document);
    }
  }

  function edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const state = shown.get(document);
    if (!state || contentChanges.length === 0) return;
    for (const found of state.found) {
      for (const change of contentChanges) {
        if (!found.range) break;
        const range = follow(found.range, change);
        found.touched ||= !range || isWithin(found.range, change.range);
        found.range = range;
      }
    }
    whenIdle(document, state);
  }

  function whenIdle(document: vscode.TextDocument, state: Shown): void {
    clearTimeout(state.idle);
    state.idle = setTimeout(() => {
      // What undo brings back is found again too.
      const isTouched = state.found.some(({ touched, range, located }) => touched || (!range && located));
      if (state.isStale || isTouched) look(document, !state.isStale);
      else changed.fire(document);
    }, IDLE_TIME);
  }

  function saved(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const own = new Set(catalog.current.entries.filter((entry) => entry.document.uri === uri));
    // Their captured code may be another, while all that the catalog knows is the same.
    for (const entry of own) codes.delete(entry);
    for (const [other, { found }] of shown)
      if (other === document || found.some(({ entry }) => own.has(entry))) look(other);
  }

  /** @param onlyTouched leaves what was only moved by edits where they moved it */
  function look(document: vscode.TextDocument, onlyTouched = false): void {
    const state = shown.get(document);
    if (!state) return;
    clearTimeout(state.idle);
    const turn = ++state.looks;
    lookNow(document, state, onlyTouched)
      .then((found) => {
        if (state.looks !== turn || shown.get(document) !== state) return;
        state.isStale = !found;
        if (!found) return whenIdle(document, state);
        state.found = found;
        changed.fire(document);
      })
      .catch((error: unknown) => log.error(`Code in ${document.uri.path} could not be looked for.`, error));
  }

  /** @returns `undefined` when the document was edited meanwhile */
  async function lookNow(
    document: vscode.TextDocument,
    { found: before }: Shown,
    onlyTouched: boolean,
  ): Promise<Found[] | undefined> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (!folder) return [];
    const places = placesIn(document.uri);
    const known = await Promise.all(
      places.map(({ entry, place }) => codeOf(entry).then((code) => code.get(place.id))),
    );
    const { version } = document;
    const isTooLarge = document.getText().length > LARGEST;
    const found: Found[] = [];
    for (const [at, { entry, place }] of places.entries()) {
      const old = onlyTouched ? before.find((one) => one.entry === entry && one.place === place) : undefined;
      if (old?.range && !old.touched) {
        found.push(old);
        continue;
      }
      const code = isTooLarge ? undefined : known[at];
      const located = code && (await locator.within(folder, document, code));
      if (document.version !== version) return undefined;
      const lines = located && 'place' in located ? located.place.lines : undefined;
      const range = lines && {
        start: { line: lines.first - 1, character: 0 },
        end: document.lineAt(Math.min(lines.last, document.lineCount) - 1).range.end,
      };
      found.push({ entry, place, located, range, touched: false });
    }
    return found;
  }

  function codeOf(entry: Entry): Promise<CodeOfEntry> {
    const known = codes.get(entry);
    if (known) return known;
    const uri = entry.document.uri;
    const siblings = catalog.current.entries.filter(({ document }) => document.uri === uri);
    const read = readCode(uri, siblings);
    for (const sibling of siblings)
      codes.set(
        sibling,
        read.then((all): CodeOfEntry => all.get(sibling) ?? new Map()),
      );
    return codes.get(entry) ?? Promise.resolve(new Map());
  }

  async function readCode(uri: string, entries: readonly Entry[]): Promise<ReadonlyMap<Entry, CodeOfEntry>> {
    try {
      const { codeOfEntries } = await import('../core/capturedCode');
      return codeOfEntries(await documents.read(vscode.Uri.parse(uri)), entries);
    } catch (error) {
      log.info(`The code of ${uri} cannot be read: ${String(error)}`);
      return new Map();
    }
  }
}

function anchoredOf({ entry, place, located, range }: Found): Anchored {
  const lines = range && { first: range.start.line, last: range.end.line };
  return { entry, place, located, lines };
}

function byLine(a: Anchored, b: Anchored): number {
  return (a.lines?.first ?? Infinity) - (b.lines?.first ?? Infinity) || 0;
}

function isWithin(range: TextRange, change: vscode.Range): boolean {
  return change.start.line <= range.end.line && change.end.line >= range.start.line;
}
