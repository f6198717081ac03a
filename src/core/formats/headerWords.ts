import { repaired } from '../words/mojibake';

export type Data = Readonly<Record<string, unknown>>;

export function firstWord(data: Data, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = word(data[name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** In one line, whatever YAML made of it. */
export function word(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll(/[\u0000-\u001F\u007F]+/g, ' ').trim();
  return text === '' ? undefined : repaired(text);
}

export function words(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.map((item) => word(item)).filter((item) => item !== undefined);
}
