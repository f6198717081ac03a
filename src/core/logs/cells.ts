import type { Cell } from '../tables';

/** A line of a table with another value in one of its cells; what surrounds the value stays. */
export function withCell(line: string, { text: old, start }: Cell, value: string): string {
  const written = value.replaceAll(/[\r\n]+/g, ' ').replaceAll(/(?<!\\)\|/g, '\\|');
  if (old !== '') return line.slice(0, start) + written + line.slice(start + old.length);
  const from = line.lastIndexOf('|', start - 1) + 1;
  const bar = line.indexOf('|', from);
  const end = bar < 0 ? line.length : bar;
  return line.slice(0, from) + ` ${written} `.padEnd(end - from) + line.slice(end);
}
