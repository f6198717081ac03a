import * as vscode from 'vscode';
import { entryAt } from '../../core/catalog';
import type { FieldName } from '../../core/edits';
import type { Entry } from '../../core/entry';
import { withoutLinks } from '../../core/markdownText';
import { UserError } from '../../core/ports';
import { kindLabel, firstStatus, resolvedStatus } from '../../core/vocabulary';
import type { Services } from '../../services';
import { createChanges } from './change';
import { statusText } from './presentation';

/** What can be done to an entry, from the tree, the palette and the document that shows it. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { catalog, commands, settings } = services;
  const changes = createChanges(context, services);

  commands.register('challengeLog.resolve', async (target) => {
    const entry = await entryOf(target);
    await setField(entry, 'status', resolvedStatus(entry.kind));
  });

  commands.register('challengeLog.reopen', async (target) => {
    const entry = await entryOf(target);
    await setField(entry, 'status', firstStatus(entry.kind) ?? 'open');
  });

  commands.register('challengeLog.closeAsImplemented', async (target, value) => {
    const entry = await entryOf(target);
    if (entry.kind !== 'decision')
      throw new UserError('Only a decision can be implemented. Choose Resolve for this entry.');
    const where =
      typeof value === 'string'
        ? value
        : await vscode.window.showInputBox({
            title: `Close as Implemented: ${entry.title}`,
            prompt: 'What it was implemented in',
            placeHolder: 'v1.2, #34 or a link',
            validateInput: (typed) =>
              typed.trim() === '' ? 'Type a version, an issue or a link.' : undefined,
          });
    if (where === undefined) return;
    const { closeAsImplemented } = await import('../../core/editing/implemented');
    await services.documents.edit(
      uriOf(entry),
      (text) => closeAsImplemented(text, entry, where),
      `${kindLabel(entry.kind)} “${entry.title}”: closed as implemented.`,
    );
    await catalog.reread(uriOf(entry));
  });
  commands.register('challengeLog.setStatus', async (target, value) => {
    const entry = await entryOf(target);
    // Nobody should choose first and then be told that it cannot be.
    if (entry.settled !== undefined) void vscode.window.showInformationMessage(withoutLinks(entry.settled));
    else await chooseField(entry, 'status', () => changes.statusChoices(entry), value);
  });

  commands.register('challengeLog.setSeverity', async (target, value) => {
    const entry = await entryOf(target);
    await chooseField(entry, 'severity', () => settings.get('severities', uriOf(entry)), value);
  });

  commands.register('challengeLog.goToCode', async (target) => {
    const { goToCode } = await import('./goToCode');
    await goToCode(services, await entryOf(target));
  });

  let serving: vscode.Disposable | undefined;
  commands.register('challengeLog.compareWithCaptured', async (target) => {
    const { compareWithCaptured, serveCaptured } = await import('./compareWithCaptured');
    if (!serving) context.subscriptions.push((serving = serveCaptured()));
    await compareWithCaptured(services, await entryOf(target));
  });

  commands.register('challengeLog.copyPath', async (target) => {
    const entry = await entryOf(target);
    await vscode.env.clipboard.writeText(entry.document.path);
  });

  commands.register('challengeLog.revealInExplorer', async (target) => {
    await vscode.commands.executeCommand('revealInExplorer', uriOf(await entryOf(target)));
  });

  commands.register('challengeLog.openAsIssue', async (target) => {
    const { openAsIssue } = await import('./openAsIssue');
    return openAsIssue(services, await entryOf(target));
  });

  commands.register('challengeLog.delete', async (target) => {
    const entry = await entryOf(target);
    if (entry.form !== 'record')
      throw new UserError('This entry is part of a document. Delete its lines there.');
    await remove(uriOf(entry), entry.document.path);
  });

  commands.register('challengeLog.promote', async (target, kind) => {
    const entry = await entryOf(target);
    const { promote } = await import('./promote');
    await promote(services, entry, typeof kind === 'string' ? kind : undefined);
  });

  commands.register('challengeLog.search', async () => {
    await catalog.ready();
    const { pickEntry } = await import('./search');
    const entry = await pickEntry(catalog.current.entries);
    if (!entry) return;
    const selection = new vscode.Range(entry.line - 1, 0, entry.line - 1, 0);
    await vscode.window.showTextDocument(uriOf(entry), entry.form === 'record' ? {} : { selection });
  });

  /**
   * The entry of a tree row; else the one that the active editor shows.
   * @param target what a menu passes; a key pressed in the view passes a list with the row that has the focus
   */
  async function entryOf(target: unknown): Promise<Entry> {
    await catalog.ready();
    const row: unknown = Array.isArray(target) ? target[0] : target;
    if (isNode(row)) return row.entry;
    // Whoever looks at the view does not mean the document that happens to be open beside it.
    if (Array.isArray(target) || typeof target === 'string')
      throw new UserError('Choose an entry in the Challenges view first.');
    const editor = vscode.window.activeTextEditor;
    const uri = target instanceof vscode.Uri ? target : editor?.document.uri;
    const line =
      uri?.toString() === editor?.document.uri.toString() ? (editor?.selection.active.line ?? 0) + 1 : 1;
    const entry = uri && entryAt(catalog.current, uri.toString(), line);
    if (entry) return entry;
    throw new UserError(
      catalog.current.entries.length === 0
        ? 'There are no entries yet. Log a challenge first.'
        : 'Open an entry first, or choose one in the Challenges view.',
    );
  }

  async function chooseField(
    entry: Entry,
    field: FieldName,
    values: () => readonly string[] | Promise<readonly string[]>,
    value: unknown,
  ): Promise<void> {
    const picked = typeof value === 'string' ? value : await pickValue(entry, field, await values());
    if (picked !== undefined) await setField(entry, field, picked);
  }

  async function setField(entry: Entry, field: FieldName, value: string): Promise<void> {
    if (field === 'status' && entry.state === 'reference')
      throw new UserError(`A ${kindLabel(entry.kind)} has nothing to resolve.`);
    await changes.setField(entry, field, value);
  }
}

