import { isMap, isPair, isScalar, isSeq, type Pair, type Scalar } from 'yaml';
import { splitFrontMatter } from '../frontMatter';
import { isKind, kindOfWord } from '../vocabulary';
import { parseYaml, YamlFault } from '../yamlReader';
import { isMarked, markVariables } from './variables';

/** A document to be: Markdown with variables, and what it says of itself in front matter. */
export interface Template {
  /** Its file's name without `.md`; a template of the team's that has a built-in's id replaces it. */
  readonly id: string;
  /** As pickers show it. */
  readonly name: string;
  readonly description?: string;
  readonly kind: string;
  /** Whether it makes a record, with its facts in front matter; otherwise they stand on the fences. */
  readonly isRecord: boolean;
  readonly severity?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  /** The other keys of its front matter, in their order: they go into every document. */
  readonly keys: readonly TemplateKey[];
  readonly body: string;
  /** The number of lines before the body. */
  readonly bodyLine: number;
  readonly isTeams: boolean;
}

/** A key of a template's front matter. */
export interface TemplateKey {
  readonly name: string;
  /** Its lines, with variables as {@link markVariables} marks them; without the last line break. */
  readonly source: string;
  /** Its value where that is one scalar, or a list of them; with marks. */
  readonly value?: string | readonly string[];
  /** The scalars inside it that hold variables, in UTF-16 units of `source`. */
  readonly scalars: readonly { readonly start: number; readonly end: number; readonly value: string }[];
}

/** What is wrong with a template, and on which of its lines, from 0. */
export interface TemplateFault {
  readonly line: number;
  readonly message: string;
}

/** Keys that speak of the template, or that Log Challenge writes by itself. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  'template',
  'description',
  'kind',
  'record',
  'severity',
  'category',
  'tags',
  'anchors',
]);

/**
 * Reads a template.
 * @param id its file's name without `.md`
 * @param isTeams whether it is the team's own, not a built-in one
 */
export function parseTemplate(id: string, text: string, isTeams: boolean): Template | TemplateFault {
  const { header, body, bodyLine } = splitFrontMatter(text.replaceAll(/\r\n|\r/g, '\n'));
  let keys: TemplateKey[];
  try {
    keys = keysOf(markVariables(header));
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    return { line: error.line, message: error.message };
  }
  const word = (name: string): string | undefined => {
    const value = keys.find((key) => key.name === name)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const said = word('kind');
  if (said !== undefined && !isKind(said)) {
    const before = header.slice(0, Math.max(0, header.search(/^["']?kind["']?\s*:/m)));
    return {
      line: before.split('\n').length,
      message: `"${said}" is no kind: write one word, such as incident.`,
    };
  }
  const tags = keys.find(({ name }) => name === 'tags')?.value ?? [];
  const optional = Object.fromEntries(
    (['description', 'severity', 'category'] as const).flatMap((name) => {
      const value = word(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const isRecord = word('record') !== 'false';
  return {
    id,
    name: word('template') ?? id,
    ...optional,
    kind: kindNamed(said ?? id),
    isRecord,
    tags: typeof tags === 'string' ? [tags] : tags,
    keys: keys.filter(({ name }) => !OWN_KEYS.has(name) || (!isRecord && FOREIGN.has(name))),
    body: body.replace(/^\n+/, ''),
    bodyLine: bodyLine + (/^\n*/.exec(body)?.[0].length ?? 0),
    isTeams,
  };
}

/** The extension's own kinds in any of their spellings, else a word of the team's; a file's name may have several words. */
function kindNamed(name: string): string {
  const word = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').replaceAll(/^[-_]+|-+$/g, '');
  return kindOfWord(name) ?? (isKind(word) ? word : 'challenge');
}

/** Keys that a document which is no record may have for itself. */
const FOREIGN: ReadonlySet<string> = new Set(['severity', 'category', 'tags']);

function keysOf(header: string): TemplateKey[] {
  if (header.trim() === '') return [];
  const map = parseYaml(header).contents;
  if (!isMap(map) || map.flow)
    throw new YamlFault(1, 'The front matter of a template is a list of keys and values.');
  const starts = map.items.map((pair) => lineStart(header, startOf(pair)));
  return map.items.flatMap((pair, index) => {
    const start = starts[index] ?? 0;
    const source = header.slice(start, starts[index + 1] ?? header.length).replace(/\n+$/, '');
    const name = isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : '';
    if (isMarked(name))
      throw new YamlFault(
        header.slice(0, start).split('\n').length,
        'A variable can stand in a value, not in a key.',
      );
    return [{ name, source, ...valueOf(pair), scalars: scalarsOf(pair.value, start) }];
  });
}

function valueOf({ value }: Pair): { value?: string | string[] } {
  if (isScalar(value)) return { value: textOf(value) };
  if (isSeq(value) && value.items.every(isScalar)) return { value: value.items.map(textOf) };
  return {};
}

function scalarsOf(node: unknown, offset: number): TemplateKey['scalars'] {
  if (isScalar(node)) {
    const text = textOf(node);
    if (!isMarked(text) || !node.range || node.type?.startsWith('BLOCK')) return [];
    return [{ start: node.range[0] - offset, end: node.range[1] - offset, value: text }];
  }
  if (isPair(node)) return scalarsOf(node.value, offset);
  if (isMap(node) || isSeq(node)) return node.items.flatMap((item) => scalarsOf(item, offset));
  return [];
}

/** Every scalar is read as a string. */
function textOf({ value }: Scalar): string {
  return typeof value === 'string' ? value : '';
}

function startOf({ key }: Pair): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
