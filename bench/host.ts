// Runs inside the extension host of a real VS Code, in which the extension itself is not started: measures the
// very modules that it consists of, several times over, and prints the figures as JSON.
import { randomUUID } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { activate as challengesView } from '../src/features/challenges/view';
import { activate as problems } from '../src/features/problems';
import { arrange } from '../src/core/arrangement';
import { createSelection, DEFAULT_INCLUDE } from '../src/core/selection';
import type { DocumentRef } from '../src/core/entry';
import { outline } from '../src/core/markdown';
import { readText } from '../src/core/reader';
import { walkDocuments } from '../src/node/walk';
import { createFirstServices } from '../src/firstServices';
import type { FirstServices } from '../src/services';
import { whenShown } from './shown';

const RUNS = Number(process.env['CHALLENGE_LOG_BENCH_RUNS']);
/** For the guard only what it looks at is measured: the rest waits a lot. */
const GUARD = process.env['CHALLENGE_LOG_BENCH_GUARD'] === '1';
const EXTENSION = process.env['CHALLENGE_LOG_BENCH_EXTENSION'] ?? '';
const CONCURRENCY = 16;

interface Figures {
  readonly [name: string]: number[];
}

/** Called by the extension host. */
export async function run(): Promise<void> {
  const root = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
  const selection = createSelection({ include: DEFAULT_INCLUDE });
  const documents = (await walkDocuments(root, selection)).map((file) => path.join(root, file.path));
  // What was written a moment ago is not kept; these documents are old.
  const longAgo = new Date(Date.now() - 60_000);
  for (const file of documents) utimesSync(file, longAgo, longAgo);
  await vscode.commands.executeCommand('challengeLog.challenges.focus');

  const figures: Figures = {
    bare: [],
    outlineWork: [],
    readWork: [],
    idleBlock: [],
    cold: [],
    coldBlock: [],
    coldWork: [],
    warm: [],
    warmWork: [],
    warmBlock: [],
    change: [],
    changeShown: [],
    changeBlock: [],
    memory: [],
    activation: [],
  };
  const add = (name: string, value: number) => figures[name]!.push(value);
  let entries = 0;
  // The first round is left out: it warms up the compiler.
  for (let round = -1; round < RUNS; round++) {
    const note = (name: string, value: number) => round >= 0 && add(name, value);
    const bare = await measured(() => bareRead(documents));
    note('bare', bare.time);
    const texts = await textsOf(root, documents);
    note(
      'outlineWork',
      (await measured(() => Promise.resolve(texts.forEach(({ text }) => outline(text))))).work,
    );
    note(
      'readWork',
      (await measured(() => Promise.resolve(texts.forEach(({ ref, text }) => readText(ref, text))))).work,
    );
    if (!GUARD)
      note('idleBlock', (await measured(() => new Promise((resolve) => setTimeout(resolve, 1_000)))).block);

    const storage = vscode.Uri.file(path.join(EXTENSION, 'storage', randomUUID()));
    collect();
    const before = process.memoryUsage().heapUsed;
    const first = start(storage);
    const cold = await measured(() => first.services.catalog.ready());
    note('cold', cold.time);
    note('coldBlock', cold.block);
    note('coldWork', cold.work);
    entries = first.services.catalog.current.entries.length;
    await first.services.catalog.save();
    await first.stop();

    const second = start(storage);
    const warm = await measured(() => second.services.catalog.ready());
    note('warm', warm.time);
    note('warmBlock', warm.block);
    note('warmWork', warm.work);
    if (second.services.catalog.current.entries.length !== entries) throw new Error('Warm is not cold.');
    if (GUARD) {
      await second.stop();
      continue;
    }
    // A first listing is verified once more; a change is taken after that.
    await quiet(2_000);
    collect();
    note('memory', (process.memoryUsage().heapUsed - before) / 1024 / 1024 / (entries / 1_000));

    const changed = await measured(() => change(shownDocument(second.services, round + 1), second.services));
    note('change', changed.result.known);
    note('changeShown', changed.result.shown);
    note('changeBlock', changed.block);
    await second.stop();
    note('activation', await activation());
  }
  console.log(`FIGURES ${JSON.stringify({ figures, documents: documents.length, entries })}`);
}

