import { UserError } from '../ports';

/** How an index tells its entries. */
export const INDEX_STYLES = ['list', 'summary', 'status'] as const;
export type IndexStyle = (typeof INDEX_STYLES)[number];

export const INDEX_GROUPINGS = ['none', 'kind', 'category', 'state'] as const;
export type IndexGrouping = (typeof INDEX_GROUPINGS)[number];

export interface IndexLayout {
  readonly style: IndexStyle;
  readonly groupBy: IndexGrouping;
}

export const DEFAULT_LAYOUT: IndexLayout = { style: 'list', groupBy: 'none' };

export const CLOSING_MARKER = '<!-- /challenge-log:index -->';

/** The comment that an index begins with. It remembers the layout, so that every machine writes the same. */
export function openingMarker({ style, groupBy }: IndexLayout): string {
  const words = [
    ...(style === DEFAULT_LAYOUT.style ? [] : [`style=${style}`]),
    ...(groupBy === DEFAULT_LAYOUT.groupBy ? [] : [`group=${groupBy}`]),
  ];
  return `<!-- ${['challenge-log:index', ...words].join(' ')} -->`;
}

/**
 * The layout that an opening marker remembers.
 * @param words what stands in it behind its name
 * @throws UserError for what is not known, since another version may mean something by it
 */
export function layoutOf(words: string): IndexLayout {
  let layout = DEFAULT_LAYOUT;
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const [key, value = ''] = word.split('=', 2);
    if (key === 'style') layout = { ...layout, style: knownStyle(value) };
    else if (key === 'group') layout = { ...layout, groupBy: knownGrouping(value) };
    else throw new UserError(`The marker of the index says “${word}”. It may say style=… and group=….`);
  }
  return layout;
}

/** @throws UserError naming the styles */
export function knownStyle(word: string): IndexStyle {
  return known('style', INDEX_STYLES, word);
}

/** @throws UserError naming the groupings */
export function knownGrouping(word: string): IndexGrouping {
  return known('grouping', INDEX_GROUPINGS, word);
}

function known<Word extends string>(what: string, words: readonly Word[], word: string): Word {
  const found = words.find((each) => each === word);
  if (found === undefined)
    throw new UserError(`“${word}” is no ${what} of an index. There are: ${words.join(', ')}.`);
  return found;
}
