import * as vscode from 'vscode';
import { localIsoDate } from '../../core/capture';
import { usedTarget } from '../../core/conventions';
import { KINDS, type Entry } from '../../core/entry';
import { planPromotion } from '../../core/logs/promote';
import { nameStyleOf } from '../../core/nameStyle';
import { fileNameOf } from '../../core/newRecord';
import { nextNumber } from '../../core/numbering';
import { UserError } from '../../core/ports';
import { DEFAULT_TARGET, targetOf } from '../../core/target';
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
  const around = services.surroundingsOf(root.uri);
  const { form, path } = targetOf(await usedTarget(around, settings.get('targets', root.uri), kind));
  // Entries of this kind may be written to a log, but this one is to be a record.
  const folder = form === 'folder' ? path : DEFAULT_TARGET;
  const text = await documents.read(uri);
  const name = await newName(services, root.uri, folder, { title: entry.title, kind });
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

/** A name that no file has, and a number that none ever had. */
async function newName(
  { numbers, settings, clock }: Services,
  root: vscode.Uri,
  folder: string,
  draft: { readonly title: string; readonly kind: string },
): Promise<string> {
  const names = await numbers.names(root, folder);
  const numbering = settings.get('numbering', root);
  const style = nameStyleOf(names);
  const dated = { ...draft, date: localIsoDate(clock.now()) };
  if (numbering === 'number') return fileNameOf(dated, nextNumber(names), numbering, style);
  for (let attempt = 1; ; attempt++) {
    const name = fileNameOf(dated, { number: attempt, width: 0 }, numbering, style);
    if (!names.includes(name)) return name;
  }
}
