import * as vscode from 'vscode';
import type { Change, FieldName, Neighbours } from '../../core/edits';
import type { Entry } from '../../core/entry';
import { withoutLinks } from '../../core/markdownText';
import { UserError } from '../../core/ports';
import { applyEdits } from '../../core/textEdit';
import { kindLabel } from '../../core/vocabulary';
import type { FileEdits } from '../../core/workspaceChange';
import type { Services } from '../../services';

const SCHEME = 'challenge-log-preview';

/** What a document would be, while a person looks at it. */
interface Preview {
  readonly text: string;
  readonly apply: () => void;
}

export interface Changes {
  /** Gives an entry's field another value; what moves or renames is shown and asked for first. */
  setField(entry: Entry, field: FieldName, value: string): Promise<void>;
  /**
   * Carries out a change of an entry's document; what moves or renames is shown and asked for first.
   * @param plan called with the text, once more when it is done
   * @returns the document under the name that it has then; `undefined` when nothing was done
   */
  carryOut(entry: Entry, plan: (text: string) => Change, how: Manner): Promise<vscode.Uri | undefined>;
  /** What stands beside the document of an entry. */
  neighboursOf(entry: Entry): Promise<Neighbours>;
  /** The statuses to choose from: the document's own words first. */
  statusChoices(entry: Entry): Promise<readonly string[]>;
}

/** How a change is told of and what is done with it. */
export interface Manner {
  /** What was done, for the message of an Undo. */
  readonly done: string;
  /** What is done, for the undo step of several files. */
  readonly label?: string;
  /** What another file gets in the same undo step, from the document's new text. */
  readonly along?: (edited: string) => Promise<FileEdits | undefined>;
}

export function createChanges(
  context: vscode.ExtensionContext,
  { catalog, commands, documents }: Pick<Services, 'catalog' | 'commands' | 'documents'>,
): Changes {
  const previews = new Map<string, Preview>();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => previews.get(uri.toString())?.text ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => previews.delete(uri.toString())),
  );
  commands.register('challengeLog.applyChanges', async (target) => {
    const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
    const preview = previews.get(uri?.toString() ?? '');
    if (!preview) throw new UserError('These changes were answered already.');
    preview.apply();
    // The message still asks, and nothing can take it back.
    await vscode.commands.executeCommand('notifications.hideToasts');
  });
  return { setField, statusChoices, carryOut, neighboursOf: (entry) => neighboursOf(uriOf(entry)) };

  async function statusChoices(entry: Entry): Promise<readonly string[]> {
    const editing = await import('../../core/revision');
    const uri = uriOf(entry);
    return editing.statusChoicesOf(await documents.read(uri), entry, await neighboursOf(uri));
  }

  async function setField(entry: Entry, field: FieldName, value: string): Promise<void> {
    const editing = await import('../../core/revision');
    const neighbours = await neighboursOf(uriOf(entry));
    await carryOut(entry, (text) => editing.setFieldOf(text, entry, field, value, neighbours), {
      done: `${kindLabel(entry.kind)} “${entry.title}”: ${field} is now ${value}.`,
    });
  }

  async function carryOut(
    entry: Entry,
    plan: (text: string) => Change,
    { done, label = done, along }: Manner,
  ): Promise<vscode.Uri | undefined> {
    const uri = uriOf(entry);
    const text = await documents.read(uri);
    const change = plan(text);
    if (change.kind === 'impossible') {
      void vscode.window.showInformationMessage(withoutLinks(change.reason));
      return undefined;
    }
    if (change.kind === 'edits' && change.edits.every(({ tabStop }) => tabStop !== undefined)) return uri;
    const to = change.kind === 'rename' ? inFolderOf(uri, change.to) : undefined;
    // Before anybody is asked, and before any edit that goes with it.
    if (to) await documents.mustBeFree(to);
    if (!(await isConfirmed(entry, text, change))) return undefined;
    const other = to ? undefined : await along?.(applyEdits(text, change.edits));
    const root = vscode.workspace.getWorkspaceFolder(uri);
    if (other && root) {
      const own = change.edits.filter(({ tabStop }) => tabStop === undefined);
      const edits = [{ path: entry.document.path, edits: own, text }, other];
      const isDone = await documents.applyAll(
        root.uri,
        { creates: [], renames: [], edits },
        { label, preview: false },
      );
      if (!isDone) return undefined;
    } else if (change.edits.length > 0) await documents.edit(uri, (now) => editsOf(plan(now), change), done);
    if (!to) {
      await catalog.reread(uri);
      return uri;
    }
    await documents.rename(uri, to);
    await catalog.refresh();
    await vscode.window.showTextDocument(to, { preview: true, preserveFocus: false });
    return to;
  }

  async function isConfirmed(
    entry: Entry,
    text: string,
    change: Exclude<Change, { kind: 'impossible' }>,
  ): Promise<boolean> {
    const detail =
      change.kind === 'edits'
        ? change.preview
        : `${entry.document.path} becomes ${change.to}. Links to it are left as they are.`;
    if (detail === undefined) return true;
    const [question, yes] =
      change.kind === 'rename'
        ? [`Rename the document of “${entry.title}”?`, 'Rename']
        : [`Move “${entry.title}”?`, 'Move'];
    const show = change.edits.length > 0 ? ['Show Changes'] : [];
    const answer = await vscode.window.showWarningMessage(
      withoutLinks(question),
      { modal: true, detail: withoutLinks(detail) },
      yes,
      ...show,
    );
    if (answer !== 'Show Changes') return answer === yes;
    return isAgreed(entry, applyEdits(text, change.edits), `${question} ${detail}`, yes);
  }

  /**
   * Shows the changes and asks beside them, since a modal question would hide them. The message goes away while
   * they are read; the button above them stays.
   */
  async function isAgreed(entry: Entry, edited: string, question: string, yes: string): Promise<boolean> {
    const uri = uriOf(entry);
    const preview = uri.with({ scheme: SCHEME, query: `${previews.size}-${Date.now()}` });
    const applied = new Promise<string>((resolve) => {
      previews.set(preview.toString(), { text: edited, apply: () => resolve(yes) });
    });
    await vscode.commands.executeCommand('vscode.diff', uri, preview, `${entry.document.path} (preview)`, {
      preview: true,
    });
    const asked = vscode.window.showInformationMessage(withoutLinks(question), yes, 'Cancel');
    const answer = await Promise.race([applied, asked.then((choice) => choice ?? applied)]);
    previews.delete(preview.toString());
    await closeTabOf(preview);
    return answer === yes;
  }
}

