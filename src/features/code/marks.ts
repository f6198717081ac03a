import * as vscode from 'vscode';
import type { Services } from '../../services';
import { isLoud, shownIn } from './entriesOfLines';

/** Marks beside the first line of code that entries are about, and in the overview ruler. The editor moves them itself. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { anchoredCode, settings } = services;
  const gutter = (name: string) =>
    vscode.window.createTextEditorDecorationType({
      light: { gutterIconPath: context.asAbsolutePath(`media/gutter-${name}-light.svg`) },
      dark: { gutterIconPath: context.asAbsolutePath(`media/gutter-${name}-dark.svg`) },
      gutterIconSize: 'contain',
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
  const types = {
    open: gutter('open'),
    resolved: gutter('resolved'),
    ruler: vscode.window.createTextEditorDecorationType({
      overviewRulerColor: new vscode.ThemeColor('challengeLog.overviewRuler'),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    }),
  };
  context.subscriptions.push(
    ...Object.values(types),
    anchoredCode.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) mark(editor);
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(mark)),
    settings.onDidChange(() => vscode.window.visibleTextEditors.forEach(mark)),
  );

  function mark(editor: vscode.TextEditor): void {
    const { document } = editor;
    const resolved = settings.get('code.resolved', document.uri);
    const shown = shownIn(services, document);
    const loud = shown.filter((one) => isLoud(one, resolved));
    const open = shown.filter(({ entry }) => entry.state === 'open');
    const opened = new Set(open.map(({ lines }) => lines.first));
    const quiet = shown.filter(({ lines }) => !opened.has(lines.first));
    const first = ({ lines }: (typeof shown)[number]) => new vscode.Range(lines.first, 0, lines.first, 0);
    const whole = ({ lines }: (typeof shown)[number]) => new vscode.Range(lines.first, 0, lines.last, 0);
    const hasGutter = settings.get('code.gutter', document.uri);
    editor.setDecorations(types.open, hasGutter ? open.map(first) : []);
    editor.setDecorations(types.resolved, hasGutter ? quiet.map(first) : []);
    editor.setDecorations(
      types.ruler,
      settings.get('code.overviewRuler', document.uri) ? loud.map(whole) : [],
    );
  }
}
