import * as vscode from 'vscode';
import { askingAt, type Asking } from '../../core/mentioned/asking';
import { namedEntries, numberedAs } from '../../core/mentioned/meaning';
import { folderOf } from '../../core/mentioned/references';
import { KINDS, type Entry } from '../../core/entry';
import { relativeLink } from '../../core/links';
import { escapeMarkdown } from '../../core/markdownText';
import { encodeFact } from '../../core/snippet';
import { kindLabel, statusesOf } from '../../core/vocabulary';
import { yamlScalar } from '../../core/yamlText';
import type { Services } from '../../services';
import { mayAskGit } from './targets';
import { pathIn, type OwnDocument } from './own';

const MOST_ENTRIES = 200;
const MOST_COMMITS = 50;
const MOST_FILES = 2_000;
/** How long a list of files is good, in milliseconds. */
const FILES_TIME = 10_000;

/** What belongs where somebody types: entries, values of front matter, files, commits. */
export async function completionsAt(
  services: Services,
  document: vscode.TextDocument,
  own: OwnDocument,
  position: vscode.Position,
  sign: string | undefined,
): Promise<vscode.CompletionList | undefined> {
  const offset = document.offsetAt(position);
  const asking = askingAt(document.getText(), offset, sign === undefined ? {} : { sign });
  if (!asking) return undefined;
  const range = new vscode.Range(document.positionAt(offset - asking.typed.length), position);
  switch (asking.what) {
    case 'entry':
      return entries(services, own, asking.typed, range);
    case 'value':
      return new vscode.CompletionList(values(services, document, own, asking, range));
    case 'path':
      return files(document, own, asking.typed, range);
    case 'commit':
      return new vscode.CompletionList(await commits(services, own, asking, range));
  }
}

