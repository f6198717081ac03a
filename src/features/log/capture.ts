import * as vscode from 'vscode';
import type { Capture, Finding, Place } from '../../core/capture';
import type { Anchor, LineRange } from '../../core/entry';
import { mapLines, sameText } from '../../core/lineMap';
import type { FileHistory } from '../../core/ports';
import { permalink } from '../../core/remote';
import type { Services } from '../../services';
import { fenceLanguage } from './languages';
import { sourceOf } from './diagnostics';
import { locate } from './location';
import { symbolPath, symbolsOf } from './symbols';
import { declaredVersions } from './toolVersions';
import { titleOfOutput, type Trouble } from './trouble';

/** A capture that is under way. */
export interface RunningCapture {
  /** The best title that there is: the first error on the lines, else the enclosing symbol. */
  readonly guess: Promise<string | undefined>;
  readonly capture: Promise<Capture>;
  /** The workspace folder that the record belongs to. */
  readonly root: vscode.WorkspaceFolder | undefined;
}

/**
 * Captures the selected code with what is known about it. The text is taken at once; git and the
 * language's symbols follow.
 */
export function startCapture(
  services: Services,
  editor: vscode.TextEditor | undefined,
  selections: readonly vscode.Selection[],
  trouble: Trouble | undefined,
  signal: AbortSignal,
): RunningCapture {
  const snapshot = editor && snapshotOf(editor.document, selections);
  const shot = trouble?.place ? snapshotOf(trouble.place.document, [trouble.place.range]) : snapshot;
  const isOutput = shot?.document.uri.scheme === 'output';
  const used =
    shot && !isOutput && !(trouble?.selectedCodeOnly && shot.pieces.every(({ code }) => code === ''))
      ? shot
      : undefined;
  const errorOutput =
    trouble?.errorOutput ??
    (isOutput
      ? shot.pieces
          .map(({ code }) => code)
          .filter(Boolean)
          .join('\n') || undefined
      : undefined);

  const symbols = used ? symbolsOf(used.document) : Promise.resolve([]);
  const guess = symbols.then(
    (found) =>
      trouble?.title ??
      (errorOutput === undefined ? used && guessTitle(used, found) : titleOfOutput(errorOutput)),
  );
  const root =
    (used && vscode.workspace.getWorkspaceFolder(used.document.uri)) ??
    folderOf(editor) ??
    vscode.workspace.workspaceFolders?.[0];
  return { guess, capture: complete(), root };

  async function complete(): Promise<Capture> {
    const fromTrouble = errorOutput !== undefined;
    const [places, environment] = await Promise.all([
      used ? placesOf(services, used, await symbols, signal) : [],
      fromTrouble ? environmentOf(services, root, used?.document.languageId) : [],
    ]);
    if (!fromTrouble) return { places, environment };
    // What the error output says in full is not listed once more.
    const unsaid = places.map((place) => ({
      ...place,
      findings: place.findings.filter(({ message }) => !errorOutput.includes(message)),
    }));
    return { places: unsaid, environment, errorOutput };
  }
}

interface Piece {
  readonly lines: LineRange;
  readonly code: string;
  readonly findings: readonly Finding[];
  /** Without the white space around it. */
  readonly range: vscode.Range;
}

interface Snapshot {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

function snapshotOf(document: vscode.TextDocument, ranges: readonly vscode.Range[]): Snapshot {
  const diagnostics = vscode.languages.getDiagnostics(document.uri);
  const sorted = [...ranges].sort((a, b) => a.start.compareTo(b.start));
  const selected = sorted.some((range) => !range.isEmpty) ? sorted.filter((range) => !range.isEmpty) : sorted;
  const pieces = selected.map((range): Piece => {
    const end = endOf(document, range);
    const lines = { first: range.start.line + 1, last: end.line + 1 };
    const findings = diagnostics
      .filter(
        ({ range: at, severity, source }) =>
          severity <= vscode.DiagnosticSeverity.Warning &&
          source !== 'challenge-log' &&
          at.start.line + 1 <= lines.last &&
          at.end.line + 1 >= lines.first,
      )
      .sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start))
      .map(findingOf);
    return {
      lines,
      code: document.getText(new vscode.Range(range.start, end)),
      findings,
      range: trimmed(document, range.start, end),
    };
  });
  return { document, text: document.getText(), pieces };
}

/** A selection that ends at the start of a line does not count that line. */
function endOf(document: vscode.TextDocument, { start, end }: vscode.Range): vscode.Position {
  return end.character === 0 && end.line > start.line ? document.lineAt(end.line - 1).range.end : end;
}

function trimmed(document: vscode.TextDocument, start: vscode.Position, end: vscode.Position): vscode.Range {
  const code = document.getText(new vscode.Range(start, end));
  const text = code.trim();
  if (text === '') return new vscode.Range(start, start);
  const first = document.offsetAt(start) + code.indexOf(text);
  return new vscode.Range(document.positionAt(first), document.positionAt(first + text.length));
}

