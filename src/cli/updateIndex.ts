import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { INDEX_NAME, folderOf, indexedDocuments, type IndexFolder } from '../core/indexes/folders';
import { planIndex } from '../core/indexes/plan';
import { gatherEntries, indexUpdate, type Gathering } from '../core/indexes/update';
import type { Catalog } from '../core/catalog';
import type { DocumentRef } from '../core/entry';
import { UserError } from '../core/ports';
import { decodeText } from '../core/text';
import { applyEdits } from '../core/textEdit';
import { createWhole } from '../node/claims';
import { codeOf, explained, isGone } from '../node/errors';
import { mustBeInside } from '../node/realPlace';
import { replaceFile } from '../node/replaceFile';
import type { IndexRequest } from './arguments';
import { EXIT, UsageError } from './errors';
import { repositoryAround } from './folders';
import { shownPath } from './list';
import { plain } from './plain';
import { readDocuments, textOf } from './read';
import type { Terminal } from './terminal';

/** A folder whose README holds an index, or is to hold one. */
interface Place {
  readonly catalog: Catalog;
  readonly folder: IndexFolder;
  /** Absolute. */
  readonly path: string;
}

/** `challenge-log index`: Update Index, without an editor. */
export async function updateIndex(request: IndexRequest, terminal: Terminal): Promise<number> {
  const places =
    request.paths.length > 0
      ? await namedPlaces(request, terminal)
      : await placesWithIndex(request, terminal);
  const failures: string[] = [];
  let stale = 0;
  for (const place of places) {
    try {
      if ((await update(place, request, terminal)) === 'stale') stale++;
    } catch (error) {
      if (!(error instanceof UserError) && !(error instanceof UsageError)) throw error;
      failures.push(error.message); // The other folders have theirs.
    }
  }
  if (failures.length > 0) throw new UserError(failures.join('\n'));
  return stale > 0 ? EXIT.found : EXIT.ok;
}

/** @returns `stale` where the index is not current and `--check` only tells so */
async function update(
  place: Place,
  request: IndexRequest,
  terminal: Terminal,
): Promise<'current' | 'written' | 'stale'> {
  const file = path.join(place.path, readmeIn(place.path) ?? INDEX_NAME);
  const shown = plain(path.relative(terminal.cwd, file));
  await mustBeInside(repositoryAround(place.path) ?? place.path, file);
  const next = contentOf(place, request, terminal.cwd, file);
  if (next === undefined) {
    if (terminal.isScreen) terminal.err(`${shown} is current.\n`);
    return 'current';
  }
  if (request.check) {
    const folder = path.relative(terminal.cwd, place.path) || '.';
    terminal.out(`${shown}: ${next.reason} Run “challenge-log index ${plain(folder)}”.\n`);
    return 'stale';
  }
  await next.write();
  terminal.out(`${shown}\n`);
  return 'written';
}

async function namedPlaces(request: IndexRequest, { cwd }: Terminal): Promise<Place[]> {
  const places: Place[] = [];
  for (const given of request.paths) {
    const named = path.resolve(cwd, given);
    const isReadme = path.basename(named).toLowerCase() === INDEX_NAME.toLowerCase();
    const folder = isReadme ? path.dirname(named) : named;
    const catalog = await readDocuments(cwd, [isReadme ? folder : given], request);
    if (!statSync(folder).isDirectory())
      throw new UsageError(`“${given}” is no folder. An index is one of a folder.`);
    places.push({ catalog, folder: { folder, path: '', inTarget: true }, path: folder });
  }
  return places;
}

/** Only what has markers is asked for: nobody wants a README of every folder. */
async function placesWithIndex(request: IndexRequest, { cwd }: Terminal): Promise<Place[]> {
  const catalog = await readDocuments(cwd, [], request);
  const places = new Map<string, Place>();
  for (const { entries, problems } of catalog.documents.values()) {
    const document = (entries[0] ?? problems[0])?.document;
    if (!document) continue;
    const folder = folderOf(document);
    const absolute = path.join(cwd, ...folder.path.split('/'));
    const readme = places.has(absolute) ? undefined : readmeIn(absolute);
    if (readme === undefined) continue;
    const { text } = decodeText(readFileSync(path.join(absolute, readme)));
    if (planIndex(text, [], {}, path.join(folder.path, readme)))
      places.set(absolute, { catalog, folder, path: absolute });
  }
  const unlisted = catalog.problems.find(({ code }) => code === 'unreadable-folder');
  if (places.size === 0 && unlisted)
    throw new UserError(`${plain(shownPath(cwd, unlisted.document))}: ${unlisted.message}`);
  if (places.size === 0)
    throw new UsageError(
      'No README has an index yet. Name its folder, as in “challenge-log index docs/challenges”.',
    );
  return [...places.values()];
}

/** What a document is to be, and why; `undefined` where it is that. */
function contentOf(
  { catalog, folder, path: root }: Place,
  { wanted }: IndexRequest,
  cwd: string,
  file: string,
): { reason: string; write: () => Promise<void> } | undefined {
  const gathering = gatherEntries();
  for (const document of indexedDocuments(catalog, folder))
    add(gathering, document, shownPath(cwd, document));
  const entries = gathering.entries();
  const bytes = bytesOf(file);
  const decoded = bytes && decodeText(bytes);
  if (!decoded && entries.length === 0)
    throw new UsageError(`There are no entries for an index in “${path.basename(root)}”.`);
  const readme = decoded && { name: plain(path.relative(cwd, file)), text: decoded.text };
  const update = indexUpdate(root.split(path.sep).join('/'), entries, readme, wanted);
  if (update.kind === 'document') {
    const eol = process.platform === 'win32' ? '\r\n' : '\n';
    return { reason: NO_INDEX, write: () => create(file, update.text.replaceAll('\n', eol)) };
  }
  if (!decoded || update.edits.length === 0) return undefined;
  const edited = decoded.encode(applyEdits(decoded.text, update.edits));
  return {
    reason: update.kind === 'update' ? 'the index is not current.' : NO_INDEX,
    write: () => replaceFile(file, edited, bytes),
  };
}

function add(gathering: Gathering, document: DocumentRef, name: string): void {
  let text: string;
  try {
    text = textOf(document);
  } catch (error) {
    if (!isGone(error)) gathering.addUnread(document, name);
    return;
  }
  gathering.add(document, text, name);
}

const NO_INDEX = 'there is no index.';

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw explained(error, `${path.basename(file)} cannot be read`, 'Set that right and try again.');
  }
}

/** Never over one that came meanwhile. */
async function create(file: string, text: string): Promise<void> {
  const name = path.basename(file);
  try {
    if (await createWhole(path.dirname(file), name, text)) return;
  } catch (error) {
    throw explained(error, `${name} cannot be written`, 'Set that right and try again.');
  }
  throw new UserError(`${name} was made by somebody else just now. Try again.`);
}

/** The name of a folder's README, as it is written there. */
function readmeIn(folder: string): string | undefined {
  const names = readdirSync(folder).filter((name) => name.toLowerCase() === INDEX_NAME.toLowerCase());
  return names.find((name) => name === INDEX_NAME) ?? names.sort()[0];
}
