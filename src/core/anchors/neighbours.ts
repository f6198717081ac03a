import { locateAnchor, type CapturedCode } from '../anchor';

/** So many lines above and below say where code stood. */
const MOST = 4;

/**
 * Captured code with the lines that stood around it, where it can be seen in its file as it was.
 * @param before the file's text at the commit of the capture; with uncommitted changes the code may not be in it
 */
export function withNeighbours(code: CapturedCode, before: string): CapturedCode {
  const { text, lines, file = '' } = code;
  const located = locateAnchor({ text, file, ...(lines && { lines }) }, [{ path: file, text: before }]);
  // Text that says little was where its lines say.
  const place =
    'place' in located
      ? located.place.lines
      : located.grade === 'ambiguous'
        ? located.places.find((one) => one.lines.first === lines?.first)?.lines
        : undefined;
  if (!place) return code;
  const all = before.split(/\r\n|\r|\n/).map((line) => line.trim());
  const written = (rows: readonly string[]) => rows.filter((row) => row !== '');
  return {
    ...code,
    above: written(all.slice(0, place.first - 1)).slice(-MOST),
    below: written(all.slice(place.last)).slice(0, MOST),
  };
}
