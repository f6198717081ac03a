import * as vscode from 'vscode';
import { UserError } from '../../core/ports';
import type { Template } from '../../core/templates/template';
import { kindLabel } from '../../core/vocabulary';
import type { Services } from '../../services';

/** Templates of a team's own, and applying one to what is there already. */
export function activate(_context: vscode.ExtensionContext, services: Services): void {
  const { boundary, chosenEntry, commands, documents, clock, templates } = services;

  commands.register('challengeLog.createTemplate', async (id, named) => {
    const root = await chooseFolder();
    if (!root) return;
    const folder = templates.folder(root.uri);
    if (!folder)
      throw new UserError('"challengeLog.templates" leads out of the workspace. Name a folder inside it.');
    await boundary.mustHold(folder);
    const { builtInTemplates, builtInText } = await import('../../core/templates/builtIn');
    const picked =
      builtInTemplates().find((template) => template.id === id) ??
      (await pickTemplate(builtInTemplates(), { title: 'Create Template', placeHolder: 'Start from' }));
    if (!picked) return;
    const name = typeof named === 'string' ? named : await askName(folder, picked.id);
    if (name === undefined) return;
    const { slug } = await import('../../core/slug');
    const { renamedTemplate } = await import('../../core/templates/newTemplate');
    const uri = vscode.Uri.joinPath(folder, `${slug(name, picked.id)}.md`);
    await boundary.mustHold(uri);
    const change = new vscode.WorkspaceEdit();
    const text = renamedTemplate(builtInText(picked.id) ?? '', name);
    change.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
    if (!(await vscode.workspace.applyEdit(change)))
      throw new UserError(
        `${vscode.workspace.asRelativePath(uri)} could not be created. It may be there already.`,
      );
    await vscode.window.showTextDocument(uri, { preview: false });
  });

  commands.register('challengeLog.applyTemplate', async (target, id) => {
    const entry = await chosenEntry(target);
    const uri = vscode.Uri.parse(entry.document.uri);
    const root = vscode.workspace.getWorkspaceFolder(uri);
    const { allTemplates, templatesOf } = await import('../../core/templates/choice');
    const all = allTemplates(root ? await templates.read(root.uri) : []);
    const own = templatesOf(all, entry.kind);
    const picked =
      all.find((template) => template.id === id) ??
      (await pickTemplate([...own, ...all.filter((template) => !own.includes(template))], {
        title: `Apply Template: ${entry.title}`,
        placeHolder: 'Its missing sections are added; what is there stays',
      }));
    if (!picked) return;
    const { applyTemplate } = await import('../../core/templates/apply');
    const plan = (text: string) => applyTemplate(text, entry, picked, clock.now());
    const { added } = plan(await documents.read(uri));
    if (added.length === 0) {
      void vscode.window.showInformationMessage(
        `The ${kindLabel(entry.kind)} has all sections of this template already.`,
      );
      return;
    }
    await documents.edit(
      uri,
      (text) => plan(text).edits,
      `Added to the ${kindLabel(entry.kind)}: ${added.join(', ')}.`,
    );
    await vscode.window.showTextDocument(uri);
  });
}

async function pickTemplate(
  templates: readonly Template[],
  options: vscode.QuickPickOptions,
): Promise<Template | undefined> {
  const items = templates.map((template) => ({
    template,
    // A quick pick makes an icon of `$(trash)`, wherever it comes from.
    label: template.name.replaceAll('$(', '\\$('),
    ...(template.description === undefined ? {} : { detail: template.description.replaceAll('$(', '\\$(') }),
  }));
  return (await vscode.window.showQuickPick(items, { ...options, matchOnDetail: true }))?.template;
}

async function askName(folder: vscode.Uri, id: string): Promise<string | undefined> {
  const { slug } = await import('../../core/slug');
  const taken = new Set(
    (await vscode.workspace.fs.readDirectory(folder).then(undefined, () => [])).map(([name]) => name),
  );
  return vscode.window.showInputBox({
    title: 'Create Template',
    prompt: 'Its name. A template named like a built-in one takes its place.',
    value: id,
    validateInput: (name) => {
      if (name.trim() === '') return 'Type a name.';
      const file = `${slug(name, id)}.md`;
      return taken.has(file) ? `There is a template ${file} already.` : undefined;
    },
  });
}

/** The active editor's folder, the only one, or the one that a person picks. */
async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = vscode.window.activeTextEditor?.document.uri;
  const around = active && vscode.workspace.getWorkspaceFolder(active);
  if (around || folders.length < 2) return around ?? folders[0];
  return vscode.window.showWorkspaceFolderPick({ placeHolder: 'The folder that the template is for' });
}