async function pickValue(
  entry: Entry,
  field: FieldName,
  values: readonly string[],
): Promise<string | undefined> {
  const written = field === 'status' && entry.status !== undefined ? statusText(entry) : entry[field];
  const current = written?.toLowerCase();
  const items = values.map((value) => ({
    // A quick pick makes an icon of `$(trash)`, wherever it comes from.
    label: value.replaceAll('$(', '\\$('),
    value,
    ...(value.toLowerCase() === current ? { description: 'current' } : {}),
  }));
  return (await vscode.window.showQuickPick(items, { title: `Set ${field}: ${entry.title}` }))?.value;
}

async function remove(uri: vscode.Uri, path: string): Promise<void> {
  // The editor's remote file systems have no trash, and the question must say so before it is answered.
  const hasTrash = vscode.env.remoteName === undefined && uri.scheme === 'file';
  if (hasTrash) {
    const answer = await vscode.window.showWarningMessage(
      `Delete ${path}?`,
      { modal: true, detail: 'You can restore it from the trash.' },
      'Move to Trash',
    );
    if (!answer) return;
    try {
      await vscode.workspace.fs.delete(uri, { useTrash: true });
      return;
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
    }
  }
  const detail = hasTrash
    ? 'It could not be moved to the trash. This deletes it for good.'
    : 'There is no trash here: this deletes it for good.';
  const answer = await vscode.window.showWarningMessage(
    `Delete ${path} permanently?`,
    { modal: true, detail },
    'Delete Permanently',
  );
  if (answer) await vscode.workspace.fs.delete(uri);
}

function uriOf(entry: Entry): vscode.Uri {
  return vscode.Uri.parse(entry.document.uri);
}

function isNode(target: unknown): target is { readonly entry: Entry } {
  return (
    typeof target === 'object' &&
    target !== null &&
    'entry' in target &&
    typeof target.entry === 'object' &&
    target.entry !== null
  );
}
