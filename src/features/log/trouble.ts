import * as vscode from 'vscode';
import { UserError } from '../../core/ports';

/** Where trouble showed itself, beside the code in the editor. */
export interface Trouble {
  /** The place to capture instead of the editor's selection. */
  readonly place?: { readonly document: vscode.TextDocument; readonly range: vscode.Range };
  readonly errorOutput?: string;
  /** The best guess for a title. */
  readonly title?: string;
  /** Captures the editor's code only where something is selected. */
  readonly selectedCodeOnly?: boolean;
}

/** A problem of the Problems list: its lines, its message. */
export async function troubleOfProblem(uri: vscode.Uri, diagnostic: vscode.Diagnostic): Promise<Trouble> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = vscode.window.activeTextEditor;
  const { range } = diagnostic;
  const selection = editor?.document === document && !editor.selection.isEmpty ? editor.selection : undefined;
  const lines = document.validateRange(
    new vscode.Range(range.start.line, 0, range.end.line, Number.MAX_SAFE_INTEGER),
  );
  return {
    place: { document, range: selection ?? lines },
    errorOutput: messageOf(diagnostic),
    title: firstLine(diagnostic.message),
  };
}

/** The selection in the terminal. It passes through the clipboard, which gets its text back. */
export async function troubleOfTerminal(): Promise<Trouble> {
  if (!vscode.window.activeTerminal)
    throw new UserError('There is no terminal. Select an error in one first.');
  const kept = await vscode.env.clipboard.readText();
  const mark = `challenge-log ${Date.now()}`;
  await vscode.env.clipboard.writeText(mark);
  let copied: string;
  try {
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    copied = await vscode.env.clipboard.readText();
  } finally {
    await vscode.env.clipboard.writeText(kept);
  }
  const errorOutput = copied.replaceAll(/[^\S\n]+$/gm, '').replace(/^\n+|\n+$/g, '');
  if (copied === mark || errorOutput === '')
    throw new UserError('Nothing is selected in the terminal. Select the error text first.');
  return { errorOutput, title: titleOfOutput(errorOutput), selectedCodeOnly: true };
}

/** The exception at which the debugger stopped, and the frame that is looked at. */
export async function troubleOfDebugger(): Promise<Trouble> {
  const item = vscode.debug.activeStackItem;
  if (!item) throw new UserError('The debugger is not stopped. Log the exception while it is.');
  const { session, threadId } = item;
  const exception = await ask<ExceptionInfo>(session, 'exceptionInfo', { threadId });
  const stack = await ask<{ stackFrames: readonly StackFrame[] }>(session, 'stackTrace', {
    threadId,
    startFrame: 0,
    levels: 20,
  });
  const frames = stack?.stackFrames ?? [];
  const frame = ('frameId' in item && frames.find(({ id }) => id === item.frameId)) || frames[0];
  const place = frame && (await placeOf(frame));
  const headline = exception?.description ?? exception?.exceptionId;
  const trace =
    exception?.details?.stackTrace ??
    frames
      .map(({ name, source, line }) => `    at ${name} (${source?.name ?? 'unknown'}:${line})`)
      .join('\n');
  const errorOutput = [
    headline,
    trace.startsWith(headline ?? '\0') ? trace.slice(headline?.length).replace(/^\n/, '') : trace,
  ]
    .filter(Boolean)
    .join('\n');
  return {
    ...(place ? { place } : {}),
    ...(errorOutput === '' ? {} : { errorOutput }),
    ...(headline === undefined ? {} : { title: firstLine(headline) }),
  };
}

interface ExceptionInfo {
  readonly exceptionId?: string;
  readonly description?: string;
  readonly details?: { readonly stackTrace?: string };
}

interface StackFrame {
  readonly id: number;
  readonly name: string;
  readonly line: number;
  readonly source?: { readonly name?: string; readonly path?: string };
}

/** A debug adapter need not answer: what it does not know stays unknown. */
async function ask<Answer>(
  session: vscode.DebugSession,
  request: string,
  argument: object,
): Promise<Answer | undefined> {
  try {
    return (await session.customRequest(request, argument)) as Answer;
  } catch {
    return undefined;
  }
}

async function placeOf(frame: StackFrame): Promise<Trouble['place']> {
  if (frame.source?.path === undefined) return undefined;
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(frame.source.path));
    return { document, range: document.lineAt(Math.max(0, frame.line - 1)).range };
  } catch {
    return undefined; // code without a file, such as what was evaluated
  }
}

/** The line of an output that names the error, else its last one. */
function titleOfOutput(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    lines.find((line) => /\b(?:error|exception|panic|fatal|failed)\b/i.test(line)) ??
    lines.at(-1) ??
    ''
  ).slice(0, 200);
}

function firstLine(message: string): string {
  return message.split(/[\r\n]/, 1)[0]?.trim() ?? '';
}

function messageOf({ message, source, code }: vscode.Diagnostic): string {
  const id = typeof code === 'object' ? code.value : code;
  const from = [source, id].filter((part) => part !== undefined && part !== '').join(' ');
  return from === '' ? message : `${message} (${from})`;
}
