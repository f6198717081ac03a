import * as vscode from 'vscode';
import { issueTemplateOf, TEMPLATE_FOLDERS, type TemplateForge } from '../core/issues/issueTemplate';
import { withoutLinks } from '../core/markdownText';
import { UserError, type FileHistory } from '../core/ports';
import { repositoryOf } from '../core/remote';
import type { Services } from '../services';

/** Add Issue Templates to This Repository: the kinds of entries as templates of the forge's tracker. */
export function activate(_context: vscode.ExtensionContext, services: Services): void {
  const { commands, documents, git, settings } = services;

  commands.register('challengeLog.addIssueTemplates', async (forge) => {
    const folder = await chooseFolder();
    if (!folder) return undefined;
    // The file need not be there: only its place is asked for.
    const history =
      folder.scheme === 'file' ? await git.history(vscode.Uri.joinPath(folder, '_').fsPath) : undefined;
    const root = rootOf(folder, history);
    const chosen = isForge(forge) ? forge : await chooseForge(await usualForge(root, history));
    return chosen && add(root, chosen);
  });

  /** @returns what was written, relative to the repository */
  async function add(root: vscode.Uri, forge: TemplateForge): Promise<readonly string[]> {
    const [{ issueKinds }, { allTemplates }] = await Promise.all([
      import('../core/issues/issueKinds'),
      import('../core/templates/choice'),
    ]);
    const all = allTemplates(await services.templates.read(root));
    const templates = issueKinds(all).map((kind) => issueTemplateOf(forge, kind));
    const there = await namesIn(vscode.Uri.joinPath(root, TEMPLATE_FOLDERS[forge]));
    const isKept = (path: string) => there.has((path.split('/').at(-1) ?? '').toLowerCase());
    const added = templates.filter(({ path }) => !isKept(path));
    const kept = templates.filter(({ path }) => isKept(path));
    if (added.length > 0)
      await documents.create(added.map(({ path, text }) => ({ uri: vscode.Uri.joinPath(root, path), text })));
    const said = [
      `${added.length === 0 ? 'No' : added.length} issue ${added.length === 1 ? 'template was' : 'templates were'} added to ${TEMPLATE_FOLDERS[forge]}.`,
      ...(kept.length > 0
        ? [`Kept as they are: ${kept.map(({ path }) => path.split('/').at(-1)).join(', ')}.`]
        : []),
    ];
    void vscode.window.showInformationMessage(withoutLinks(said.join(' ')));
    return added.map(({ path }) => path);
  }

  async function usualForge(root: vscode.Uri, history: FileHistory | undefined): Promise<TemplateForge> {
    const remote = history?.remoteUrl;
    const forge =
      remote === undefined ? undefined : repositoryOf(remote, settings.get('forges', root))?.forge;
    if (forge !== undefined) return forge === 'gitlab' ? 'gitlab' : 'github';
    const names = await namesIn(root);
    return names.has('.gitlab') && !names.has('.github') ? 'gitlab' : 'github';
  }
}

/** The workspace folder of the active editor, else the only one, else the chosen one. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const near =
    (active && vscode.workspace.getWorkspaceFolder(active)) ??
    (folders.length === 1 ? folders[0] : undefined);
  if (folders.length === 0)
    throw new UserError('There is no folder to write to. Open a folder first (File > Open Folder).');
  return (near ?? (await vscode.window.showWorkspaceFolderPick()))?.uri;
}

/** The root of the repository, where forges look; the workspace folder itself where that is not known. */
function rootOf(folder: vscode.Uri, history: FileHistory | undefined): vscode.Uri {
  const above = (history?.path.split('/').length ?? 1) - 1;
  if (above === 0) return folder;
  const root = vscode.Uri.joinPath(folder, ...Array.from({ length: above }, () => '..'));
  if (!vscode.workspace.getWorkspaceFolder(root))
    throw new UserError(
      'Forges read templates at the root of the repository, which is outside this workspace. Open that folder first.',
    );
  return root;
}

async function chooseForge(usual: TemplateForge): Promise<TemplateForge | undefined> {
  const items = [
    {
      label: 'GitHub',
      description: `${TEMPLATE_FOLDERS.github}, also read by Gitea and Forgejo`,
      forge: 'github' as const,
    },
    { label: 'GitLab', description: TEMPLATE_FOLDERS.gitlab, forge: 'gitlab' as const },
  ].sort((a, b) => Number(b.forge === usual) - Number(a.forge === usual));
  const picked = await vscode.window.showQuickPick(items, { title: 'Issue Templates for Which Forge?' });
  return picked?.forge;
}

/** What a folder holds, in lower case; nothing where it is not there. */
async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  const found = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
  return new Set(found.map(([name]) => name.toLowerCase()));
}

function isForge(value: unknown): value is TemplateForge {
  return value === 'github' || value === 'gitlab';
}
