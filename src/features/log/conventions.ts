import * as vscode from 'vscode';
import { targetsToTry, templateOfDocuments } from '../../core/conventions';
import { numberOf } from '../../core/numbering';
import { builtInTemplate } from '../../core/templates/builtIn';
import { chosenTemplate } from '../../core/templates/choice';
import type { Template } from '../../core/templates/template';

/** So many of a folder's documents say by which template they were written. */
const EXAMPLES = 5;

/** The target of a kind: where the repository keeps such entries already, unless the setting says where. */
export async function usedTarget(
  root: vscode.Uri,
  targets: Readonly<Record<string, string>>,
  kind: string,
): Promise<string> {
  const [...candidates] = targetsToTry(targets, kind);
  const usual = candidates.pop() ?? '';
  const exist = await Promise.all(candidates.map((folder) => isFolder(vscode.Uri.joinPath(root, folder))));
  return candidates[exist.indexOf(true)] ?? usual;
}

/** The names of what a folder holds; none where it is not there yet. */
export async function namesIn(root: vscode.Uri, target: string): Promise<string[]> {
  const folder = vscode.Uri.joinPath(root, target);
  return (await vscode.workspace.fs.readDirectory(folder).then(undefined, () => [])).map(([name]) => name);
}

/**
 * The template of a kind: the team's own, else the one that the folder's documents were written by.
 * @param names of what the target holds
 */
export async function usedTemplate(
  root: vscode.Uri,
  target: string,
  names: readonly string[],
  templates: readonly Template[],
  kind: string,
): Promise<Template> {
  const usual = chosenTemplate(templates, kind, undefined);
  if (kind !== 'decision' || usual.isTeams) return usual;
  const youngest = names
    .filter((name) => /\.md$/i.test(name) && numberOf(name) !== undefined)
    .sort((a, b) => (numberOf(b) ?? 0) - (numberOf(a) ?? 0))
    .slice(0, EXAMPLES);
  const texts = await Promise.all(
    youngest.map(async (name) =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, target, name))),
    ),
  );
  const id = templateOfDocuments(texts);
  return id === undefined ? usual : builtInTemplate(id);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.Directory) !== 0,
    () => false,
  );
}
