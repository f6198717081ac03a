// Types for test/ui/harness.ts; the functions are described in workbenches.mjs.
import type { Browser } from 'playwright-core';
import type { Server } from '../../scripts/vscode.mjs';

export function sharedBrowser(): Promise<Browser>;
export function sharedServer(options: {
  readonly vsix?: string;
  readonly restricted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}): Promise<Server>;
