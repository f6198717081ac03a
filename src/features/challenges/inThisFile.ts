import * as vscode from 'vscode';
import { gradeNote } from '../../core/anchors/told';
import { formatLines } from '../../core/entry';
import { placesOf } from '../../core/places';
import type { CommandId, ContextKeys, ViewId } from '../../manifest';
import type { Services } from '../../services';
import { treeItem } from './nodes';
import { entryLabel, entryTooltip } from './presentation';

const VIEW: ViewId = 'challengeLog.inThisFile';
const KEY: keyof ContextKeys = 'challengeLog.hasCode';

type Anchored = ReturnType<Services['anchoredCode']['in']>[number];

interface Row {
  readonly type: 'entry';
  readonly entry: Anchored['entry'];
  readonly anchored: Anchored;
  readonly document: vscode.TextDocument;
}

/** The view In This File: the entries about the active editor's file, in line order, which follows the editor. */
export function activate(context: vscode.ExtensionContext, { anchoredCode, catalog }: Services): void {
  const changed = new vscode.EventEmitter<undefined>();
  let shown = textDocument();
  let hasCode: ContextKeys[typeof KEY] = false;
  const view = vscode.window.createTreeView<Row>(VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: (row) => (row || !shown ? [] : rowsOf(shown)),
      resolveTreeItem: (item, { entry, anchored }) => {
        item.tooltip = entryTooltip(entry, anchored.located ? [anchored.located.reason] : []);
        return item;
      },
    },
  });

  function update(): void {
    const active = textDocument();
    // A view that has the focus, or an editor that is no text, leaves the file that was looked at.
    if (active) shown = active;
    else if (vscode.window.visibleTextEditors.length === 0) shown = undefined;
    view.description = shown && anchoredCode.in(shown).length > 0 ? nameOf(shown.uri) : '';
    changed.fire(undefined);
  }

  function rowsOf(document: vscode.TextDocument): Row[] {
    return anchoredCode.in(document).map((anchored) => ({
      type: 'entry',
      entry: anchored.entry,
      anchored,
      document,
    }));
  }

  /** Before any entry is about code, the view Challenges is alone. */
  function showView(): void {
    const now = catalog.current.entries.some((entry) => placesOf(entry).length > 0);
    if (now === hasCode) return;
    hasCode = now;
    void vscode.commands.executeCommand('setContext', KEY, now);
  }

  context.subscriptions.push(
    view,
    changed,
    catalog.onDidChange(showView),
    vscode.window.onDidChangeActiveTextEditor(update),
    anchoredCode.onDidChange((document) => {
      if (document === shown) update();
    }),
  );
  update();
}

function textDocument(): vscode.TextDocument | undefined {
  return vscode.window.activeTextEditor?.document;
}

function itemOf({ entry, anchored, document }: Row): vscode.TreeItem {
  const item = treeItem({ type: 'entry', entry }, 'state');
  const { lines, located } = anchored;
  const note = located ? gradeNote(located) : named(anchored);
  const range = lines && { first: lines.first + 1, last: lines.last + 1 };
  item.description = [range && `:${formatLines(range)}`, note].filter(Boolean).join(' · ');
  item.accessibilityInformation = {
    label: [entryLabel(entry), range && `now line ${range.first}`, note].filter(Boolean).join(', '),
  };
  const command: CommandId = 'challengeLog.openEntry';
  item.command = lines
    ? {
        command: 'vscode.open',
        title: 'Go to Code',
        arguments: [document.uri, { selection: new vscode.Range(lines.first, 0, lines.first, 0) }],
      }
    : { command, title: 'Open Entry', arguments: [{ entry }] };
  return item;
}

/** Lines that were written down without the code that stood there. */
function named({ place: { lines } }: Anchored): string {
  return lines ? `names :${formatLines(lines)}` : 'names the file';
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}
