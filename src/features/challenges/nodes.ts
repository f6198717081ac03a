import * as vscode from 'vscode';
import { numberText, whereOf, type Group, type Grouping } from '../../core/arrangement';
import type { Entry, Problem } from '../../core/entry';
import { contextValueOf, entryLabel, stateIcon } from './presentation';

/** A group's row. It stays the same object, and so expanded or not, whatever it holds. */
export interface GroupNode {
  readonly type: 'group';
  readonly folder: vscode.WorkspaceFolder | undefined;
  /** Before a person says otherwise. */
  readonly isExpanded: boolean;
  group: Group;
}

/** An entry's row. It stays the same object, and so selected, when the entry changes. */
export interface EntryNode {
  readonly type: 'entry';
  entry: Entry;
}

/** A row of the view. */
export type Node =
  | { readonly type: 'folder'; readonly folder: vscode.WorkspaceFolder }
  | GroupNode
  | {
      readonly type: 'problems';
      readonly folder: vscode.WorkspaceFolder | undefined;
      readonly problems: readonly Problem[];
    }
  | EntryNode
  | { readonly type: 'problem'; readonly problem: Problem }
  /** What a group holds beyond its first rows: the tree asks for all rows of a group at once. */
  | { readonly type: 'more'; readonly group: GroupNode; readonly from: number };

export function treeItem(node: Node, grouping: Grouping): vscode.TreeItem {
  switch (node.type) {
    case 'folder': {
      const item = new vscode.TreeItem(node.folder.name, vscode.TreeItemCollapsibleState.Expanded);
      item.id = node.folder.uri.toString();
      item.iconPath = vscode.ThemeIcon.Folder;
      item.contextValue = 'folder';
      return item;
    }
    case 'group': {
      const { group } = node;
      const item = new vscode.TreeItem(
        `${group.label} (${group.entries.length})`,
        group.entries.length === 0
          ? vscode.TreeItemCollapsibleState.None
          : node.isExpanded
            ? vscode.TreeItemCollapsibleState.Expanded
            : vscode.TreeItemCollapsibleState.Collapsed,
      );
      // The tree leaves a row that nothing stood under closed, whatever comes later: then it is another row.
      item.id = group.entries.length === 0 ? `${groupId(node, grouping)}|empty` : groupId(node, grouping);
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
      const what = node.problems.some(isOfFolder) ? 'place' : 'document';
      item.accessibilityInformation = {
        label: `Cannot be read, ${node.problems.length} ${what}${node.problems.length === 1 ? '' : 's'}`,
      };
      return item;
    }
    case 'more': {
      const count = node.group.group.entries.length - node.from;
      const item = new vscode.TreeItem(`${count} More`, vscode.TreeItemCollapsibleState.Collapsed);
      item.id = `${groupId(node.group, grouping)}|${node.from}`;
      item.contextValue = 'more';
      item.accessibilityInformation = { label: `${count} more ${count === 1 ? 'entry' : 'entries'}` };
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
  // What stands in a document with others is found by its name, what names code by that.
  const place = where ?? (entry.form === 'record' ? undefined : entry.document.path.split('/').at(-1));
  const twice = entry.sharesNumber ? 'number given twice' : undefined;
  item.description = [twice, entry.inferred && entry.state !== 'reference' ? 'inferred' : undefined, place]
    .filter(Boolean)
    .join(' · ');
  item.iconPath = stateIcon(entry);
  item.contextValue = contextValueOf(entry);
  item.command = openCommand(entry.document.uri, entry.form === 'record' ? undefined : entry.line);
  item.accessibilityInformation = { label: entryLabel(entry) };
  return item;
}

function problemItem(problem: Problem): vscode.TreeItem {
  const { document, line, message } = problem;
  const isFolder = isOfFolder(problem);
  const item = new vscode.TreeItem(document.path.split('/').at(-1) ?? document.path);
  item.description = message;
  item.tooltip = `${document.path}${isFolder ? '' : `, line ${line}`}: ${message}`;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'problem';
  item.command = isFolder ? revealCommand(document.uri) : openCommand(document.uri, line);
  item.accessibilityInformation = {
    label: `${document.path} cannot be read: ${message}${isFolder ? '' : ` Line ${line}.`}`,
  };
  return item;
}

function isOfFolder({ code }: Problem): boolean {
  return code === 'unreadable-folder';
}

function openCommand(uri: string, line: number | undefined): vscode.Command {
  const options: vscode.TextDocumentShowOptions =
    line === undefined ? {} : { selection: new vscode.Range(line - 1, 0, line - 1, 0) };
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri), options] };
}

function revealCommand(uri: string): vscode.Command {
  return { command: 'revealInExplorer', title: 'Reveal in Explorer', arguments: [vscode.Uri.parse(uri)] };
}

function groupId({ folder, group }: GroupNode, grouping: Grouping): string {
  return `${folder?.uri.toString() ?? ''}|${grouping}|${group.key}`;
}
