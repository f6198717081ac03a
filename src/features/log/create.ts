import * as vscode from 'vscode';
import { checkCapture, cleanTitle, localIsoDate, type Capture, type Draft } from '../../core/capture';
import { recordFileName } from '../../core/numbering';
import { UserError } from '../../core/ports';
import { slug } from '../../core/slug';
import { targetFolder, targetOfKind } from '../../core/target';
import { renderRecord, type Rendered } from '../../core/templates/record';
import type { Services } from '../../services';
import type { LogRequest } from './request';

/** What `challengeLog.log` returns. */
export interface LoggedRecord {
  readonly uri: vscode.Uri;
  readonly number: number;
  readonly title: string;
}

/**
 * Writes the record and shows it, with the cursor in the first blank.
 * @throws UserError when there is no folder for it, or when it cannot be written
 */
export async function createRecord(
  services: Services,
  root: vscode.WorkspaceFolder | undefined,
  request: LogRequest,
  capture: Capture,
): Promise<LoggedRecord> {
  if (!root) throw new UserError('There is no folder to write to. Open a folder first (File > Open Folder).');
  checkCapture(capture);
  const draft = draftOf(services, root.uri, request);
  const targets = services.settings.get('targets', root.uri);
  const target = targetFolder(request.target ?? targetOfKind(targets, draft.kind));
  const eol = lineEnding(services, root.uri);
  let rendered: Rendered | undefined;
  const folder = await services.folders.open(root.uri, target);
  const { name, number } = await folder.create((number, width) => {
    const name = recordFileName({ number, width }, slug(draft.title, draft.kind));
    rendered = renderRecord(draft, capture, target === '' ? name : `${target}/${name}`);
    return { name, text: rendered.text.replaceAll('\n', eol) };
  });
  const uri = vscode.Uri.joinPath(root.uri, target, name);
  void services.catalog.reread(uri);
  const cursor = new vscode.Position(rendered?.cursorLine ?? 0, 0);
  await vscode.window
    .showTextDocument(uri, { selection: new vscode.Range(cursor, cursor), preview: false })
    .then(undefined, (error: unknown) => {
      // The record exists all the same: another editor may have come in between.
      services.log.warn(`${name} was written but could not be shown: ${String(error)}`);
    });
  return { uri, number, title: draft.title };
}

function draftOf({ settings, clock }: Services, scope: vscode.Uri, request: LogRequest): Draft {
  const severity = request.severity ?? settings.get('defaults.severity', scope);
  const category = request.category ?? settings.get('defaults.category', scope);
  return {
    title: cleanTitle(request.title),
    kind: kindOf(request.kind),
    ...(severity === '' ? {} : { severity }),
    ...(category === '' ? {} : { category }),
    tags: request.tags ?? [],
    date: localIsoDate(clock.now()),
  };
}

function kindOf(kind = 'challenge'): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(kind))
    throw new UserError(`"${kind}" is no kind. Use a word such as challenge, blocker or decision.`);
  return kind;
}

function lineEnding({ system }: Services, scope: vscode.Uri): string {
  const setting = vscode.workspace.getConfiguration('files', scope).get<string>('eol');
  return setting === '\n' || setting === '\r\n' ? setting : system.lineEnding;
}
