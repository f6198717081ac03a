import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { duplicatesOf, type Duplicate } from '../core/duplicates';
import type { Reading } from '../core/entry';
import { movesFor, planMoves, type RepairNeeds } from '../core/renumbering/repair';
import { applyEdits } from '../core/textEdit';
import { renamedPath, type FileEdits, type WorkspaceChange } from '../core/workspaceChange';
import { applyOnDisk, finishMoves } from '../node/applyChange';
import { codeOf } from '../node/errors';
import { gitRunner } from '../node/git';
import { createNumberHistory } from '../node/numberHistory';
import { readTextFiles } from '../node/textFiles';
import type { RenumberRequest } from './arguments';
import { EXIT, UsageError } from './errors';
import { pathBelow, repositoryAround } from './folders';
import { counted } from './list';
import { plain } from './plain';
import { fileOf, readDocuments } from './read';
import type { Terminal } from './terminal';

/** `challenge-log renumber`: gives every number that several documents have to the oldest of them alone. */
export async function renumber(request: RenumberRequest, terminal: Terminal): Promise<number> {
  const root = repositoryAround(terminal.cwd) ?? terminal.cwd;
  const paths = request.paths.map((given) => path.resolve(terminal.cwd, given));
  const read = async () => fromRoot((await readDocuments(root, paths, request)).documents, root);
  let documents = await read();
  let duplicates = duplicatesOf(documents);
  if (!request.dryRun && (await finishMoves(filesOf(duplicates, root)))) {
    documents = await read();
    duplicates = duplicatesOf(documents);
  }
  if (duplicates.length === 0) {
    if (terminal.isScreen) terminal.err('No number is given twice.\n');
    return EXIT.ok;
  }
  const history = createNumberHistory(gitRunner(undefined), {
    info: () => undefined,
    warn: (message) => terminal.err(`${message}\n`),
    error: (message) => terminal.err(`${message}\n`),
  });
  const needs: RepairNeeds = {
    root,
    history,
    names: async (folder) => [
      ...(await listed(path.join(root, folder))),
      ...(await history.namesIn(root, folder)),
    ],
    files: (search) => readTextFiles(root, request.exclude, search),
  };
  const moves = await movesFor(duplicates, needs);
  const change = await planMoves(moves, documents.values(), needs);
  if (!request.dryRun) await applyOnDisk(root, change);
  terminal.out(request.dryRun ? differences(change) : summary(change));
  if (terminal.isScreen) {
    const done = request.dryRun ? 'would get' : 'got';
    terminal.err(
      `${counted(moves.length, 'document')} ${done} a number of ${moves.length === 1 ? 'its' : 'their'} own.\n`,
    );
  }
  return EXIT.ok;
}

/** The readings with paths that start from the root, whatever PATH they were found by. */
function fromRoot(documents: ReadonlyMap<string, Reading>, root: string): Map<string, Reading> {
  const rebased = new Map<string, Reading>();
  for (const [uri, { entries, problems }] of documents) {
    const [entry] = entries;
    if (!entry) continue;
    const below = pathBelow(root, fileOf(entry.document));
    if (below === undefined) throw new UsageError(`“${fileOf(entry.document)}” is not below ${root}.`);
    const document = { ...entry.document, path: below, folder: root };
    rebased.set(uri, { entries: entries.map((each) => ({ ...each, document })), problems });
  }
  return rebased;
}

/** The lower numbers first. */
function filesOf(duplicates: readonly Duplicate[], root: string): string[] {
  return [...duplicates]
    .sort((a, b) => a.number - b.number)
    .flatMap(({ entries }) => entries.map(({ document }) => path.join(root, document.path)));
}

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function summary(change: WorkspaceChange): string {
  const lines = change.renames.map(({ from, to }) => `${plain(from)} → ${plain(to)}`);
  for (const { path: file, edits } of change.edits)
    lines.push(`${plain(renamedPath(change, file))}: ${counted(edits.length, 'reference')}`);
  return `${lines.join('\n')}\n`;
}

/** As a patch shows it: names, then the lines that differ. */
function differences(change: WorkspaceChange): string {
  const renames = change.renames.map(({ from, to }) => `rename ${plain(from)} → ${plain(to)}\n`);
  return [...renames, ...change.edits.map(linesOf)].join('');
}

function linesOf({ path: file, text = '', edits }: FileEdits): string {
  // Edits stay within their lines, so both texts have the same ones.
  const before = text.split(/\r?\n/);
  const after = applyEdits(text, edits).split(/\r?\n/);
  return before
    .flatMap((line, index) => {
      const now = after[index] ?? '';
      return line === now ? [] : [`${plain(file)}:${index + 1}\n- ${plain(line)}\n+ ${plain(now)}\n`];
    })
    .join('');
}