async function closeTabOf(preview: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.find(
    ({ input }) =>
      input instanceof vscode.TabInputTextDiff && input.modified.toString() === preview.toString(),
  );
  if (shown) await vscode.window.tabGroups.close(shown);
}

/** The text may have changed since the plan was made; what a person agreed to must still be what happens. */
function editsOf(now: Change, agreed: Change): Extract<Change, { kind: 'edits' }>['edits'] {
  if (now.kind === 'impossible') throw new UserError(now.reason);
  const differs =
    now.kind !== agreed.kind ||
    (now.kind === 'edits' && agreed.kind === 'edits' && now.preview !== agreed.preview);
  if (differs) throw new UserError('The document changed meanwhile, so it was left alone. Try again.');
  return now.edits;
}

/** What stands beside a document and beside its folder; nothing where that cannot be listed. */
async function neighboursOf(uri: vscode.Uri): Promise<Neighbours> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const list = async (of: vscode.Uri, type: vscode.FileType) => {
    const found = await vscode.workspace.fs.readDirectory(of).then(undefined, () => []);
    return found.filter(([, kind]) => (kind & type) !== 0).map(([name]) => name);
  };
  const isRoot =
    vscode.workspace.workspaceFolders?.some(({ uri: root }) => root.path === folder.path) ?? false;
  const [files, folders] = await Promise.all([
    list(folder, vscode.FileType.File),
    isRoot ? [] : list(vscode.Uri.joinPath(folder, '..'), vscode.FileType.Directory),
  ]);
  return { files, folders };
}

/** @param path relative to the workspace folder of `uri` */
function inFolderOf(uri: vscode.Uri, path: string): vscode.Uri {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) throw new UserError('The document is outside the workspace.');
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
}

function uriOf(entry: Entry): vscode.Uri {
  return vscode.Uri.parse(entry.document.uri);
}
