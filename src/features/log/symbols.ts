import * as vscode from 'vscode';
import { nameTold } from '../../core/writable';

/** Symbols that take longer than this, in milliseconds, are done without. */
const SYMBOL_TIME = 200;

/** A document's symbols as a tree; none where its language has no such thing. */
export async function symbolsOf(document: vscode.TextDocument): Promise<readonly vscode.DocumentSymbol[]> {
  const asked = vscode.commands.executeCommand<
    readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, SYMBOL_TIME, undefined));
  const found = await Promise.race([Promise.resolve(asked).catch(() => undefined), late]);
  return (found ?? []).filter((symbol): symbol is vscode.DocumentSymbol => 'children' in symbol);
}

/**
 * `ConnectionPool.acquire` for the innermost symbol around a selection. One that begins later in the
 * selection's first line and reaches its last counts too: `export const x = 1;` may begin at the `x` and
 * end before the semicolon.
 */
export function symbolPath(
  symbols: readonly vscode.DocumentSymbol[],
  selection: vscode.Range,
): string | undefined {
  const names: string[] = [];
  const first = selection.start;
  for (let level = symbols, line = -1; ;) {
    const begins = ({ start, end }: vscode.Range) =>
      line < first.line &&
      start.line === first.line &&
      start.isAfter(first) &&
      end.line >= selection.end.line;
    const around =
      level.find(({ range }) => range.contains(selection)) ?? level.find(({ range }) => begins(range));
    if (!around) break;
    names.push(around.name);
    level = around.children;
    line = around.range.start.line;
  }
  return nameTold(names.join('.'));
}
