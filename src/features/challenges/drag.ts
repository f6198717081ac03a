import * as vscode from 'vscode';
import { groupKeyOf, type Grouping } from '../../core/arrangement';
import { planDrop, type DropStep } from '../../core/dropping';
import type { Entry } from '../../core/entry';
import { withoutLinks } from '../../core/markdownText';
import type { CommandId } from '../../manifest';
import type { EntryNode, Node } from './nodes';

/** As VS Code derives it from the view's id. */
const ROWS = 'application/vnd.code.tree.challengelog.challenges';
/** What editors, terminals and other programs take. */
const FILES = 'text/uri-list';

const COMMAND_OF: Readonly<Record<DropStep['action'], CommandId>> = {
  resolve: 'challengeLog.resolve',
  reopen: 'challengeLog.reopen',
  setSeverity: 'challengeLog.setSeverity',
};

/**
 * An entry dropped on a group gets that group's state or severity by the command that does the same from the keyboard;
 * dropped elsewhere it is its document, as a file of the Explorer is: an editor opens it, or with Shift takes a link.
 */
export function createDrag(grouping: () => Grouping): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [FILES],
    dropMimeTypes: [ROWS],
    handleDrag(nodes, transfer) {
      const rows = nodes.filter((node) => node.type === 'entry');
      if (rows.length === 0) return;
      const uris = new Set(rows.map(({ entry }) => uriOf(entry).toString()));
      transfer.set(ROWS, new vscode.DataTransferItem(rows));
      transfer.set(FILES, new vscode.DataTransferItem([...uris].join('\r\n')));
    },
    async handleDrop(target, transfer) {
      const rows = transfer.get(ROWS)?.value as unknown;
      const group = groupOf(target, grouping());
      if (!Array.isArray(rows) || group === undefined) return;
      const entries = (rows as readonly EntryNode[]).map(({ entry }) => entry);
      const { steps, refused } = planDrop(entries, grouping(), group.key, group.spelling);
      if (refused.length > 0) void vscode.window.showInformationMessage(withoutLinks(refused.join(' ')));
      // One after the other: they may stand in one document, and each may ask.
      for (const { action, entry, value } of steps)
        await vscode.commands.executeCommand(COMMAND_OF[action], { entry }, value);
    },
  };
}

/** Of an entry that is not its whole document with the line that it begins in, as editors take it. */
function uriOf({ document, form, line }: Entry): vscode.Uri {
  const uri = vscode.Uri.parse(document.uri);
  return form === 'record' || form === 'report' ? uri : uri.with({ fragment: `L${line}` });
}

/** The group of a row: that of an entry's row is the one that it stands in. */
function groupOf(
  target: Node | undefined,
  grouping: Grouping,
): { readonly key: string; readonly spelling: string | undefined } | undefined {
  if (target?.type === 'entry')
    return { key: groupKeyOf(target.entry, grouping), spelling: target.entry.severity };
  const node = target?.type === 'more' ? target.group : target;
  return node?.type === 'group'
    ? { key: node.group.key, spelling: node.group.entries[0]?.severity }
    : undefined;
}
