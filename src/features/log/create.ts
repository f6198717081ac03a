import * as vscode from 'vscode';
import type { Capture } from '../../core/capture';
import { draftOf, recordWriter, type NewRecord } from '../../core/newRecord';
import { UserError } from '../../core/ports';
import { targetFolder, targetOfKind } from '../../core/target';
import type { Services } from '../../services';
import type { LogRequest } from './request';

/** What `challengeLog.log` returns. */
export interface LoggedRecord {
  readonly uri: vscode.Uri;
  /** Absent where files have no numbers. */
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
  const target = targetFolder(request.target ?? targetOfKind(settings.get('targets', root.uri), draft.kind));
  const numbering = settings.get('numbering', root.uri);
  const write = recordWriter(draft, capture, target, numbering);
  const eol = lineEnding(services, root.uri);
  let record: NewRecord | undefined;
  const folder = await services.folders.open(root.uri, target);
  const draftAt = (number: number, width = 0) => {
    record = write(number, width);
    return { name: record.name, text: record.text.replaceAll('\n', eol) };
  };
  const { name, ...given } =
    numbering === 'number' ? await folder.create(draftAt) : await folder.createUnnumbered(draftAt);
  const uri = vscode.Uri.joinPath(root.uri, target, name);
  void services.catalog.reread(uri);
  const cursor = new vscode.Position(record?.cursorLine ?? 0, 0);
  await vscode.window
    .showTextDocument(uri, { selection: new vscode.Range(cursor, cursor), preview: false })
    .then(undefined, (error: unknown) => {
      // The record exists all the same: another editor may have come in between.
      services.log.warn(`${name} was written but could not be shown: ${String(error)}`);
    });
  return { uri, ...given, title: draft.title };
}

function lineEnding({ system }: Services, scope: vscode.Uri): string {
  const setting = vscode.workspace.getConfiguration('files', scope).get<string>('eol');
  return setting === '\n' || setting === '\r\n' ? setting : system.lineEnding;
}
