import * as vscode from 'vscode';
import type { Capture } from '../../core/capture';
import { UserError } from '../../core/ports';
import type { Services } from '../../services';
import type { Offered } from './offered';
import { parseRequest, type LogRequest } from './request';
import { askTitle } from './titleBox';
import type * as TroubleModule from './trouble';
import type { Trouble } from './trouble';

/** Commands that log what their name says. */
const KIND_COMMANDS = [
  ['challengeLog.logBlocker', 'blocker'],
  ['challengeLog.logDecision', 'decision'],
  ['challengeLog.logTil', 'til'],
  ['challengeLog.logTroubleshooting', 'troubleshooting'],
] as const;

/** Log Challenge, from wherever the trouble shows itself. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { commands } = services;
  /** A title whose record could not be written: the next box begins with it. */
  let unwritten: string | undefined;

  commands.registerCallable('challengeLog.log', isRequest, (argument) => {
    return log(isRequest(argument) ? parseRequest(argument) : undefined, Promise.resolve(undefined));
  });
  for (const [command, kind] of KIND_COMMANDS) {
    commands.registerCallable(command, isRequest, (argument) => {
      const request = isRequest(argument) ? { ...parseRequest(argument), kind } : undefined;
      return log(request, Promise.resolve(undefined), kind);
    });
  }
  commands.register('challengeLog.logFromProblem', (uri, diagnostic) => {
    if (!(uri instanceof vscode.Uri) || !(diagnostic instanceof vscode.Diagnostic)) {
      throw new UserError('Log a problem from its lightbulb.');
    }
    return log(
      undefined,
      trouble(({ troubleOfProblem }) => troubleOfProblem(uri, diagnostic)),
    );
  });
  commands.register('challengeLog.logFromTerminal', () => {
    return log(
      undefined,
      trouble(({ troubleOfTerminal }) => troubleOfTerminal()),
    );
  });
  commands.register('challengeLog.logFromDebugger', (...context) => {
    return log(
      undefined,
      trouble(({ isClickedFrame, troubleOfDebugger }) => troubleOfDebugger(context.find(isClickedFrame))),
    );
  });

  context.subscriptions.push(
    vscode.languages.registerCodeActionsProvider(
      '*',
      { provideCodeActions },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );

  async function offeredTo(root: vscode.WorkspaceFolder | undefined): Promise<Offered> {
    const { offeredIn } = await import('./offered');
    return offeredIn(services, root?.uri);
  }

  async function log(
    request: LogRequest | undefined,
    trouble: Promise<Trouble | undefined>,
    kind = 'challenge',
  ): Promise<unknown> {
    const cancellation = new AbortController();
    // What is selected now is what is logged, whatever happens while the title is typed.
    const editor = vscode.window.activeTextEditor;
    const selections = editor?.selections ?? [];
    const capturing = import('./capture').then(({ startCapture }) =>
      startCapture(services, editor, selections, trouble, cancellation.signal),
    );
    const looking = capturing.then(async ({ capture, root }) => {
      const { lookAt } = await import('./secrets');
      return lookAt(services, await capture, root?.uri);
    });
    // Whoever awaits it sees its failure; nobody does when the title box is left by Escape.
    looking.catch(() => undefined);
    let offering: Promise<Offered> | undefined;
    const offered = () => (offering ??= capturing.then(({ root }) => offeredTo(root)));
    const guess =
      unwritten === undefined ? capturing.then((running) => running.guess) : Promise.resolve(unwritten);
    const asked =
      request ?? (await askTitle(services.settings, editor?.document.uri, kind, offered, guess, capturing));
    if (!request) unwritten = asked?.title;
    if (!asked) {
      cancellation.abort();
      return undefined;
    }
    // Mostly known before: it was asked for while the title was typed.
    const templates = offered().then(({ templates }) => templates);
    templates.catch(() => undefined);
    const { capture, root } = await capturing;
    const facts = await unlessSlow(capture, cancellation);
    const { withoutSecrets } = await import('./secrets');
    const clean = await withoutSecrets(services, asked, facts, looking, root?.uri, !request);
    if (!clean) return undefined;
    const { createRecord } = await import('./create');
    const logged = await createRecord(services, root, clean.request, clean.capture, await templates);
    if (!request) unwritten = undefined;
    return logged;
  }
}

/** Asks where trouble shows itself, while the title box is already open. */
function trouble(ask: (module: typeof TroubleModule) => Promise<Trouble>): Promise<Trouble> {
  return import('./trouble').then(ask);
}

/** After a second without an answer, a person may go on without what git would have said. */
async function unlessSlow(capture: Promise<Capture>, cancellation: AbortController): Promise<Capture> {
  const slow = new Promise<undefined>((resolve) => setTimeout(resolve, 1_000, undefined));
  const first = await Promise.race([capture, slow]);
  if (first) return first;
  const options = {
    location: vscode.ProgressLocation.Notification,
    cancellable: true,
    title: 'Challenge Log: waiting for git',
  };
  return vscode.window.withProgress(options, (_progress, token) => {
    token.onCancellationRequested(() => cancellation.abort());
    return capture;
  });
}

/** Menus pass a resource or a tree row; only an object with a title is a request. */
function isRequest(argument: unknown): boolean {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'title' in argument &&
    !(argument instanceof vscode.Uri)
  );
}

function provideCodeActions(
  document: vscode.TextDocument,
  _range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const serious = diagnostics.filter(
    ({ severity, source }) => severity <= vscode.DiagnosticSeverity.Warning && source !== 'challenge-log',
  );
  const problems = serious.filter(
    ({ message }, index) => serious.findIndex((other) => other.message === message) === index,
  );
  return problems.map((diagnostic) => {
    const title =
      problems.length === 1
        ? 'Log Challenge from This Problem'
        : `Log Challenge from Problem: ${shortened(diagnostic.message)}`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = {
      command: 'challengeLog.logFromProblem',
      title,
      arguments: [document.uri, diagnostic],
    };
    return action;
  });
}

/** Fits a menu. */
function shortened(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
