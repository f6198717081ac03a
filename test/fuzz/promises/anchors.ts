import { strict as assert } from 'node:assert';
import { locateAnchor, type Located } from '../../../src/core/anchor';
import { follow, type TextChange, type TextRange } from '../../../src/core/anchors/follow';
import { mapLines } from '../../../src/core/lineMap';
import { createRecall } from '../../../src/core/recall';
import { withoutComments } from '../../../src/core/recall/comments';
import { SEPARATOR, chooser, type Input } from '../input';
import { lineCount } from './bytes';

const LANGUAGES = ['typescript', 'python', 'html', 'sql', 'lua', 'haskell', 'plaintext', 'ruby', 'php'];

/** The captured code and the file of today; of one text alone some of its lines are what was captured. */
function textsOf({ text, pick }: Input): {
  captured: string;
  file: string;
  lines: { first: number; last: number };
} {
  const at = text.indexOf(SEPARATOR);
  const file = at < 0 ? text : text.slice(at + SEPARATOR.length);
  const all = (at < 0 ? text : text.slice(0, at)).split(/\r\n|\n|\r/);
  const first = 1 + (pick % all.length);
  const last = Math.min(all.length, first + ((pick >>> 8) % 12));
  return { captured: all.slice(first - 1, last).join('\n'), file, lines: { first, last } };
}

/** Captured code is looked for in any text, and what is found there is what was captured. */
export function isLocatedInFile(input: Input): void {
  const { captured, file, lines } = textsOf(input);
  const code = { text: captured, file: 'src/a.ts', lines };
  const here = locateAnchor(code, [{ path: 'src/a.ts', text: file }]);
  const count = lineCount(file);
  for (const { lines } of placesOf(here))
    assert.ok(1 <= lines.first && lines.first <= lines.last && lines.last <= count, JSON.stringify(lines));
  assert.notEqual(here.reason, '');
  if (here.grade === 'changed') assert.ok(here.left >= 0 && here.left <= 1, `${here.left} is left`);
  if (here.grade !== 'same' && here.grade !== 'moved' && here.grade !== 'reindented') return;
  const { first, last } = here.place.lines;
  const found = file
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .slice(first - 1, last)
    .join('\n');
  const strip = here.grade === 'reindented' ? /\s+/g : /[^\S\n]+$/gm;
  const same = (text: string) => text.replaceAll(strip, '').trim();
  // A selection may begin and end within a line.
  assert.ok(same(found).includes(same(captured)), `${here.grade}: ${JSON.stringify(found)}`);
}

/** How lines end makes no difference, and code in its own unchanged file is at its own lines or nowhere sure. */
export function isLocatedTheSame(input: Input): void {
  const { captured, file, lines } = textsOf(input);
  const locate = (text: string, today: string) =>
    JSON.stringify(locateAnchor({ text, file: 'a.ts', lines }, [{ path: 'a.ts', text: today }]));
  const plain = file.replaceAll(/\r\n|\r/g, '\n').replace(/^\uFEFF+/, '');
  const said = locate(captured, plain);
  assert.equal(locate(captured.replaceAll('\n', '\r\n'), plain), said);
  assert.equal(locate(captured, `\uFEFF${plain.replaceAll('\n', '\r\n')}`), said);
  const mapped = mapLines(captured, plain, { first: 1, last: 1 });
  if (mapped) assert.ok(mapped.first >= 1 && mapped.last <= lineCount(plain));
}

/** A place follows any edit, and never ends before it begins. */
export function follows({ text, pick }: Input): void {
  const choose = chooser(pick);
  const numbers = [0, 0, 1, 2, 3, 5, 8];
  const position = () => ({ line: choose(numbers) ?? 0, character: choose(numbers) ?? 0 });
  const range = (): TextRange => {
    const [a, b] = [position(), position()];
    return a.line < b.line || (a.line === b.line && a.character <= b.character)
      ? { start: a, end: b }
      : { start: b, end: a };
  };
  const place = range();
  const change: TextChange = { range: range(), text: text.slice(0, pick % 40) };
  const now = follow(place, change);
  if (!now) return;
  const { start, end } = now;
  assert.ok(start.line >= 0 && start.character >= 0, JSON.stringify({ place, change, now }));
  assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
}

/** Trouble that is known is met again where it stands, at lines that are there. */
export function isRecalled(input: Input): void {
  const { captured, file } = textsOf(input);
  const language = chooser(input.pick)(LANGUAGES) ?? 'typescript';
  const recall = createRecall<string>();
  recall.remember('one', [{ captured: { text: captured, file: 'src/a.ts' } }]);
  recall.remember('two', [{ captured: { text: file.slice(0, 300), file: 'src/b.py' }, after: captured }]);
  const count = lineCount(file);
  for (const { lines, left } of recall.find({ path: 'src/c.ts', text: file, language })) {
    assert.ok(1 <= lines.first && lines.first <= lines.last && lines.last <= count, JSON.stringify(lines));
    assert.ok(left > 0 && left <= 1);
  }
  recall.forget('one');
  recall.forget('two');
  assert.deepEqual(recall.find({ text: file, language }), []);
  const plain = file.replaceAll(/\r\n?/g, '\n');
  const bare = withoutComments(plain, language);
  assert.equal(lineCount(bare), lineCount(plain), 'without comments there are other lines');
}

function placesOf(located: Located): readonly { readonly lines: { first: number; last: number } }[] {
  if (located.grade === 'ambiguous') return located.places;
  if (located.grade === 'gone') return located.comment ? [located.comment] : [];
  return [located.place];
}
