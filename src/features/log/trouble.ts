import * as vscode from 'vscode';
import { UserError } from '../../core/ports';
import { LONGEST_GUESS, messageTold } from '../../core/writable';
import { sourceOf } from './diagnostics';

/** A debug adapter that has not answered after this, in milliseconds, is done without. The title box is open meanwhile. */
const ANSWER_TIME = 5000;

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
  // What is selected elsewhere in the file is not about this problem.
  const selection =
    editor?.document === document && !editor.selection.isEmpty && editor.selection.intersection(range)
      ? editor.selection
      : undefined;
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
  const { clipboard } = vscode.env;
  const kept = await clipboard.readText();
  // Where the clipboard had a text, a mark tells whether anything was copied. Where it seems empty it may
  // hold a picture, or be unreadable in this browser: then nothing is written to it in vain.
  const mark = kept === '' ? '' : `challenge-log ${Date.now()}`;
  let copied = mark;
  try {
    if (mark !== '') await clipboard.writeText(mark);
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    copied = await clipboard.readText();
  } finally {
    if (kept !== '' || copied !== '') await clipboard.writeText(kept);
  }
  const errorOutput = copied.replaceAll(/[^\S\n]+$/gm, '').replace(/^\n+|\n+$/g, '');
  if (copied === mark || errorOutput === '') {
    throw new UserError(
      copied === ''
        ? 'No text came from the terminal. Select the error first; in a browser, allow this page to read the clipboard.'
        : 'Nothing is selected in the terminal. Select the error text first.',
    );
  }
  return { errorOutput, title: titleOfOutput(errorOutput), selectedCodeOnly: true };
}

/**
 * The exception at which the debugger stopped, and the frame that is looked at.
 * @param clicked the frame whose menu was opened, if it was one's
 */
export async function troubleOfDebugger(clicked: ClickedFrame | undefined): Promise<Trouble> {
  const item = vscode.debug.activeStackItem;
  if (!item) throw new UserError('The debugger is not stopped. Log the exception while it is.');
  const { session } = item;
  if (clicked && clicked.sessionId !== session.id)
    throw new UserError('The debugger looks at another session. Click the frame first, then log it.');
  const threadId = Number(/:(\d+)$/.exec(clicked?.threadId ?? '')?.[1] ?? item.threadId);
  const [exception, stack] = await Promise.all([
    ask<ExceptionInfo>(session, 'exceptionInfo', { threadId }),
    ask<{ stackFrames: readonly StackFrame[] }>(session, 'stackTrace', {
      threadId,
      startFrame: 0,
      levels: 20,
    }),
  ]);
  const frames = stack?.stackFrames ?? [];
  const frame = clicked
    ? { source: clicked.frameLocation.source, line: clicked.frameLocation.range.startLineNumber }
    : ('frameId' in item && frames.find(({ id }) => id === item.frameId)) || frames[0];
  const place = frame && (await placeOf(session, frame));
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
    ...(place ? { place } : { selectedCodeOnly: true }),
    ...(errorOutput === '' ? {} : { errorOutput }),
    ...(headline === undefined ? {} : { title: firstLine(headline) }),
  };
}

/** What VS Code passes for a frame of the call stack; it is not documented. */
export interface ClickedFrame {
  readonly sessionId: string;
  /** Such as `thread:SESSION:1`. */
  readonly threadId: string;
  readonly frameLocation: {
    readonly range: { readonly startLineNumber: number };
    readonly source: Source;
  };
}

export function isClickedFrame(argument: unknown): argument is ClickedFrame {
  const { sessionId, threadId, frameLocation } = (argument ?? {}) as Partial<ClickedFrame>;
  return (
    typeof sessionId === 'string' &&
    typeof threadId === 'string' &&
    typeof frameLocation?.range?.startLineNumber === 'number' &&
    typeof frameLocation.source === 'object'
  );
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
  readonly source?: Source;
}

interface Source {
  readonly name?: string;
  readonly path?: string;
  /** Not 0: the debugger itself keeps the text. */
  readonly sourceReference?: number;
}

/** A debug adapter need not answer: what it does not know stays unknown. */
async function ask<Answer>(
  session: vscode.DebugSession,
  request: string,
  argument: object,
): Promise<Answer | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, ANSWER_TIME, undefined));
  const asked = Promise.resolve(session.customRequest(request, argument) as Thenable<Answer>);
  return Promise.race([asked.catch(() => undefined), late]);
}

async function placeOf(
  session: vscode.DebugSession,
  { source, line }: Pick<StackFrame, 'source' | 'line'>,
): Promise<Trouble['place']> {
  if (!source) return undefined;
  try {
    const document = await vscode.workspace.openTextDocument(uriOf(source, session));
    return { document, range: document.lineAt(Math.max(0, line - 1)).range };
  } catch {
    return undefined; // code without a text, such as a native function
  }
}

function uriOf(source: Source, session: vscode.DebugSession): vscode.Uri {
  // In a remote window VS Code has made a URI of the path, as the window sees it; here the file is local.
  if (source.path?.startsWith('vscode-remote://') && !source.sourceReference)
    return vscode.Uri.parse(source.path).with({ scheme: 'file', authority: '' });
  return vscode.debug.asDebugSourceUri(source, session);
}

/** The line of an output that names the error, else its last one. */
export function titleOfOutput(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const told = lines.find((line) => /(?:error|exception|panic|fatal|failed)\b/i.test(line)) ?? lines.at(-1);
  return messageTold(told ?? '', LONGEST_GUESS);
}

function firstLine(message: string): string {
  return messageTold(message.split(/[\r\n]/, 1)[0]?.trim() ?? '', LONGEST_GUESS);
}

function messageOf(diagnostic: vscode.Diagnostic): string {
  const source = sourceOf(diagnostic);
  return source === undefined ? diagnostic.message : `${diagnostic.message} (${source})`;
}