/** The physical limit: the same files, read and decoded with the same API and concurrency, nothing else. */
async function bareRead(files: readonly string[]): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let next = 0;
  const reader = async () => {
    for (let file = files[next++]; file; file = files[next++]) decoder.decode(await fs.readFile(file));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, reader));
}

/** What the guard compares with: parsing the same texts, which has to be done whatever is read from them. */
async function textsOf(
  root: string,
  files: readonly string[],
): Promise<readonly { readonly ref: DocumentRef; readonly text: string }[]> {
  return Promise.all(
    files.map(async (file) => {
      const name = path.relative(root, file).replaceAll('\\', '/');
      return { ref: { uri: file, path: name, inTarget: true }, text: await fs.readFile(file, 'utf8') };
    }),
  );
}

/** The extension without its commands: its services, the view, and Problems. */
function start(storageUri: vscode.Uri): { services: FirstServices; stop(): Promise<void> } {
  const context = contextOf(storageUri);
  const services = createFirstServices(context, () => Promise.resolve());
  challengesView(context, {
    ...services,
    commands: { register: () => undefined, registerCallable: () => undefined },
  });
  problems(context, services);
  return {
    services,
    async stop() {
      for (const disposable of context.subscriptions.splice(0).reverse()) disposable.dispose();
      await quiet();
    },
  };
}

function contextOf(storageUri: vscode.Uri): vscode.ExtensionContext {
  const memory = {
    get: (_key: string, otherwise?: unknown) => otherwise,
    update: () => Promise.resolve(),
    keys: () => [],
  };
  const context = {
    subscriptions: [],
    storageUri,
    extensionUri: vscode.Uri.file(EXTENSION),
    extension: {
      packageJSON: JSON.parse(readFileSync(path.join(EXTENSION, 'package.json'), 'utf8')) as unknown,
    },
    asAbsolutePath: (file: string) => path.join(EXTENSION, file),
    workspaceState: memory,
    globalState: memory,
  };
  return context as unknown as vscode.ExtensionContext;
}

/** The document of an entry whose row the tree has. */
function shownDocument(services: FirstServices, index: number): string {
  const [open] = arrange(services.catalog.current.entries, 'state', 'newest');
  const records = open!.entries.filter(({ form }) => form === 'record');
  return vscode.Uri.parse(records[index]!.document.uri).fsPath;
}

/** From the file event, as any extension gets it, until the catalog has told of it and until the tree has the new row. */
async function change(file: string, services: FirstServices): Promise<{ known: number; shown: number }> {
  const title = `Changed ${randomUUID()}`;
  // Of the workspace's own watching, as the extension's: a file watched by itself is reported sooner.
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.workspace.workspaceFolders![0]!, 'docs/**'),
  );
  const heard = new Promise<number>((resolve) => {
    watcher.onDidChange((uri) => {
      if (uri.fsPath === file) resolve(performance.now());
    });
  });
  const shown = whenShown(title).then(() => performance.now());
  const known = new Promise<number>((resolve) => {
    services.catalog.onDidChange(() => resolve(performance.now()));
  });
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: "${title}"`));
  const [from, ...to] = await Promise.all([heard, known, shown]);
  watcher.dispose();
  return { known: to[0] - from, shown: to[1] - from };
}

/** Loads the bundle afresh and activates it, with all its features. */
async function activation(): Promise<number> {
  const bundle = path.join(EXTENSION, 'dist', 'extension.js');
  const context = contextOf(vscode.Uri.file(path.join(EXTENSION, 'storage', randomUUID())));
  delete require.cache[require.resolve(bundle)];
  const began = performance.now();
  const extension = module.require(bundle) as { activate(context: vscode.ExtensionContext): unknown };
  extension.activate(context);
  const time = performance.now() - began;
  // What it began to do in the background ends before the next round.
  await quiet(1_500);
  for (const disposable of context.subscriptions.splice(0).reverse()) disposable.dispose();
  await quiet();
  return time;
}

/** How long it took, what all threads had to do for it, and the longest block of the event loop meanwhile; in milliseconds. */
async function measured<Result>(
  work: () => Promise<Result> | Thenable<Result>,
): Promise<{ time: number; work: number; block: number; result: Result }> {
  collect();
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.reset();
  const began = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const time = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return { time, work: (user + system) / 1e3, block: delay.max / 1e6 - resolution, result };
}

function quiet(time = 300): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
