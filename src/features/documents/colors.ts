import * as vscode from 'vscode';
import type { Services } from '../../services';

/** `#fff` and `#ff000080`, but not `#004`: digits alone are a number. */
const COLOR = /(?<![\w&#/])#(?=[0-9a-f]*[a-f]|[0-9]{6})(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])/gi;

/**
 * VS Code takes `#004` for a dark blue and puts a square of it before the number. It does so only where nobody else tells
 * colors, so here, in the folders of documents of entries alone, we do.
 */
export function tellColors(context: vscode.ExtensionContext, { catalog }: Pick<Services, 'catalog'>): void {
  let registered: vscode.Disposable | undefined;
  let known = '';

  function update(): void {
    const folders = new Set<string>();
    for (const { entries } of catalog.current.documents.values()) {
      const document = entries[0]?.document;
      if (document?.folder === undefined) continue;
      const below = document.path.slice(0, document.path.lastIndexOf('/') + 1);
      folders.add(`${document.folder}\n${below}`);
    }
    const key = [...folders].sort().join('\n');
    if (key === known) return;
    known = key;
    registered?.dispose();
    const selector = [...folders].map((one) => {
      const [folder = '', below = ''] = one.split('\n');
      const plain = below.replaceAll(/[[\]{}*?]/g, '[$&]');
      return {
        language: 'markdown',
        pattern: new vscode.RelativePattern(vscode.Uri.parse(folder), `${plain}*`),
      };
    });
    registered = vscode.languages.registerColorProvider(selector, {
      provideDocumentColors: (document) => colorsIn(document),
      provideColorPresentations: ({ red, green, blue, alpha }) => [
        new vscode.ColorPresentation(
          `#${[red, green, blue, ...(alpha < 1 ? [alpha] : [])].map(hexOf).join('')}`,
        ),
      ],
    });
  }

  context.subscriptions.push(catalog.onDidChange(update), { dispose: () => void registered?.dispose() });
}

function colorsIn(document: vscode.TextDocument): vscode.ColorInformation[] {
  return [...document.getText().matchAll(COLOR)].map(({ index, 0: text }) => {
    const range = new vscode.Range(document.positionAt(index), document.positionAt(index + text.length));
    const size = text.length < 6 ? 1 : 2;
    const part = (at: number) => text.slice(1 + at * size, 1 + (at + 1) * size).repeat(3 - size);
    const [red = 0, green = 0, blue = 0, alpha = 1] = [0, 1, 2, 3]
      .map((at) => parseInt(part(at), 16) / 255)
      .filter((value) => !Number.isNaN(value));
    return new vscode.ColorInformation(range, new vscode.Color(red, green, blue, alpha));
  });
}

function hexOf(part: number): string {
  return Math.round(part * 255)
    .toString(16)
    .padStart(2, '0');
}
