import { existsSync, readFileSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { EMPTY_CATALOG, unresolvedLinks, withMissing, withReadings, type Catalog } from '../core/catalog';
import { readText } from '../core/reader';
import type { DocumentRef, Reading } from '../core/entry';
import { createSelection, DEFAULT_INCLUDE, type Selection } from '../core/selection';
import { DEFAULT_TARGET, staysInside } from '../core/target';
import { decodeText } from '../core/text';
import { SIZE_LIMIT, tooLarge, unlisted, unreadable } from '../core/unreadable';
import { codeOf, explained, isGone } from '../node/errors';
import { walkDocuments } from '../node/walk';
import { UsageError } from './errors';
import { repositoryAround } from './folders';

/** Which documents are read; see {@link readDocuments}. */
export interface ReadOptions {
  /** Globs; `undefined` for the default. */
  readonly include?: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Reads documents, one after the other, so that only one is in memory at a time.
 * @param paths of documents and folders, which are read whole; none for the documents of the current folder
 * @throws UsageError for one that is not there
 */
export async function readDocuments(
  cwd: string,
  paths: readonly string[],
  options: ReadOptions,
): Promise<Catalog> {
  const readings = new Map<string, Reading>();
  for (const place of paths.length > 0 ? paths.map((given) => placeOf(cwd, given)) : [{ root: cwd }]) {
    for (const document of await documentsOf(place, options, readings)) {
      // What several PATHs name is read once, as the first of them names it.
      if (!readings.has(document.uri)) readings.set(document.uri, readFile(document));
    }
  }
  return withLookedUpLinks(withReadings(EMPTY_CATALOG, readings));
}

/** The catalog that knows which of the documents that rows link to do not exist. */
export function withLookedUpLinks(catalog: Catalog): Catalog {
  return withMissing(catalog, unresolvedLinks(catalog).filter(isMissing));
}

/** The absolute path of a document that {@link readDocuments} found. */
export function fileOf({ folder = '', path: document }: Pick<DocumentRef, 'folder' | 'path'>): string {
  return path.join(folder, ...document.split('/'));
}

/**
 * The text of a document that {@link readDocuments} has read.
 * @throws UserError for one that is no text
 */
export function textOf(document: DocumentRef): string {
  return decodeText(readFileSync(fileOf(document))).text;
}

/** Where documents are: a folder, or one file of it. */
interface Place {
  /** Absolute. */
  readonly root: string;
  /** It was named, so that the names of the folders that it lies in say something. */
  readonly named?: true;
  readonly file?: string;
}

function placeOf(cwd: string, given: string): Place {
  const absolute = path.resolve(cwd, given);
  const stats = statsOf(absolute);
  if (stats === undefined) throw new UsageError(`There is no file or folder “${given}”.`);
  if (stats.isDirectory()) return { root: absolute, named: true };
  return { root: path.dirname(absolute), named: true, file: path.basename(absolute) };
}

async function documentsOf(
  { root, named, file }: Place,
  options: ReadOptions,
  readings: Map<string, Reading>,
): Promise<DocumentRef[]> {
  const within = named ? withinOf(root) : undefined;
  const refer = (document: string): DocumentRef => ({
    uri: path.join(root, ...document.split('/')),
    path: document,
    folder: root,
    ...(within === undefined ? {} : { within }),
    inTarget: isInTarget(root, document),
  });
  if (file !== undefined) return [refer(file)];
  const found = await walkDocuments(root, selectionOf(named === true, options), {
    onUnlisted(folder, why) {
      const document = refer(folder);
      readings.set(document.uri, unlisted(document, why));
    },
  });
  return found.map((document) => refer(document.path));
}

/**
 * What {@link readDocuments} reads of a folder.
 * @param named whether it was named: then it is read whole, unless globs were given too
 */
export function selectionOf(named: boolean, { include, exclude }: ReadOptions): Selection {
  if (include) return createSelection({ include, exclude });
  return createSelection({ include: DEFAULT_INCLUDE, exclude, folders: [named ? '' : DEFAULT_TARGET] });
}

/** The last two folders that a root lies in, itself included, as far as they belong to its repository. */
function withinOf(root: string): string | undefined {
  const repository = repositoryAround(root) ?? path.parse(root).root;
  const folders = path.relative(repository, root).split(path.sep).filter(Boolean);
  return folders.length > 0 ? folders.slice(-2).join('/') : undefined;
}

/** Whether a document lies in the target of its root, or of a folder around that. */
function isInTarget(root: string, document: string): boolean {
  const start = root.split(path.sep).join('/').replace(/\/$/, '');
  return `${start}/${document}`.lastIndexOf(`/${DEFAULT_TARGET}/`, start.length) >= 0;
}

function readFile(document: DocumentRef): Reading {
  try {
    if (statSync(fileOf(document)).size > SIZE_LIMIT) return tooLarge(document);
    return readText(document, textOf(document));
  } catch (error) {
    if (isGone(error)) return { entries: [], problems: [] }; // deleted meanwhile
    const reason = explained(error, 'The document cannot be read', 'Set that right and try again.');
    return unreadable(document, reason instanceof Error ? reason.message : String(reason));
  }
}

/** What a link that leads out of the root means cannot be known. */
function isMissing(document: Pick<DocumentRef, 'folder' | 'path'>): boolean {
  return staysInside(document.path) && !existsSync(fileOf(document));
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === undefined) throw error;
    throw new UsageError(`“${file}” cannot be read: ${(error as Error).message}`);
  }
}
