import * as vscode from 'vscode';
import {
  arrange,
  GROUPINGS,
  numberText,
  SORTINGS,
  whereOf,
  type Group,
  type Grouping,
} from '../../core/arrangement';
import type { Entry, Problem } from '../../core/entry';
import type { ViewId } from '../../manifest';
import type { Services } from '../../services';
import { entryLabel, entryTooltip, stateIcon, contextValueOf } from './presentation';

type Node =
  | { readonly type: 'folder'; readonly folder: vscode.WorkspaceFolder }
  | { readonly type: 'group'; readonly folder: vscode.WorkspaceFolder | undefined; readonly group: Group }
  | {
      readonly type: 'problems';
      readonly folder: vscode.WorkspaceFolder | undefined;
      readonly problems: readonly Problem[];
    }
  | { readonly type: 'entry'; readonly entry: Entry }
  | { readonly type: 'problem'; readonly problem: Problem };

const VIEW: ViewId = 'challengeLog.challenges';

/** The view Challenges: groups of entries, and the documents that could not be read. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { catalog, commands, memory } = services;
  const changed = new vscode.EventEmitter<Node | undefined>();
  let grouping = choice(memory.get('groupBy'), GROUPINGS);
  let sorting = choice(memory.get('sort'), SORTINGS);

  const view = vscode.window.createTreeView<Node>(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => treeItem(node, grouping),
      getChildren: async (node) => {
        await catalog.ready();
        return node ? childrenOf(node) : roots();
      },
      resolveTreeItem: (item, node) => {
        if (node.type === 'entry') item.tooltip = entryTooltip(node.entry);
        return item;
      },
    },
  });
  context.subscriptions.push(
    view,
    changed,
    catalog.onDidChange(() => {
      changed.fire(undefined);
      showCount();
    }),
  );

  function showCount(): void {
    const open = catalog.current.entries.filter(({ state }) => state === 'open').length;
    view.badge =
      open === 0
        ? undefined
        : { value: open, tooltip: open === 1 ? '1 open challenge' : `${open} open challenges` };
    view.description = grouping === 'state' ? '' : `by ${grouping}`;
  }

  function roots(): Node[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (catalog.current.entries.length + catalog.current.problems.length === 0) return [];
    return folders.length > 1 ? folders.map((folder) => ({ type: 'folder', folder })) : groupNodes(undefined);
  }

  function childrenOf(node: Node): Node[] {
    switch (node.type) {
      case 'folder':
        return groupNodes(node.folder);
      case 'group':
        return node.group.entries.map((entry) => ({ type: 'entry', entry }));
      case 'problems':
        return node.problems.map((problem) => ({ type: 'problem', problem }));
      case 'entry':
      case 'problem':
        return [];
    }
  }

  function groupNodes(folder: vscode.WorkspaceFolder | undefined): Node[] {
    const within = ({ document }: Entry | Problem) =>
      folder === undefined || vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(document.uri)) === folder;
    const groups = arrange(catalog.current.entries.filter(within), grouping, sorting);
    const problems = catalog.current.problems
      .filter((problem) => problem.severity === 'error')
      .filter(within);
    return [
      ...(problems.length > 0 ? [{ type: 'problems', folder, problems } as const] : []),
      ...groups.map((group) => ({ type: 'group', folder, group }) as const),
    ];
  }

  async function choose<Value extends string>(
    title: string,
    values: readonly Value[],
    current: Value,
  ): Promise<Value | undefined> {
    const items = values.map((value) => ({
      label: capitalized(value),
      value,
      ...(value === current ? { description: 'current' } : {}),
    }));
    return (await vscode.window.showQuickPick(items, { title }))?.value;
  }

  commands.register('challengeLog.refresh', () => catalog.refresh());
  commands.register('challengeLog.groupBy', async (argument) => {
    const picked =
      GROUPINGS.find((value) => value === argument) ??
      (await choose('Group Challenges By', GROUPINGS, grouping));
    if (!picked) return;
    grouping = picked;
    await memory.update('groupBy', grouping);
    changed.fire(undefined);
    showCount();
  });
  commands.register('challengeLog.sort', async (argument) => {
    const picked =
      SORTINGS.find((value) => value === argument) ?? (await choose('Sort Challenges By', SORTINGS, sorting));
    if (!picked) return;
    sorting = picked;
    await memory.update('sort', sorting);
    changed.fire(undefined);
  });
}

function treeItem(node: Node, grouping: Grouping): vscode.TreeItem {
  switch (node.type) {
    case 'folder': {
      const item = new vscode.TreeItem(node.folder.name, vscode.TreeItemCollapsibleState.Expanded);
      item.id = node.folder.uri.toString();
      item.iconPath = vscode.ThemeIcon.Folder;
      item.contextValue = 'folder';
      return item;
    }
    case 'group': {
      const { group, folder } = node;
      const collapsed = grouping === 'state' && group.key !== 'open';
      const item = new vscode.TreeItem(
        `${group.label} (${group.entries.length})`,
        group.entries.length === 0
          ? vscode.TreeItemCollapsibleState.None
          : collapsed
            ? vscode.TreeItemCollapsibleState.Collapsed
            : vscode.TreeItemCollapsibleState.Expanded,
      );
      item.id = `${folder?.uri.toString() ?? ''}|${grouping}|${group.key}`;
      item.contextValue = 'group';
      item.accessibilityInformation = {
        label: `${group.label}, ${group.entries.length} ${group.entries.length === 1 ? 'entry' : 'entries'}`,
      };
      return item;
    }
    case 'problems': {
      const item = new vscode.TreeItem(
        `Cannot Be Read (${node.problems.length})`,
        vscode.TreeItemCollapsibleState.Expanded,
      );
      item.id = `${node.folder?.uri.toString() ?? ''}|problems`;
      item.contextValue = 'problems';
      item.accessibilityInformation = {
        label: `Cannot be read, ${node.problems.length} ${node.problems.length === 1 ? 'document' : 'documents'}`,
      };
      return item;
    }
    case 'problem':
      return problemItem(node.problem);
    case 'entry':
      return entryItem(node.entry);
  }
}

function entryItem(entry: Entry): vscode.TreeItem {
  const number = numberText(entry);
  const item = new vscode.TreeItem(number === undefined ? entry.title : `${number} ${entry.title}`);
  const where = whereOf(entry);
  item.description = [where, entry.inferred && entry.state !== 'reference' ? 'inferred' : undefined]
    .filter(Boolean)
    .join(' · ');
  item.iconPath = stateIcon(entry);
  item.contextValue = contextValueOf(entry);
  item.command = openCommand(entry.document.uri, entry.form === 'record' ? undefined : entry.line);
  item.accessibilityInformation = { label: entryLabel(entry) };
  return item;
}

function problemItem(problem: Problem): vscode.TreeItem {
  const item = new vscode.TreeItem(problem.document.path.split('/').at(-1) ?? problem.document.path);
  item.description = problem.message;
  item.tooltip = `${problem.document.path}, line ${problem.line}: ${problem.message}`;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'problem';
  item.command = openCommand(problem.document.uri, problem.line);
  item.accessibilityInformation = {
    label: `${problem.document.path} cannot be read: ${problem.message} Line ${problem.line}.`,
  };
  return item;
}

function openCommand(uri: string, line: number | undefined): vscode.Command {
  const options: vscode.TextDocumentShowOptions =
    line === undefined ? {} : { selection: new vscode.Range(line - 1, 0, line - 1, 0) };
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri), options] };
}

function choice<Value>(stored: unknown, values: readonly [Value, ...Value[]]): Value {
  return values.find((value) => value === stored) ?? values[0];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
