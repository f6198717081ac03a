import * as vscode from 'vscode';
import type { Entry } from '../../core/entry';
import { issueDraftOf } from '../../core/issues/issueDraft';
import { newIssuePage } from '../../core/issues/newIssue';
import { UserError } from '../../core/ports';
import type { Services } from '../../services';

/**
 * Opens the page of the repository's forge for a new issue, filled in with an entry. What does not fit into the
 * address goes by the clipboard.
 * @returns the page's address
 * @throws UserError where no forge is known
 */
export async function openAsIssue(
  { browser, documents, git, settings }: Services,
  entry: Entry,
): Promise<string> {
  const uri = vscode.Uri.parse(entry.document.uri);
  const forges = settings.get('forges', uri);
  const history = uri.scheme === 'file' ? await git.history(uri.fsPath) : undefined;
  if (!history?.remoteUrl) throw new UserError(withoutRemote(entry, history !== undefined));
  const draft = issueDraftOf(entry, await documents.read(uri), history, forges);
  const page = newIssuePage(history.remoteUrl, draft, forges);
  if (!page)
    throw new UserError(
      'It is not known where the repository of this entry has its issues. Name its forge in the setting challengeLog.forges.',
    );
  if (page.clipboard !== undefined) {
    await vscode.env.clipboard.writeText(page.clipboard);
    void vscode.window.showInformationMessage(
      'The text of the entry does not fit into the address of the page, so it was copied. Paste it into the description.',
    );
  }
  await browser.open(page.url);
  return page.url;
}

function withoutRemote({ document }: Entry, isInRepository: boolean): string {
  if (isInRepository)
    return `The repository of ${document.path} has no remote to open an issue at. Add one with “git remote add origin …”.`;
  return vscode.workspace.isTrusted
    ? `${document.path} is in no git repository, so there is no tracker to open an issue at.`
    : 'Git is not asked in Restricted Mode, so the tracker is not known. Trust the workspace first.';
}
