import type * as vscode from 'vscode';
import { createCatalogSource } from './adapters/catalogSource';
import { createCommands } from './adapters/commands';
import { createLog } from './adapters/log';
import { createSettings } from './adapters/settings';
import type { FirstServices } from './services';

/** What there is when `activate` returns, in a browser: files by the editor's file systems alone. */
export function createFirstServices(
  context: vscode.ExtensionContext,
  featuresBegan: () => Promise<void>,
): FirstServices {
  const log = createLog(context);
  const settings = createSettings(context);
  const clock = { now: () => new Date() };
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const catalog = createCatalogSource(context, settings, log, { clock, pause, featuresBegan });
  const commands = createCommands(context, log, featuresBegan);
  return { log, settings, commands, catalog, clock, memory: context.workspaceState };
}
