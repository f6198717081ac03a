import * as vscode from 'vscode';
import { arrange, GROUPINGS, SORTINGS, type Group } from '../../core/arrangement';
import type { Entry, Problem } from '../../core/entry';
import type { ViewId } from '../../manifest';
import type { FirstServices } from '../../services';
import { createDrag } from './drag';
import { treeItem, type EntryNode, type GroupNode, type Node } from './nodes';
import { entryTooltip } from './presentation';

const VIEW: ViewId = 'challengeLog.challenges';
/** So many rows of a group are handed to the tree at once, in a few milliseconds; a row holds the others. */
const PAGE = 400;

/** More changed rows than this are drawn again with their group. */
const FEW = 20;

/** What the tree was last told of a workspace folder, or of the only one. */
interface Drawn {
  readonly problems: readonly Problem[];
  readonly groups: readonly GroupNode[];
}

/** The view Challenges: groups of entries, and the documents that could not be read. */
export function activate(context: vscode.ExtensionContext, services: FirstServices): void {
  const { catalog, commands, memory } = services;
  const changed = new vscode.EventEmitter<Node | undefined>();
  const drawn = new Map<vscode.WorkspaceFolder | undefined, Drawn>();
  const entryNodes = new WeakMap<Entry, EntryNode>();
  let grouping = choice(memory.get('groupBy'), GROUPINGS);
  let sorting = choice(memory.get('sort'), SORTINGS);

  const view = vscode.window.createTreeView<Node>(VIEW, {
    showCollapseAll: true,
    dragAndDropController: createDrag(() => grouping),
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => treeItem(node, grouping),
      getChildren: async (node) => {
        await catalog.ready();
        return node ? childrenOf(node) : roots();
      },
      resolveTreeItem: (item, node) => {
        if (node.type === 'entry') item.tooltip = entryTooltip(node.entry, problemsOf(node.entry));
        return item;
      },
    },
  });
  context.subscriptions.push(
    view,
    changed,
    catalog.onDidChange(() => {
      redraw();
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

  function isEmpty(): boolean {
    return catalog.current.entries.length + catalog.current.problems.length === 0;
  }

  function roots(): Node[] {
    drawn.clear();
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (isEmpty()) return [];
    return folders.length > 1 ? folders.map((folder) => ({ type: 'folder', folder })) : groupNodes(undefined);
  }

  function childrenOf(node: Node): Node[] {
    switch (node.type) {
      case 'folder':
        return groupNodes(node.folder);
      case 'group':
        return pageOf(node, 0);
      case 'more':
        return pageOf(node.group, node.from);
      case 'problems':
        return node.problems.map((problem) => ({ type: 'problem', problem }));
      case 'entry':
      case 'problem':
        return [];
    }
  }

  function problemsOf({ document, line }: Entry): string[] {
    return catalog.current.problems
      .filter((problem) => problem.document.uri === document.uri && problem.line === line)
      .map(({ message }) => message);
  }

  function pageOf(node: GroupNode, from: number): Node[] {
    const { entries } = node.group;
    const next = from + PAGE;
    const page: Node[] = entries.slice(from, next).map(entryNode);
    return entries.length > next ? [...page, { type: 'more', group: node, from: next }] : page;
  }

  function entryNode(entry: Entry): EntryNode {
    const known = entryNodes.get(entry);
    if (known) return known;
    const node: EntryNode = { type: 'entry', entry };
    entryNodes.set(entry, node);
    return node;
  }

  function groupNodes(folder: vscode.WorkspaceFolder | undefined): Node[] {
    const { groups, problems } = contentOf(folder);
    // By state the first that holds anything: where nothing is open, a tree of closed groups would look empty.
    const first = groups.find(({ entries }) => entries.length > 0);
    const nodes = groups.map((group): GroupNode => {
      const isExpanded = grouping !== 'state' || group.key === 'open' || group === first;
      return { type: 'group', folder, isExpanded, group };
    });
    drawn.set(folder, { problems, groups: nodes });
    return [...(problems.length > 0 ? [{ type: 'problems', folder, problems } as const] : []), ...nodes];
  }

  function contentOf(folder: vscode.WorkspaceFolder | undefined): { groups: Group[]; problems: Problem[] } {
    const id = folder?.uri.toString();
    const within = ({ document }: Entry | Problem) => id === undefined || document.folder === id;
    const { entries, problems } = catalog.current;
    return {
      groups: arrange(entries.filter(within), grouping, sorting),
      problems: problems.filter((problem) => problem.severity === 'error').filter(within),
    };
  }

  /** Tells the tree of the rows that changed, or of all when rows above the entries come or go. */
  function redraw(): void {
    const nodes = [...drawn].map(([folder, before]) => changedNodes(before, contentOf(folder)));
    if (nodes.length === 0 || nodes.includes(undefined) || isEmpty()) {
      drawn.clear();
      changed.fire(undefined);
    } else {
      for (const node of nodes.flat()) changed.fire(node);
    }
  }

  function changedNodes(before: Drawn, now: { groups: Group[]; problems: Problem[] }): Node[] | undefined {
    const isSame =
      sameItems(before.problems, now.problems) &&
      before.groups.length === now.groups.length &&
      before.groups.every(({ group }, index) => group.key === now.groups[index]?.key);
    if (!isSame) return undefined;
    return before.groups.flatMap((node, index) => {
      const old = node.group;
      node.group = now.groups[index] as Group;
      return changedRows(old.entries, node.group.entries) ?? [node];
    });
  }

  /** The rows to draw again when a few entries changed in their places; `undefined` when the group has to be. */
  function changedRows(before: readonly Entry[], now: readonly Entry[]): Node[] | undefined {
    if (before.length !== now.length) return undefined;
    const rows: Node[] = [];
    for (const [index, entry] of now.entries()) {
      const old = before[index] as Entry;
      if (old === entry) continue;
      const node = entryNodes.get(old);
      if (!node) continue; // never drawn
      if (old.document.uri !== entry.document.uri || rows.length >= FEW) return undefined;
      node.entry = entry;
      entryNodes.set(entry, node);
      rows.push(node);
    }
    return rows;
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

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function choice<Value>(stored: unknown, values: readonly [Value, ...Value[]]): Value {
  return values.find((value) => value === stored) ?? values[0];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
