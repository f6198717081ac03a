import fs from 'node:fs/promises';
import path from 'node:path';
import type { DocumentRef, Reading } from '../core/entry';
import { UNKNOWN_STAMP, type Files, type FoundFile } from '../core/ports';
import { unreadable } from '../core/unreadable';
import { CrewError, type Crew } from './crew';
import { codeOf, isGone } from './errors';
import { pathInside } from './walk';

/** A worker gets so many documents at a time: their answers are taken in well below a frame. */
const BATCH = 200;
/** So many batches are under way, or wait for a worker. */
const LANES = 8;
/** How long a worker may be busy with a batch, or a document, in milliseconds. */
const PARSE_LIMIT = 10_000;

/**
 * The files of a folder on disk, by Node.
 * @param root absolute
 */
export function createNodeFiles(root: string, crew: Crew): Files {
  return {
    async list(rules) {
      const { paths, sizes, times, unlisted } = await crew.run('list', { root, rules });
      const found: FoundFile[] = unlisted.map(([path, why]) => ({ path, ...UNKNOWN_STAMP, unlisted: why }));
      if (paths === '') return found;
      const files = paths.split('\n');
      return found.concat(
        files.map((file, index) => ({ path: file, size: sizes[index] ?? 0, mtimeMs: times[index] ?? 0 })),
      );
    },

    async stat(file) {
      const full = path.join(root, file);
      try {
        const [stat, real, realRoot] = await Promise.all([
          fs.stat(full),
          fs.realpath(full),
          fs.realpath(root),
        ]);
        const inside = pathInside(realRoot, real);
        if (!stat.isFile() || inside === undefined) return undefined;
        return { size: stat.size, mtimeMs: stat.mtimeMs, linked: inside !== file };
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
        return undefined;
      }
    },

    exists: (file) =>
      fs.access(path.join(root, file)).then(
        () => true,
        (error: unknown) => !['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error) ?? ''),
      ),

    async read(file) {
      try {
        return await fs.readFile(path.join(root, file));
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },

    prepare: () => crew.run('prepare', undefined).then(undefined, () => undefined), // the next task tells

    async readMany(documents, tell) {
      let next = 0;
      const lane = async () => {
        while (next < documents.length) {
          const at = next;
          next += BATCH;
          const readings = await readBatch(crew, root, documents.slice(at, next));
          readings.forEach((reading, index) => tell(at + index, reading));
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
    },
  };
}

/** When a worker breaks down, each document of its batch is tried alone, so that only the bad one is lost. */
async function readBatch(
  crew: Crew,
  root: string,
  documents: readonly DocumentRef[],
): Promise<readonly (Reading | undefined)[]> {
  try {
    // Whoever gets the readings says which documents they are of.
    const slim = documents.map(({ path, inTarget }) => ({ uri: '', path, inTarget }));
    const answer = await crew.run('read', { root, documents: slim }, { limit: PARSE_LIMIT });
    return (JSON.parse(answer) as (Reading | null)[]).map((reading) => reading ?? undefined);
  } catch (error) {
    if (!(error instanceof CrewError)) throw error;
    const [only, ...others] = documents;
    if (only && others.length === 0) return [unreadable(only, error.message)];
    return (await Promise.all(documents.map((document) => readBatch(crew, root, [document])))).flat();
  }
}

/** Parses one document in a worker. */
export function parseInCrew(crew: Crew, document: DocumentRef, bytes: Uint8Array): Promise<Reading> {
  return crew.run('parse', { document, bytes }, { limit: PARSE_LIMIT });
}
