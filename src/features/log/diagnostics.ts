import type * as vscode from 'vscode';

/** Who reported a problem, and its code: `ts 2322`; `undefined` when neither is known. */
export function sourceOf({ source, code }: vscode.Diagnostic): string | undefined {
  const id = typeof code === 'object' ? code.value : code;
  return [source, id].filter((part) => part !== undefined && part !== '').join(' ') || undefined;
}
