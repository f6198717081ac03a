import * as vscode from 'vscode';
import type { Capture, Place } from '../../core/capture';
import { fenceLanguage } from '../../core/languages';
import { optional } from '../../core/optional';
import type { FileHistory } from '../../core/ports';
import { provenance } from '../../core/provenance';
import { LONGEST_GUESS, messageTold } from '../../core/writable';
import type { Services } from '../../services';
import { locate, type Location } from './location';
import { snapshotOf, type Snapshot } from './snapshot';
import { symbolPath, symbolsOf } from './symbols';
import { declaredVersions } from './toolVersions';
import { titleOfOutput, type Trouble } from './trouble';

/** A capture that is under way. */
export interface RunningCapture {
  /** The best title that there is: the trouble's own, the first error on the lines, else the enclosing symbol. */
  readonly guess: Promise<string | undefined>;
  readonly capture: Promise<Capture>;
  /** The workspace folder that the record belongs to. */
  readonly root: vscode.WorkspaceFolder | undefined;
}

/**
 * Captures the selected code with what is known about it. The text is taken at once; what the trouble says,
 * git and the language's symbols follow.
 * @param trouble where it showed itself, if not in the editor
 */
export async function startCapture(
  services: Services,
  editor: vscode.TextEditor | undefined,
  selections: readonly vscode.Selection[],
  trouble: Promise<Trouble | undefined>,
  signal: AbortSignal,
): Promise<RunningCapture> {
  const inEditor = editor && snapshotOf(editor.document, selections);
  const found = await trouble;
  const shot = found?.place ? snapshotOf(found.place.document, [found.place.range]) : inEditor;
  const isOutput = shot?.document.uri.scheme === 'output';
  const isMeant = shot && !isOutput && !(found?.selectedCodeOnly && !hasCode(shot));
  const source = isMeant ? { shot, location: locate(shot.document) } : undefined;
  const errorOutput = found?.errorOutput ?? (isOutput ? codeOf(shot) : undefined);

  const symbols = source ? symbolsOf(source.shot.document) : Promise.resolve([]);
  const guess = symbols.then(
    (known) =>
      found?.title ??
      (errorOutput === undefined ? shot && guessTitle(shot, known) : titleOfOutput(errorOutput)),
  );
  const root =
    folderOf(source?.location) ??
    folderOf(editor && locate(editor.document)) ??
    vscode.workspace.workspaceFolders?.[0];
  const capture = complete();
  // Whoever awaits it sees its failure; nobody does when the title box is left by Escape.
  capture.catch(() => undefined);
  return { guess, capture, root };

  async function complete(): Promise<Capture> {
    const [{ places, author }, environment] = await Promise.all([
      source ? placesOf(services, source.shot, source.location, await symbols, signal) : NO_PLACES,
      environmentOf(services, root, source?.shot.document.languageId),
    ]);
    const known = { environment, ...optional('author', author) };
    if (errorOutput === undefined) return { places, ...known };
    // What the error output says in full is not listed once more.
    const unsaid = places.map((place) => ({
      ...place,
      findings: place.findings.filter(({ message }) => !errorOutput.includes(message)),
    }));
    return { places: unsaid, ...known, errorOutput };
  }
}

/** What was selected, and who git says is working here. */
interface Places {
  readonly places: Place[];
  readonly author?: string;
}

const NO_PLACES: Places = { places: [] };

async function placesOf(
  services: Services,
  { document, text, isDirty, pieces }: Snapshot,
  location: Location,
  symbols: readonly vscode.DocumentSymbol[],
  signal: AbortSignal,
): Promise<Places> {
  const language = fenceLanguage(document.languageId);
  if (location.kind === 'elsewhere') {
    return {
      places: pieces.map(({ code, findings }) => ({ origin: location.origin, language, code, findings })),
    };
  }
  const { uri, path, part, version } = location;
  const onDisk = part || isDirty ? diskText(uri) : undefined;
  const history = await historyOf(services, uri, signal);
  const saved = await onDisk;
  const forges = services.settings.get('forges', uri);
  const places = pieces.map(({ lines: selected, code, findings, range }) => {
    const lines = part || version.of === 'unknown' ? undefined : selected;
    const symbol = symbolPath(symbols, range);
    // Unsaved changes of a notebook are somewhere in it; its file's text is then as good as different.
    const current = part ? (isDirty ? '' : saved) : text;
    const captured = {
      version,
      text: current,
      lines,
      ...(!part && saved !== undefined ? { alsoOnDisk: saved } : {}),
    };
    const anchor = {
      file: path,
      ...(lines ? { lines } : {}),
      ...(history ? provenance(history, captured, forges) : {}),
      ...(symbol === undefined ? {} : { symbol }),
    };
    return { anchor, language, code, findings };
  });
  return { places, ...optional('author', history?.author) };
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

async function diskText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined; // not text, or not there: nothing can be said about it
  }
}

function guessTitle({ pieces }: Snapshot, symbols: readonly vscode.DocumentSymbol[]): string | undefined {
  const error = pieces.flatMap(({ findings }) => findings).find(({ severity }) => severity === 'error');
  if (error) return messageTold(error.message.split(/[\r\n]/, 1)[0] ?? '', LONGEST_GUESS);
  return pieces[0] && symbolPath(symbols, pieces[0].range);
}

function codeOf({ pieces }: Snapshot): string | undefined {
  const texts = pieces.map(({ code }) => code).filter((code) => code !== '');
  return texts.length > 0 ? texts.join('\n') : undefined;
}

function hasCode(shot: Snapshot): boolean {
  return codeOf(shot) !== undefined;
}

function folderOf(location: Location | undefined): vscode.WorkspaceFolder | undefined {
  return location?.kind === 'file' ? vscode.workspace.getWorkspaceFolder(location.uri) : undefined;
}

async function environmentOf(
  services: Services,
  root: vscode.WorkspaceFolder | undefined,
  languageId: string | undefined,
): Promise<string[]> {
  const versions = root ? await declaredVersions(services, root.uri, languageId) : [];
  const { os: name } = services.system;
  const os = name === undefined ? [] : [`OS: ${name}`];
  return [...os, `VS Code: ${vscode.version}`, ...versions];
}