function findingOf(diagnostic: vscode.Diagnostic): Finding {
  const source = sourceOf(diagnostic);
  return {
    severity: diagnostic.severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning',
    line: diagnostic.range.start.line + 1,
    message: diagnostic.message,
    ...(source === undefined ? {} : { source }),
  };
}

async function placesOf(
  services: Services,
  { document, text, pieces }: Snapshot,
  symbols: readonly vscode.DocumentSymbol[],
  signal: AbortSignal,
): Promise<Place[]> {
  const location = locate(document);
  const language = fenceLanguage(document.languageId);
  if (location.kind === 'unknown') {
    return pieces.map(({ code, findings }) => ({ origin: location.origin, language, code, findings }));
  }
  const history = await historyOf(services, location.uri, signal);
  const current = location.compareDisk ? await diskText(location.uri) : text;
  const state = history && comparison(history, current, location.compareDisk && document.isDirty);
  return pieces.map(({ lines, code, findings, range }) => {
    const symbol = symbolPath(symbols, range);
    const commit = location.commit ?? history?.commit;
    const anchor: Omit<Anchor, 'id'> = {
      file: location.path,
      ...(location.hasLines ? { lines } : {}),
      ...(commit === undefined ? {} : { commit }),
      ...(history?.branch === undefined || location.commit !== undefined ? {} : { branch: history.branch }),
      ...(symbol === undefined ? {} : { symbol }),
      ...(location.commit === undefined && state ? uncommitted(state) : {}),
    };
    const link =
      history && location.hasLines
        ? permalinkOf(services, document.uri, history, current, lines, location.commit)
        : undefined;
    return { anchor: link === undefined ? anchor : { ...anchor, permalink: link }, language, code, findings };
  });
}

type Comparison = 'same' | 'differs' | 'unknown';

function comparison(
  history: FileHistory,
  current: string | undefined,
  dirty: boolean,
): Comparison | undefined {
  if (history.commit === undefined) return undefined;
  if (dirty) return 'differs';
  if (current === undefined) return 'unknown';
  if (history.committed !== undefined && sameText(history.committed, current)) return 'same';
  return history.filtered ? 'unknown' : 'differs';
}

function uncommitted(state: Comparison): Pick<Anchor, 'uncommitted'> {
  return state === 'same' ? {} : { uncommitted: state === 'differs' ? true : 'unknown' };
}

/** A link is given only when the committed file has exactly this text at the lines that it cites. */
function permalinkOf(
  services: Services,
  scope: vscode.Uri,
  history: FileHistory,
  current: string | undefined,
  lines: LineRange,
  pinned: string | undefined,
): string | undefined {
  const { remoteUrl, path, committed } = history;
  const commit = pinned ?? history.commit;
  if (remoteUrl === undefined || commit === undefined) return undefined;
  const forges = services.settings.get('forges', scope);
  if (pinned !== undefined && pinned !== history.commit)
    return permalink(remoteUrl, { commit, path, lines }, forges);
  const there =
    committed !== undefined && current !== undefined ? mapLines(current, committed, lines) : undefined;
  return there && permalink(remoteUrl, { commit, path, lines: there }, forges);
}

async function historyOf(
  { git, log }: Services,
  uri: vscode.Uri,
  signal: AbortSignal,
): Promise<FileHistory | undefined> {
  if (uri.scheme !== 'file') return undefined;
  try {
    return await git.history(uri.fsPath, signal);
  } catch (error) {
    if (!signal.aborted) log.error('git could not be asked; the record has no commit.', error);
    return undefined;
  }
}

/** What is on disk when the document is not the file itself, such as a cell of a notebook. */
async function diskText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined; // not text, or not there: nothing can be said about it
  }
}

function guessTitle({ pieces }: Snapshot, symbols: readonly vscode.DocumentSymbol[]): string | undefined {
  const error = pieces.flatMap(({ findings }) => findings).find(({ severity }) => severity === 'error');
  if (error) return error.message.split(/[\r\n]/, 1)[0]?.slice(0, 200);
  return pieces[0] && symbolPath(symbols, pieces[0].range);
}

function folderOf(editor: vscode.TextEditor | undefined): vscode.WorkspaceFolder | undefined {
  return editor && vscode.workspace.getWorkspaceFolder(editor.document.uri);
}

async function environmentOf(
  { system }: Services,
  root: vscode.WorkspaceFolder | undefined,
  languageId: string | undefined,
): Promise<string[]> {
  const versions = root ? await declaredVersions(root.uri, languageId) : [];
  const os = system.os === undefined ? [] : [`OS: ${system.os}`];
  return [...os, `VS Code: ${vscode.version}`, ...versions];
}
