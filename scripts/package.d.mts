// Types for test/unit/package.test.ts; the functions are described in package.mjs.
export function copyForPacking(to: string): void;
export function pack(folder: string, out: string, time: string): Promise<void>;
