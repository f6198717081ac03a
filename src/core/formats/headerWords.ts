import { repaired } from '../words/mojibake';

export type Data = Readonly<Record<string, unknown>>;

export function firstWord(data: Data, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = word(data[name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function word(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? repaired(value.trim()) : undefined;
}

export function words(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.map((item) => word(item)).filter((item) => item !== undefined);
}
