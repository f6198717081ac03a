import * as vscode from 'vscode';
import { sameText } from '../../core/lineMap';
import type { Moved } from '../../core/mentioned/moved';
import { staysInside } from '../../core/target';
import type { Services } from '../../services';
import { keyOf, pathIn, uriIn } from './own';

/** More files than these are not looked for. */
const MOST_FILES = 5_000;
const MOST_SEARCHED = 20;
const CONCURRENT = 16;
const MEMORY = 'documents.movesOffered';
/** How many offers are remembered, so that nobody is asked twice. */
const MOST_REMEMBERED = 500;

const heads = new Map<string, string>();

/**
 * Finds where files went that entries name and that are gone. What is nowhere is not spoken of, and what was told once
 * is not told again.
 * @param lost files of which nothing was known when somebody looked; they wait for another commit
 */
export async function movedOutside(
  services: Services,
  folder: vscode.WorkspaceFolder,
  lost: Set<string>,
): Promise<Moved[]> {
  const isKnown = vscode.workspace.isTrusted && folder.uri.scheme === 'file';
  if (!isKnown || services.settings.get('updateOnMove', folder.uri) === 'never') return [];
  const all = await missing(services, folder);
  if (all.length === 0) return [];
  await forgetOnNewCommit(services, folder, lost);
  const { memory } = services;
  const remembered = memory.get<readonly string[]>(MEMORY, []);
  const gone = all.filter(
    (file) => !lost.has(keyOf(folder, file)) && !remembered.includes(keyOf(folder, file)),
  );
  if (gone.length === 0) return [];
  const places = await placesOf(services, folder, gone);
  const moved = gone.flatMap((from) => {
    const to = places.get(from);
    if (to === undefined) lost.add(keyOf(folder, from));
    return to === undefined ? [] : [{ from, to }];
  });
  if (moved.length > 0) {
    const keys = [...remembered, ...moved.map(({ from }) => keyOf(folder, from))];
    await memory.update(MEMORY, keys.slice(-MOST_REMEMBERED));
  }
  return moved;
}

async function missing({ catalog }: Services, folder: vscode.WorkspaceFolder): Promise<string[]> {
  const files = new Set<string>();
  for (const { document, anchors } of catalog.current.entries) {
    if (document.folder !== folder.uri.toString()) continue;
    for (const { file } of anchors) if (file !== undefined && staysInside(file)) files.add(file);
  }
  const wanted = [...files].slice(0, MOST_FILES);
  const gone: string[] = [];
  let next = 0;
  const check = async () => {
    for (let file = wanted[next++]; file !== undefined; file = wanted[next++])
      if (!(await exists(uriIn(folder, file)))) gone.push(file);
  };
  await Promise.all(Array.from({ length: CONCURRENT }, check));
  return gone.sort();
}

/** What git did not know before, a commit may have told it. */
async function forgetOnNewCommit(
  { commits }: Services,
  folder: vscode.WorkspaceFolder,
  lost: Set<string>,
): Promise<void> {
  const [head] = await commits.recent(folder.uri.fsPath, 1);
  const key = keyOf(folder, '');
  if (heads.get(key) === head?.hash) return;
  heads.set(key, head?.hash ?? '');
  for (const one of lost) if (one.startsWith(key)) lost.delete(one);
}

/** By git's renames; of what is not committed yet, by the text that it had in the last commit. */
async function placesOf(
  services: Services,
  folder: vscode.WorkspaceFolder,
  gone: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const places = new Map(await services.renames(folder.uri, gone));
  for (const path of gone.filter((one) => !places.has(one)).slice(0, MOST_SEARCHED)) {
    const to = await twinOf(services, folder, path);
    if (to !== undefined) places.set(path, to);
  }
  return places;
}

/** The only file of the same name that holds, but for line endings, what the file held when it was committed last. */
async function twinOf(
  { commits }: Services,
  folder: vscode.WorkspaceFolder,
  path: string,
): Promise<string | undefined> {
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll(/[[\]{}*?]/g, '[$&]');
  const pattern = new vscode.RelativePattern(folder, `**/${name}`);
  const namesakes = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_SEARCHED);
  if (namesakes.length === 0) return undefined;
  const old = await commits.text(folder.uri.fsPath, 'HEAD', `./${path}`);
  if (old === undefined || old.trim() === '') return undefined;
  const twins: string[] = [];
  for (const uri of namesakes) {
    const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined); // gone again
    if (bytes && sameText(new TextDecoder().decode(bytes), old)) twins.push(pathIn(folder, uri));
  }
  return twins.length === 1 ? twins[0] : undefined;
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
}
