import * as vscode from 'vscode';
import { locateAnchor, type CandidateFile, type CapturedCode, type Located } from '../core/anchor';

/** How many files of one name, and of one extension, are looked into. */
const MOST_OF_NAME = 20;
const MOST_OF_EXTENSION = 2_000;
/** Larger files, in bytes, are no code that people write. */
const LARGEST_FILE = 1_000_000;
/** Symbols that take longer than this, in milliseconds, are done without. */
const SYMBOL_TIME = 500;
const NEVER_SEARCHED = '**/node_modules/**';

/** Where captured code is in its own file; where it is not, in files of the same name. */
export async function locateNearby(folder: vscode.WorkspaceFolder, code: CapturedCode): Promise<Located> {
  const file = code.file ?? '';
  const own = await readOpen(folder, vscode.Uri.joinPath(folder.uri, file));
  const here = locateAnchor(code, own ? [own] : []);
  if (here.grade === 'same' || here.grade === 'moved' || here.grade === 'reindented') return here;
  const known = own && code.symbol !== undefined ? [{ ...own, symbols: await symbolsOf(folder, file) }] : [];
  const located = known.length > 0 ? locateAnchor(code, known) : here;
  if (located.grade !== 'gone' || located.comment) return located;
  const name = (file.split('/').at(-1) ?? '').replaceAll(/[[\]{}*?]/g, '[$&]');
  const pattern = new vscode.RelativePattern(folder, `**/${name}`);
  const namesakes = await vscode.workspace.findFiles(pattern, NEVER_SEARCHED, MOST_OF_NAME);
  const others = await Promise.all(namesakes.map((uri) => readOpen(folder, uri)));
  return locateAnchor(
    code,
    [own, ...others.filter((other) => other?.path !== file)].filter((one) => !!one),
  );
}

/** Looks through the files of the same extension; `undefined` when a person cancelled it. */
export async function locateAnywhere(
  folder: vscode.WorkspaceFolder,
  code: CapturedCode,
  token: vscode.CancellationToken,
): Promise<Located | undefined> {
  const extension = /\.\w+$/.exec(code.file ?? '')?.[0] ?? '';
  const pattern = new vscode.RelativePattern(folder, `**/*${extension}`);
  const uris = await vscode.workspace.findFiles(pattern, NEVER_SEARCHED, MOST_OF_EXTENSION, token);
  const holding: CandidateFile[] = [];
  for (const uri of uris) {
    if (token.isCancellationRequested) return undefined;
    const file = await readFile(folder, uri);
    if (file && locateAnchor(code, [file]).grade !== 'gone') holding.push(file);
  }
  return token.isCancellationRequested ? undefined : locateAnchor(code, holding);
}

/** A file as the person sees it, unsaved changes included; `undefined` where it is not there or no text. */
async function readOpen(folder: vscode.WorkspaceFolder, uri: vscode.Uri): Promise<CandidateFile | undefined> {
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  return document && { path: pathOf(folder, uri), text: document.getText() };
}

async function readFile(folder: vscode.WorkspaceFolder, uri: vscode.Uri): Promise<CandidateFile | undefined> {
  const path = pathOf(folder, uri);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return { path, text: open.getText() };
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > LARGEST_FILE) return undefined;
    const bytes = await vscode.workspace.fs.readFile(uri);
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return undefined; // gone in the meantime, or no text
  }
}

function pathOf(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  const root = folder.uri.path.replace(/\/$/, '');
  return uri.path.startsWith(`${root}/`) ? uri.path.slice(root.length + 1) : uri.path;
}

async function symbolsOf(
  folder: vscode.WorkspaceFolder,
  file: string,
): Promise<NonNullable<CandidateFile['symbols']>> {
  const uri = vscode.Uri.joinPath(folder.uri, file);
  type Symbols = readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined;
  const asked = vscode.commands.executeCommand<Symbols>('vscode.executeDocumentSymbolProvider', uri);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, SYMBOL_TIME, undefined));
  const found = (await Promise.race([Promise.resolve(asked).catch(() => undefined), late])) ?? [];
  const named = (symbols: Symbols, within: string): NonNullable<CandidateFile['symbols']> =>
    (symbols ?? []).flatMap((symbol) => {
      if (!('children' in symbol)) return [];
      const path = within === '' ? symbol.name : `${within}.${symbol.name}`;
      const lines = { first: symbol.range.start.line + 1, last: symbol.range.end.line + 1 };
      return [{ path, lines }, ...named(symbol.children, path)];
    });
  return named(found, '');
}
