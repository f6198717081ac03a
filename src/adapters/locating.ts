import * as vscode from 'vscode';
import type { CandidateFile, CapturedCode, Located } from '../core/anchor';
import { locateLatest } from '../core/capturedCode';
import { withNeighbours } from '../core/anchors/neighbours';
import type { CodeHistory } from '../core/ports';
import type { Slices } from '../core/slices';
import { pathIn, type Boundary } from './paths';

/** How many files of one name, and of one extension, are looked into. */
const MOST_OF_NAME = 20;
const MOST_OF_EXTENSION = 2_000;
/** Larger files, in bytes, are no code that people write. */
const LARGEST_FILE = 1_000_000;
/** Symbols that take longer than this, in milliseconds, are done without. */
const SYMBOL_TIME = 500;
const NEVER_SEARCHED = '**/node_modules/**';

/** What finding code needs besides the files. */
export interface Means {
  readonly history: CodeHistory;
  readonly slices: Slices;
  /** Files that links lead to beyond it are not looked into. */
  readonly boundary: Boundary;
}

/**
 * Where code is in an open document. The document's symbols are asked only where the text does not tell, and git for the
 * lines that stood around it only where there are several places.
 */
export async function locateIn(
  folder: vscode.WorkspaceFolder,
  document: vscode.TextDocument,
  codes: readonly CapturedCode[],
  { history, slices }: Means,
): Promise<Located> {
  const path = pathIn(folder, document.uri);
  const { plain, symbols } = asCandidate(document, path);
  // Under a new name it is the same file.
  const own = codes.map((code) => ({ ...code, file: path }));
  const located = await slices.run(() => locateLatest(own, [plain]));
  if (isWhole(located)) return located;
  const file = own.some(({ symbol }) => symbol !== undefined) ? await symbols() : plain;
  const known = file === plain ? located : await slices.run(() => locateLatest(own, [file]));
  if (known.grade !== 'ambiguous') return known;
  const around = await Promise.all(
    codes.map(async (code) => ({ ...(await inSurroundings(folder, code, history)), file: path })),
  );
  return slices.run(() => locateLatest(around, [file]));
}

/** A commit stays what it is, so git is asked once for each code. */
const surrounded = new WeakMap<CapturedCode, CapturedCode>();

async function inSurroundings(
  folder: vscode.WorkspaceFolder,
  code: CapturedCode,
  history: CodeHistory,
): Promise<CapturedCode> {
  const { commit, file } = code;
  if (commit === undefined || file === undefined || folder.uri.scheme !== 'file') return code;
  const known = surrounded.get(code);
  if (known) return known;
  const before = await history.textAt(folder.uri.fsPath, commit, file);
  if (before === undefined) return code;
  const found = withNeighbours(code, before);
  surrounded.set(code, found);
  return found;
}

/** A document is read once for all the code that is looked for in it. */
interface AsCandidate {
  readonly version: number;
  readonly plain: CandidateFile;
  /** With its symbols. */
  readonly symbols: () => Promise<CandidateFile>;
}

const candidates = new WeakMap<vscode.TextDocument, AsCandidate>();

function asCandidate(document: vscode.TextDocument, path: string): AsCandidate {
  const known = candidates.get(document);
  if (known?.version === document.version && known.plain.path === path) return known;
  const plain: CandidateFile = { path, text: document.getText() };
  let asked: Promise<CandidateFile> | undefined;
  const symbols = () => (asked ??= symbolsOf(document.uri).then((found) => ({ ...plain, symbols: found })));
  const candidate = { version: document.version, plain, symbols };
  candidates.set(document, candidate);
  return candidate;
}

/**
 * Where code is in its own file; where that is not there, in the file that git says it became; else in files of the
 * same name.
 * @param codes of one place, the latest first
 */
export async function locateNearby(
  folder: vscode.WorkspaceFolder,
  codes: readonly CapturedCode[],
  means: Means,
): Promise<Located> {
  const { boundary } = means;
  const path = codes[0]?.file ?? '';
  const own = await openDocument(vscode.Uri.joinPath(folder.uri, path), boundary);
  const renamed = own ? undefined : await renamedTo(folder, path, means);
  if (own) {
    const here = await locateIn(folder, own, codes, means);
    if (here.grade !== 'gone' || here.comment) return here;
  } else if (renamed) {
    const there = locateLatest(codes, [{ path: pathIn(folder, renamed.uri), text: renamed.getText() }]);
    if (there.grade !== 'gone') return there;
  }
  const name = (path.split('/').at(-1) ?? '').replaceAll(/[[\]{}*?]/g, '[$&]');
  const pattern = new vscode.RelativePattern(folder, `**/${name}`);
  const namesakes = await vscode.workspace.findFiles(pattern, NEVER_SEARCHED, MOST_OF_NAME);
  const files = await Promise.all(namesakes.map((uri) => readFile(folder, uri, boundary)));
  return locateLatest(
    codes,
    [own && { path, text: own.getText() }, ...files.filter((file) => file?.path !== path)].filter(
      (one) => !!one,
    ),
  );
}

/** Looks through the files of the same extension; `undefined` when a person cancelled it. */
export async function locateAnywhere(
  folder: vscode.WorkspaceFolder,
  codes: readonly CapturedCode[],
  token: vscode.CancellationToken,
  { boundary }: Means,
): Promise<Located | undefined> {
  const extension = /\.\w+$/.exec(codes[0]?.file ?? '')?.[0] ?? '';
  const pattern = new vscode.RelativePattern(folder, `**/*${extension}`);
  const uris = await vscode.workspace.findFiles(pattern, NEVER_SEARCHED, MOST_OF_EXTENSION, token);
  const holding: CandidateFile[] = [];
  for (const uri of uris) {
    if (token.isCancellationRequested) return undefined;
    const file = await readFile(folder, uri, boundary);
    if (file && locateLatest(codes, [file]).grade !== 'gone') holding.push(file);
  }
  return token.isCancellationRequested ? undefined : locateLatest(codes, holding);
}

async function renamedTo(
  folder: vscode.WorkspaceFolder,
  path: string,
  { history, boundary }: Means,
): Promise<vscode.TextDocument | undefined> {
  if (folder.uri.scheme !== 'file') return undefined;
  const now = (await history.renames(folder.uri.fsPath, [path])).get(path);
  return now === undefined ? undefined : openDocument(vscode.Uri.joinPath(folder.uri, now), boundary);
}

function isWhole({ grade }: Located): boolean {
  return grade === 'same' || grade === 'moved' || grade === 'reindented';
}

/** A document as the person sees it, unsaved changes included; `undefined` where it is not there or no text. */
async function openDocument(uri: vscode.Uri, boundary: Boundary): Promise<vscode.TextDocument | undefined> {
  if (!(await boundary.holds(uri))) return undefined;
  return vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
}

async function readFile(
  folder: vscode.WorkspaceFolder,
  uri: vscode.Uri,
  boundary: Boundary,
): Promise<CandidateFile | undefined> {
  if (!(await boundary.holds(uri))) return undefined;
  const path = pathIn(folder, uri);
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

async function symbolsOf(uri: vscode.Uri): Promise<NonNullable<CandidateFile['symbols']>> {
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
