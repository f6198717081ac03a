import * as vscode from 'vscode';
import type { Capture } from '../../core/capture';
import { usedTarget, usedTemplate } from '../../core/conventions';
import { nameStyleOf } from '../../core/nameStyle';
import { draftOf, recordWriter, type NewRecord } from '../../core/newRecord';
import { UserError } from '../../core/ports';
import { optional } from '../../core/optional';
import { targetOf, unreadTarget } from '../../core/target';
import { templateNamed, usualTemplate } from '../../core/templates/choice';
import type { Template } from '../../core/templates/template';
import type { Services } from '../../services';
import { projectVersion } from './toolVersions';
import type { LogRequest } from './request';

/** What `challengeLog.log` returns. */
export interface LoggedRecord {
  readonly uri: vscode.Uri;
  /** Absent where nothing is numbered. */
  readonly number?: number;
  readonly title: string;
}

/**
 * Writes the record and shows it, with the cursor in the first blank.
 * @param templates all that there are
 * @throws UserError when there is no folder for it, or when it cannot be written
 */
export async function createRecord(
  services: Services,
  root: vscode.WorkspaceFolder | undefined,
  request: LogRequest,
  capture: Capture,
  templates: readonly Template[],
): Promise<LoggedRecord> {
  if (!root) throw new UserError('There is no folder to write to. Open a folder first (File > Open Folder).');
  const { settings, clock } = services;
  const asked = request.template === undefined ? undefined : templateNamed(templates, request.template);
  const kind = request.kind ?? asked?.kind ?? 'challenge';
  const preset = asked ?? usualTemplate(templates, kind);
  const defaults = {
    severity: preset.severity ?? settings.get('defaults.severity', root.uri),
    category: preset.category ?? settings.get('defaults.category', root.uri),
  };
  const draft = draftOf({ ...request, kind }, defaults, clock.now());
  const around = services.surroundingsOf(root.uri);
  const { form, path: target } = targetOf(
    request.target ?? (await usedTarget(around, settings.get('targets', root.uri), draft.kind)),
  );
  await refuseUnread(services, vscode.Uri.joinPath(root.uri, target, form === 'log' ? '' : 'x.md'), target);
  if (form === 'log') {
    const { appendToLog } = await import('./append');
    return appendToLog(services, root, target, draft, capture);
  }
  const [names = [], version] = await Promise.all([around.list(target), projectVersion(services, root.uri)]);
  const template = asked ?? (await usedTemplate(around, target, names, templates, draft.kind));
  const numbering = settings.get('numbering', root.uri);
  const write = recordWriter({
    draft,
    capture,
    template,
    target,
    numbering,
    style: nameStyleOf(names),
    ...optional('version', version),
  });
  let record: NewRecord | undefined;
  const folder = await services.folders.open(root.uri, target);
  const draftAt = (number: number, width = 0) => {
    record = write(number, width);
    return { name: record.name, text: services.documents.withLineEndings(root.uri, record.text) };
  };
  const { name, ...given } =
    numbering === 'number' ? await folder.create(draftAt) : await folder.createUnnumbered(draftAt);
  const uri = vscode.Uri.joinPath(root.uri, target, name);
  const cursor = new vscode.Position(record?.cursor.line ?? 0, record?.cursor.character ?? 0);
  await vscode.window
    .showTextDocument(uri, { selection: new vscode.Range(cursor, cursor), preview: false })
    .then(undefined, (error: unknown) => {
      // The record exists all the same: another editor may have come in between.
      services.log.warn(`${name} was written but could not be shown: ${String(error)}`);
    });
  void services.catalog.reread(uri);
  return { uri, ...given, title: draft.title };
}

/** @throws UserError where nobody would see what is written */
async function refuseUnread({ catalog }: Services, document: vscode.Uri, target: string): Promise<void> {
  if (await catalog.reads(document)) return;
  throw unreadTarget(
    target,
    'Add it to the setting "challengeLog.targets" or "challengeLog.include" and take it out of "challengeLog.exclude", or choose another target.',
  );
}
