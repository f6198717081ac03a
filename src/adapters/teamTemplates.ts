import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { staysInside } from '../core/target';
import type { Template } from '../core/templates/template';
import type { Boundary } from './paths';
import type { SettingsReader } from './settings';

export interface TeamTemplates {
  /** Where a workspace folder keeps the team's templates; `undefined` where the setting leads outside. */
  folder(root: vscode.Uri): vscode.Uri | undefined;
  /** The team's templates as they are now; one that cannot be read is logged and left out. */
  read(root: vscode.Uri): Promise<readonly Template[]>;
}

/** Larger than any template; in bytes. */
const SIZE_LIMIT = 256 * 1024;

/** They are read anew each time, so that a new one is there at once. */
export function createTeamTemplates(settings: SettingsReader, boundary: Boundary, log: Log): TeamTemplates {
  return { folder, read };

  function folder(root: vscode.Uri): vscode.Uri | undefined {
    const path = settings.get('templates', root);
    return staysInside(path) ? vscode.Uri.joinPath(root, path) : undefined;
  }

  async function read(root: vscode.Uri): Promise<readonly Template[]> {
    const place = folder(root);
    if (!place || !(await boundary.holds(place))) {
      log.warn(
        '"challengeLog.templates" leads out of the workspace, so no templates are read. Name a folder inside it.',
      );
      return [];
    }
    // Most teams have none.
    const found = await vscode.workspace.fs.readDirectory(place).then(undefined, () => []);
    const names = found.filter(([name, type]) => type === vscode.FileType.File && /\.md$/i.test(name)).sort();
    if (names.length === 0) return [];
    const { parseTemplate } = await import('../core/templates/template');
    const templates = await Promise.all(
      names.map(async ([name]) => {
        const file = vscode.Uri.joinPath(place, name);
        const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => undefined);
        if (!bytes) return { line: 0, message: 'it cannot be read' };
        if (bytes.length > SIZE_LIMIT) return { line: 0, message: 'it is too large' };
        return parseTemplate(name.replace(/\.md$/i, ''), new TextDecoder().decode(bytes), true);
      }),
    );
    return templates.filter((template, index): template is Template => {
      if (!('message' in template)) return true;
      log.warn(
        `The template ${names[index]?.[0]} cannot be used: line ${template.line + 1}: ${template.message}`,
      );
      return false;
    });
  }
}
