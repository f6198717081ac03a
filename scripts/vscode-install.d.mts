// Types for test/ui/harness.ts; the functions are described in vscode-install.mjs.
export const version: string;
export function ensureVSCode(): Promise<void>;
