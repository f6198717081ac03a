// Types for test/ui/harness.ts; the functions are described in vscode.mjs.
export interface Folders {
  readonly userDataDir: string;
  readonly extensionsDir: string;
}

export interface Server {
  readonly url: string;
  readonly port: number;
  /** Rejects when the server ends by itself. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ServerOptions extends Folders {
  readonly port?: number;
  readonly trust?: boolean;
  readonly development?: boolean;
  readonly graceTime?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export const offline: Readonly<Record<string, string>>;
export function installVsix(vsix: string, folders: Folders): Promise<void>;
export function startServer(options: ServerOptions): Promise<Server>;
export function workbenchUrl(
  server: Server,
  target: string | undefined,
  payload?: readonly (readonly [string, string])[],
): string;
export function remoteUri(server: Server, file: string): string;
export function quietSettings(extra?: Readonly<Record<string, unknown>>): Record<string, unknown>;
export function seedSettings(userDataDir: string, settings: Readonly<Record<string, unknown>>): void;
