import { writtenFacts, type AnchorFacts } from '../anchorFacts';
import { firstStatus } from '../vocabulary';
import { yamlQuoted, yamlScalar } from '../yamlText';
import type { Template, TemplateKey } from './template';
import { anchoredPlaces, wordsOf, type Filling } from './values';
import { fillMarks, isMarked } from './variables';

/**
 * The front matter of a new document, with its two `---` lines; nothing where it has none. A key that the template
 * sets is written as it stands there; the facts of a record that it does not set are added.
 */
export function headerLines(template: Template, filling: Filling): string[] {
  const fill = filler(wordsOf(filling));
  const set = new Map(template.keys.map((key) => [key.name, keyLines(key, fill)]));
  const lines = template.isRecord ? recordLines(template, filling, set, fill) : [...set.values()].flat();
  return lines.length === 0 ? [] : ['---', ...lines, '---'];
}

/** A text with its variables filled in; `undefined` where one has no value. */
type Fill = (marked: string) => string | undefined;

function filler(words: ReturnType<typeof wordsOf>): Fill {
  return (marked) => {
    let isKnown = true;
    const filled = fillMarks(marked, (name, otherwise) => {
      const value = words.get(name) ?? otherwise;
      if (value === undefined) isKnown = false;
      return value ?? '';
    });
    return isKnown ? filled : undefined;
  };
}

function recordLines(
  template: Template,
  filling: Filling,
  set: ReadonlyMap<string, readonly string[]>,
  fill: Fill,
): string[] {
  const { draft } = filling;
  const status = firstStatus(draft.kind);
  const tags = [...new Set([...template.tags.map(fill), ...draft.tags])].filter((tag) => tag !== undefined);
  const facts: readonly (readonly [name: string, line: string | undefined])[] = [
    ['title', `title: ${yamlQuoted(draft.title)}`],
    ['kind', `kind: ${yamlScalar(draft.kind)}`],
    ['status', status && `status: ${status}`],
    ['date', `date: ${draft.date}`],
    ['severity', draft.severity && `severity: ${yamlScalar(draft.severity)}`],
    ['category', draft.category && `category: ${yamlScalar(draft.category)}`],
    ['tags', tags.length === 0 ? undefined : `tags: [${tags.map(yamlScalar).join(', ')}]`],
  ];
  const known = facts.flatMap(([name, line]) => set.get(name) ?? (line ? [line] : []));
  const names = new Set(facts.map(([name]) => name));
  const own = [...set].flatMap(([name, lines]) => (names.has(name) ? [] : lines));
  const anchors = anchoredPlaces(filling.capture).flatMap(({ id, anchor }) =>
    id && anchor ? anchorLines(id, anchor) : [],
  );
  return [...known, ...own, ...(anchors.length > 0 ? ['anchors:', ...anchors] : [])];
}

/** Readers of YAML know a day by its having no quotes. */
const DAY = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/;

/** A value that holds a variable which nobody knows is left out, and so is an item of a list. */
function keyLines({ name, source, value, scalars }: TemplateKey, fill: Fill): string[] {
  if (!isMarked(source)) return source.split('\n');
  if (typeof value === 'string') {
    const filled = fill(value);
    return filled === undefined ? [] : [`${name}: ${DAY.test(filled) ? filled : yamlScalar(filled)}`];
  }
  if (value) {
    const items = value.map(fill).filter((item) => item !== undefined);
    return items.length === 0 ? [] : [`${name}: [${items.map(yamlScalar).join(', ')}]`];
  }
  // Values may look like marks, so only what is the template's own is filled in.
  const own = (marked: string) => fill(marked) ?? fillMarks(marked, () => '');
  let text = '';
  let from = 0;
  for (const { start, end, value: scalar } of scalars) {
    text += own(source.slice(from, start)) + yamlQuoted(fill(scalar) ?? '');
    from = end;
  }
  return (text + own(source.slice(from))).split('\n');
}

/** An item of a record's `anchors`. */
export function anchorLines(id: string, anchor: AnchorFacts, indent = '  '): string[] {
  const facts = writtenFacts(anchor).map(
    ([name, value]) => `${indent}  ${name}: ${anchorValue(name, value)}`,
  );
  return [`${indent}- id: ${id}`, ...facts];
}

/** A fact of an anchor as YAML. A hash could be taken for a number by other readers, so it has quotes whatever it is. */
export function anchorValue(name: keyof AnchorFacts, value: string): string {
  if (name === 'lines' || name === 'uncommitted') return value;
  return name === 'commit' || name === 'permalink' ? yamlQuoted(value) : yamlScalar(value);
}
