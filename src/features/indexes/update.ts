import * as vscode from 'vscode';
import type { IndexLayout } from '../../core/indexes/layout';
import { withoutLinks } from '../../core/markdownText';
import { optional } from '../../core/optional';
import type { Services } from '../../services';
import { entriesOf } from './entries';
import { chooseFolder, placeOf, type IndexPlace } from './folder';

/** Update Index: what a folder's README tells of its entries, brought up to date. */
export function activate(_context: vscode.ExtensionContext, services: Services): void {
  const { catalog, commands, documents, settings } = services;

  commands.register('challengeLog.updateIndex', async (target, options) => {
    await catalog.ready();
    const folder = await chooseFolder(catalog.current, target);
    if (folder) await update(await placeOf(folder), isAgreed(options));
  });

  async function update(place: IndexPlace, agreed: boolean): Promise<void> {
    const indexing = await import('../../core/indexes/update');
    const entries = await entriesOf(services, indexing, place);
    const wanted = layoutFor(place.uri);
    const { readme } = place;
    const planned = (text: string | undefined) =>
      indexing.indexUpdate(
        place.uri.path,
        entries,
        text === undefined || !readme ? undefined : { name: vscode.workspace.asRelativePath(readme), text },
        wanted,
      );
    const plan = planned(readme && (await documents.read(readme)));
    if (plan.kind === 'document' || !readme) {
      const uri = vscode.Uri.joinPath(place.uri, 'README.md');
      await documents.create([{ uri, text: plan.kind === 'document' ? plan.text : '' }]);
      await show(uri);
      return;
    }
    if (plan.edits.length === 0) {
      vscode.window.setStatusBarMessage('$(check) The index is current.', 5_000);
      return;
    }
    if (plan.kind === 'addition' && !agreed && !(await isWanted(readme))) return;
    const name = vscode.workspace.asRelativePath(readme);
    await documents.edit(
      readme,
      (text) => {
        const now = planned(text);
        return now.kind === 'document' ? [] : now.edits;
      },
      `The index in ${name} was updated.`,
    );
    await show(readme);
  }

  /** What somebody chose; an index remembers the rest itself. */
  function layoutFor(scope: vscode.Uri): Partial<IndexLayout> {
    return {
      ...optional('style', settings.chosen('index.style', scope)),
      ...optional('groupBy', settings.chosen('index.groupBy', scope)),
    };
  }
}

async function isWanted(readme: vscode.Uri): Promise<boolean> {
  const question = `Add an index of the entries to ${vscode.workspace.asRelativePath(readme)}?`;
  const detail =
    'It goes to the end, between two comments. From then on only what stands between them is rewritten; you may move them.';
  const yes = 'Add Index';
  return (
    (await vscode.window.showWarningMessage(withoutLinks(question), { modal: true, detail }, yes)) === yes
  );
}

async function show(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: true });
}

/** `{ add: true }`: whoever calls the command agrees that a README gets an index. */
function isAgreed(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'add' in options && options.add === true;
}