function entries(
  { catalog }: Services,
  { folder, path }: OwnDocument,
  typed: string,
  range: vscode.Range,
): vscode.CompletionList {
  const id = folder.uri.toString();
  const named = namedEntries(catalog.current, id);
  const wanted = typed.slice(1).toLowerCase();
  const isBeside = ({ document }: Entry) => folderOf(document.path) === folderOf(path);
  const found = catalog.current.entries
    .filter(
      (entry) =>
        entry.document.folder === id &&
        entry.document.path !== path &&
        entry.number !== undefined &&
        (String(entry.number).padStart(4, '0').includes(wanted) ||
          entry.title.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => Number(isBeside(b)) - Number(isBeside(a)) || (b.number ?? 0) - (a.number ?? 0));
  const items = found.slice(0, MOST_ENTRIES).map((entry, index) => {
    const number = String(entry.number).padStart(3, '0');
    const item = new vscode.CompletionItem(
      { label: `#${number}`, description: entry.title },
      vscode.CompletionItemKind.Reference,
    );
    item.detail = `${kindLabel(entry.kind)} · ${entry.state} · ${entry.document.path}`;
    // Where the number could mean another one, only a link is sure.
    item.insertText =
      numberedAs(named, path, entry) ??
      `[${escapeMarkdown(`#${number}`)}](${relativeLink(path, entry.document.path)})`;
    item.filterText = `#${number} ${typed} ${entry.title}`;
    item.sortText = String(index).padStart(4, '0');
    item.range = range;
    return item;
  });
  return new vscode.CompletionList(items, found.length > MOST_ENTRIES || typed.length > 1);
}

function values(
  { catalog, settings }: Services,
  document: vscode.TextDocument,
  { folder }: OwnDocument,
  { key }: Asking & { readonly what: 'value' },
  range: vscode.Range,
): vscode.CompletionItem[] {
  const own = catalog.current.entries.filter(({ document: { folder: id } }) => id === folder.uri.toString());
  const [entry] = catalog.current.documents.get(document.uri.toString())?.entries ?? [];
  const known: readonly (string | undefined)[] = {
    tags: () => own.flatMap(({ tags }) => tags),
    category: () => [...settings.get('categories', folder.uri), ...own.map(({ category }) => category)],
    severity: () => [...settings.get('severities', folder.uri)],
    status: () => statusesOf(entry?.kind ?? 'challenge'),
    kind: () => [...KINDS, ...own.map(({ kind }) => kind)],
  }[key]();
  const uses = new Map<string, number>();
  for (const word of known) if (word !== undefined) uses.set(word, (uses.get(word) ?? 0) + 1);
  return [...uses].map(([word, count], index) => {
    const item = labelled(word, vscode.CompletionItemKind.Value);
    item.insertText = yamlScalar(word);
    // The tag that is used most comes first; of the others the order says what is meant.
    item.sortText = String(key === 'tags' ? 10_000 - count : index).padStart(5, '0');
    item.range = range;
    return item;
  });
}

/** A label makes an icon of `$(trash)`, wherever it comes from. */
function labelled(word: string, kind: vscode.CompletionItemKind): vscode.CompletionItem {
  const item = new vscode.CompletionItem(word.replaceAll('$(', '\\$('), kind);
  item.filterText = word;
  return item;
}

const listed = new Map<string, { readonly files: Promise<readonly string[]>; readonly until: number }>();

async function files(
  document: vscode.TextDocument,
  { folder }: OwnDocument,
  typed: string,
  range: vscode.Range,
): Promise<vscode.CompletionList> {
  const all = await filesLike(folder, '');
  // Of a large workspace, those whose names are like what is typed.
  const isPartial = all.length >= MOST_FILES;
  const name = typed.slice(typed.lastIndexOf('/') + 1);
  const found = isPartial && name.length > 1 ? await filesLike(folder, name) : all;
  const before = document.getText(
    new vscode.Range(range.start.line, 0, range.start.line, range.start.character),
  );
  const isFact = before.endsWith('file=');
  const isValue = /file:\s+$/.test(before);
  const items = found.map((path) => {
    const item = labelled(path, vscode.CompletionItemKind.File);
    item.insertText = path;
    if (isFact) item.insertText = encodeFact(path);
    if (isValue) item.insertText = yamlScalar(path);
    item.range = range;
    return item;
  });
  return new vscode.CompletionList(items, isPartial);
}

function filesLike(folder: vscode.WorkspaceFolder, name: string): Promise<readonly string[]> {
  const plain = name.replaceAll(/[[\]{}*?]/g, '[$&]');
  const key = `${folder.uri.toString()}\n${plain}`;
  const now = Date.now();
  const known = listed.get(key);
  if (known && known.until > now) return known.files;
  for (const [old, { until }] of listed) if (until <= now) listed.delete(old);
  const pattern = new vscode.RelativePattern(folder, plain === '' ? '**/*' : `**/*${plain}*`);
  const files = Promise.resolve(
    vscode.workspace
      .findFiles(pattern, '**/node_modules/**', MOST_FILES)
      .then((uris) => uris.map((uri) => pathIn(folder, uri)).sort()),
  );
  listed.set(key, { files, until: now + FILES_TIME });
  return files;
}

async function commits(
  services: Services,
  own: OwnDocument,
  { form }: Asking & { readonly what: 'commit' },
  range: vscode.Range,
): Promise<vscode.CompletionItem[]> {
  if (!mayAskGit(own)) return [];
  const recent = await services.history.recent(own.folder.uri.fsPath, MOST_COMMITS);
  return recent.map(({ hash, subject, author, date }, index) => {
    const short = hash.slice(0, 7);
    const item = new vscode.CompletionItem(
      { label: short, description: subject },
      vscode.CompletionItemKind.Constant,
    );
    item.detail = `${author} · ${date.slice(0, 10)}`;
    item.insertText = { short, full: hash, quoted: `"${hash}"` }[form];
    item.filterText = hash;
    item.sortText = String(index).padStart(3, '0');
    item.range = range;
    return item;
  });
}
