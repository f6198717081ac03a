import { numberOf, USUAL_STYLE, type NameStyle } from './numbering';

const NAME = /^([\p{L}]{2,15}[-_ ])?\d{1,9}([-_ ])(.+)\.(?:md|markdown)$/iu;

/**
 * The style that most of a folder's numbered files have.
 * @param names of everything in the folder
 */
export function nameStyleOf(names: readonly string[]): NameStyle {
  const numbered = names.filter((name) => numberOf(name) !== undefined);
  const styles = numbered.flatMap((name) => {
    const [, prefix = '', separator = '-', words = ''] = NAME.exec(name) ?? [];
    return words === '' ? [] : [{ prefix, separator, space: spaceIn(words) ?? separator }];
  });
  const counts = new Map<string, { style: NameStyle; count: number }>();
  for (const style of styles) {
    const key = JSON.stringify(style);
    const known = counts.get(key);
    counts.set(key, { style, count: (known?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.style ?? USUAL_STYLE;
}

/** What mostly stands between the words. */
function spaceIn(words: string): string | undefined {
  const found = ['-', '_', ' '].map((space) => ({ space, count: words.split(space).length - 1 }));
  const most = found.reduce((a, b) => (b.count > a.count ? b : a));
  return most.count > 0 ? most.space : undefined;
}
