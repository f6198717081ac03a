import { availableParallelism } from 'node:os';
import type * as vscode from 'vscode';
import { createCatalogSource } from './adapters/catalogSource';
import { createCommands } from './adapters/commands';
import { createLog } from './adapters/log';
import { createSettings } from './adapters/settings';
import type { FirstServices } from './services';

/**
 * Builds what there is when `activate` returns, on VS Code and Node.
 * @param featuresBegan resolves when all features listen
 */
export function createFirstServices(
  context: vscode.ExtensionContext,
  featuresBegan: () => Promise<void>,
): FirstServices {
  const log = createLog(context);
  const settings = createSettings(context);
  const clock = { now: () => new Date() };
  let crew: ReturnType<typeof createCrew> | undefined;

  async function createCrew() {
    const { createCrew } = await import('./node/crew');
    const size = Math.min(4, availableParallelism());
    const created = createCrew({ file: context.asAbsolutePath('dist/worker.js'), size });
    context.subscriptions.push(created);
    return created;
  }

  const catalog = createCatalogSource(context, settings, log, {
    clock,
    pause: () => new Promise<void>((resolve) => void setImmediate(resolve)),
    featuresBegan,
    onDisk: async (root) => {
      const { createNodeFiles } = await import('./node/files');
      return createNodeFiles(root, await (crew ??= createCrew()));
    },
    parseElsewhere: async (document, bytes) => {
      const { parseInCrew } = await import('./node/files');
      return parseInCrew(await (crew ??= createCrew()), document, bytes);
    },
  });
  const commands = createCommands(context, log, featuresBegan);
  return { log, settings, commands, catalog, clock, memory: context.workspaceState };
}
