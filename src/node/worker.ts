// What runs in a worker thread: listing and parsing, which would block the extension host. It may read
// synchronously, since nobody waits here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { DocumentRef, Reading } from '../core/entry';
import type { FoundFile } from '../core/ports';
import { readContent, type ReadText } from '../core/reading';
import type { SelectionRules } from '../core/selection';
import { SIZE_LIMIT, tooLarge, unreadable } from '../core/unreadable';
import { isGone } from './errors';
import { walkDocuments } from './walk';

/** What a worker is asked for, and what it answers. */
export interface WorkerTasks {
  /** Loads what parsing needs. */
  prepare(request: undefined): void;
  list(request: { readonly root: string; readonly rules: SelectionRules }): FoundColumns;
  parse(request: { readonly document: DocumentRef; readonly bytes: Uint8Array }): Reading;
  /** The answer is JSON of `(Reading | null)[]`, with `null` for a document that is gone: faster than a copy. */
  read(request: { readonly root: string; readonly documents: readonly DocumentRef[] }): string;
}

/** Found files, in a form that is taken in at once: thousands of objects would block whoever receives them. */
interface FoundColumns {
  /** One a line. A path that holds a line break is left out. */
  readonly paths: string;
  readonly sizes: Float64Array;
  readonly times: Float64Array;
  /** The folders that cannot be listed, each with a sentence that says why. */
  readonly unlisted: readonly (readonly [string, string])[];
}

export interface WorkerRequest {
  readonly task: keyof WorkerTasks;
  readonly request: unknown;
}
export type WorkerAnswer = { readonly result: unknown } | { readonly error: string };

type Tasks = {
  readonly [Task in keyof WorkerTasks]: (
    request: Parameters<WorkerTasks[Task]>[0],
  ) => Promise<ReturnType<WorkerTasks[Task]>>;
};

const tasks: Tasks = {
  async prepare() {
    await reader();
  },
  async list({ root, rules }) {
    const { createSelection } = await import('../core/selection');
    const unlisted: [string, string][] = [];
    const onUnlisted = (folder: string, why: string) => void unlisted.push([folder, why]);
    const found = await walkDocuments(root, createSelection(rules), { onUnlisted });
    return { ...columnsOf(found), unlisted };
  },
  async parse({ document, bytes }) {
    return readContent(await reader(), document, bytes);
  },
  async read({ root, documents }) {
    const read = await reader();
    const readings = documents.map((document) =>
      readFile(root, document, (bytes) => readContent(read, document, bytes)),
    );
    return JSON.stringify(readings);
  },
};

function columnsOf(found: readonly FoundFile[]): Omit<FoundColumns, 'unlisted'> {
  const files = found.filter((file) => !file.path.includes('\n'));
  return {
    paths: files.map((file) => file.path).join('\n'),
    sizes: Float64Array.from(files, ({ size }) => size),
    times: Float64Array.from(files, ({ mtimeMs }) => mtimeMs),
  };
}

async function reader(): Promise<ReadText> {
  return (await import('../core/reader')).readText;
}

function readFile(
  root: string,
  document: DocumentRef,
  parse: (bytes: Uint8Array) => Reading,
): Reading | null {
  const file = path.join(root, document.path);
  try {
    const bytes = readFileSync(file);
    return bytes.length > SIZE_LIMIT ? tooLarge(document) : parse(bytes);
  } catch (error) {
    if (isGone(error)) return null;
    return unreadable(document, error instanceof Error ? error.message : String(error));
  }
}

parentPort?.on('message', ({ task, request }: WorkerRequest) => {
  const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);
  const run = tasks[task] as (request: unknown) => Promise<unknown>;
  run(request).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});
