import * as vscode from 'vscode';
import { KINDS, type Entry } from '../../core/entry';
import { planPromotion } from '../../core/logs/promote';
import { nextNumber, recordFileName } from '../../core/numbering';
import { UserError } from '../../core/ports';
import { slug } from '../../core/slug';
import { DEFAULT_TARGET, targetOf, targetOfKind } from '../../core/target';
import { kindLabel } from '../../core/vocabulary';
import type { Services } from '../../services';

/** What entries mostly grow into. */
const USUAL: Readonly<Record<string, string>> = { blocker: 'challenge', til: 'decision', debt: 'challenge' };

/**
 * Makes an entry a record of its own and leaves a link where it stood, as one step that Undo takes back.
 * @param wanted the kind of the record; asked for where it is not said
 * @returns the record, or nothing when the person pressed Escape
 */
export async function promote(
  services: Services,
  entry: Entry,
  wanted: string | undefined,
): Promise<vscode.Uri | undefined> {
  const { documents, settings, catalog } = services;
  const uri = vscode.Uri.parse(entry.document.uri);
  const root = vscode.workspace.getWorkspaceFolder(uri);
  if (!root) throw new UserError('The document is outside the workspace.');
  const kind = wanted ?? (await askKind(entry));
  if (kind === undefined) return undefined;
  const isDocument = entry.form === 'record' || entry.form === 'report';
  if (isDocument && kind === entry.kind)
    throw new UserError(`“${entry.title}” is a ${kindLabel(kind)} of its own already.`);
  const { form, path } = targetOf(targetOfKind(settings.get('targets', root.uri), kind));
  // Entries of this kind may be written to a log, but this one is to be a record.
  const folder = form === 'folder' ? path : DEFAULT_TARGET;
  const text = await documents.read(uri);
  const name = recordFileName(
    nextNumber(await namesIn(vscode.Uri.joinPath(root.uri, folder))),
    slug(entry.title, kind),
  );
  const to = folder === '' ? name : `${folder}/${name}`;
  const { record, edits } = planPromotion(text, entry, { kind, path: to });
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const change = {
    creates: [{ path: to, text: record.replaceAll('\n', eol) }],
    renames: [],
    edits: [{ path: entry.document.path, edits, text }],
  };
  const isDone = await documents.applyAll(root.uri, change, {
    label: `Promote ${kindLabel(entry.kind)} to ${kindLabel(kind)}`,
    preview: false,
  });
  if (!isDone) return undefined;
  const made = vscode.Uri.joinPath(root.uri, ...to.split('/'));
  await Promise.all([catalog.reread(uri), catalog.reread(made)]);
  await vscode.window.showTextDocument(made, { preview: false });
  return made;
}

async function askKind({ kind: own, title, form }: Entry): Promise<string | undefined> {
  const isDocument = form === 'record' || form === 'report';
  const usual = USUAL[own] ?? own;
  const kinds = [...new Set([usual, ...KINDS])].filter((kind) => !(isDocument && kind === own));
  const items = kinds.map((kind) => ({ label: kindLabel(kind), value: kind }));
  const options = { title: `Promote: ${title}`, placeHolder: 'What does it become?' };
  return (await vscode.window.showQuickPick(items, options))?.value;
}

async function namesIn(folder: vscode.Uri): Promise<string[]> {
  const found = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
  return found.map(([name]) => name);
}
