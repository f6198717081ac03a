import * as vscode from 'vscode';
import type { Capture } from '../../core/capture';
import { draftOf, recordWriter, type NewRecord } from '../../core/newRecord';
import { UserError } from '../../core/ports';
import { targetOf, targetOfKind } from '../../core/target';
import type { Services } from '../../services';
import { lineEnding } from './lineEnding';
import type { LogRequest } from './request';

/** What `challengeLog.log` returns. */
export interface LoggedRecord {
  readonly uri: vscode.Uri;
  /** Absent in a log that numbers nothing. */
  readonly number?: number;
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
  const { settings, clock } = services;
  const defaults = {
    severity: settings.get('defaults.severity', root.uri),
    category: settings.get('defaults.category', root.uri),
  };
  const draft = draftOf(request, defaults, clock.now());
  const { form, path: target } = targetOf(
    request.target ?? targetOfKind(settings.get('targets', root.uri), draft.kind),
  );
  if (form === 'log') {
    const { appendToLog } = await import('./append');
    return appendToLog(services, root, target, draft, capture);
  }
  const write = recordWriter(draft, capture, target);
  const eol = lineEnding(services, root.uri);
  let record: NewRecord | undefined;
  const folder = await services.folders.open(root.uri, target);
  const { name, number } = await folder.create((number, width) => {
    record = write(number, width);
    return { name: record.name, text: record.text.replaceAll('\n', eol) };
  });
  const uri = vscode.Uri.joinPath(root.uri, target, name);
  void services.catalog.reread(uri);
  const cursor = new vscode.Position(record?.cursorLine ?? 0, 0);
  await vscode.window
    .showTextDocument(uri, { selection: new vscode.Range(cursor, cursor), preview: false })
    .then(undefined, (error: unknown) => {
      // The record exists all the same: another editor may have come in between.
      services.log.warn(`${name} was written but could not be shown: ${String(error)}`);
    });
  return { uri, number, title: draft.title };
}
