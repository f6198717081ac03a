import * as vscode from 'vscode';
import type { FieldName } from '../../core/edits';
import type { Entry } from '../../core/entry';
import { statusText } from '../../core/entryText';
import { withoutLinks } from '../../core/markdownText';
import { UserError } from '../../core/ports';
import { kindLabel, firstStatus } from '../../core/vocabulary';
import type { Services } from '../../services';
import { createChanges } from './change';

/** What can be done to an entry, from the tree, the palette and the document that shows it. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { boundary, catalog, commands, settings, chosenEntry } = services;
  const changes = createChanges(context, services);

  commands.register('challengeLog.resolve', async (target, options) => {
    const entry = await resolvable(target);
    const { resolveEntry } = await import('./resolve');
    await resolveEntry(services, changes, entry, optionsOf(options));
  });

  commands.register('challengeLog.addFixingCommit', async (target, options) => {
    const entry = await resolvable(target);
    const { addFixingCommit } = await import('./resolve');
    await addFixingCommit(services, changes, entry, optionsOf(options));
  });

  commands.register('challengeLog.reopen', async (target) => {
    const entry = await resolvable(target);
    const [{ planReopening }, neighbours] = await Promise.all([
      import('../../core/resolving/reopen'),
      changes.neighboursOf(entry),
    ]);
    await changes.carryOut(entry, (text) => planReopening(text, entry, neighbours), {
      done: `${kindLabel(entry.kind)} “${entry.title}”: status is now ${firstStatus(entry.kind) ?? 'open'}.`,
    });
  });

  commands.register('challengeLog.closeAsImplemented', async (target, value) => {
    const entry = await chosenEntry(target);
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
    const entry = await chosenEntry(target);
    // Nobody should choose first and then be told that it cannot be.
    if (entry.settled !== undefined) void vscode.window.showInformationMessage(withoutLinks(entry.settled));
    else await chooseField(entry, 'status', () => changes.statusChoices(entry), value);
  });

  commands.register('challengeLog.setSeverity', async (target, value) => {
    const entry = await chosenEntry(target);
    await chooseField(entry, 'severity', () => settings.get('severities', uriOf(entry)), value);
  });

  commands.register('challengeLog.goToCode', async (target) => {
    const { goToCode } = await import('./goToCode');
    await goToCode(services, await chosenEntry(target));
  });

  commands.register('challengeLog.compareWithCaptured', async (target) => {
    const { compareWithCaptured } = await import('./compareWithCaptured');
    await compareWithCaptured(context, services, await chosenEntry(target));
  });

  commands.register('challengeLog.showAtCommit', async (target) => {
    const { showAtCommit } = await import('./showAtCommit');
    await showAtCommit(context, services, await chosenEntry(target));
  });

  commands.register('challengeLog.copyPath', async (target) => {
    const entry = await chosenEntry(target);
    await vscode.env.clipboard.writeText(entry.document.path);
  });

  commands.register('challengeLog.revealInExplorer', async (target) => {
    await vscode.commands.executeCommand('revealInExplorer', uriOf(await chosenEntry(target)));
  });

  commands.register('challengeLog.openAsIssue', async (target) => {
    const { openAsIssue } = await import('./openAsIssue');
    return openAsIssue(services, await chosenEntry(target));
  });

  commands.register('challengeLog.delete', async (target) => {
    const entry = await chosenEntry(target);
    if (entry.form !== 'record')
      throw new UserError('This entry is part of a document. Delete its lines there.');
    // A folder may have become a link since its documents were listed.
    await boundary.mustHold(uriOf(entry));
    await remove(uriOf(entry), entry.document.path);
  });

  commands.register('challengeLog.promote', async (target, kind) => {
    const entry = await chosenEntry(target);
    const { promote } = await import('./promote');
    await promote(services, entry, typeof kind === 'string' ? kind : undefined);
  });

  commands.register('challengeLog.search', async () => {
    await catalog.ready();
    const { pickEntry } = await import('./search');
    const entry = await pickEntry(catalog.current.entries);
    if (entry) await open(entry);
  });

  commands.register('challengeLog.openEntry', async (target) => {
    const { pickEntry } = await import('./search');
    const several = entriesOf(target);
    const entry = several.length > 1 ? await pickEntry(several) : (several[0] ?? (await chosenEntry(target)));
    if (entry) await open(entry);
  });

  async function resolvable(target: unknown): Promise<Entry> {
    const entry = await chosenEntry(target);
    mustHaveStatus(entry);
    return entry;
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
    if (field === 'status') mustHaveStatus(entry);
    await changes.setField(entry, field, value);
  }
}

async function open(entry: Entry): Promise<void> {
  const selection = new vscode.Range(entry.line - 1, 0, entry.line - 1, 0);
  await vscode.window.showTextDocument(uriOf(entry), entry.form === 'record' ? {} : { selection });
}

/** Of a line of code that several entries are about. */
function entriesOf(target: unknown): readonly Entry[] {
  const isSeveral = typeof target === 'object' && target !== null && 'entries' in target;
  return isSeveral ? (target.entries as readonly Entry[]) : [];
}

function mustHaveStatus({ kind, state }: Entry): void {
  if (state === 'reference') throw new UserError(`A ${kindLabel(kind)} has nothing to resolve.`);
}

/** `{ accept: true, minutes: 90 }`: what a key binding or another extension says beforehand. */
function optionsOf(options: unknown): { accept: boolean; minutes?: number } {
  const given: { accept?: unknown; minutes?: unknown } =
    typeof options === 'object' && options !== null ? options : {};
  const { accept, minutes } = given;
  const isCount = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 0;
  return { accept: accept === true, ...(isCount ? { minutes } : {}) };
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
