import { findSecrets } from '../../src/core/secrets/find';
import { masked } from '../../src/core/secrets/mask';
import { ordinaryFiles } from './ordinary';
import { secretSamples } from './samples';

/** How surely secrets are found, by kind, and how often ordinary lines are taken for one. */
export interface Figures {
  readonly recall: ReadonlyMap<
    string,
    { readonly found: number; readonly of: number; readonly missed: readonly string[] }
  >;
  readonly flagged: readonly string[];
  readonly lines: number;
}

/**
 * @param each so many samples of each kind
 * @param most so many ordinary lines
 */
export function measureSecrets(each: number, most: number, packages?: readonly string[]): Figures {
  const recall = new Map<string, { found: number; of: number; missed: string[] }>();
  for (const { kind, text, secrets } of secretSamples(each)) {
    const row = recall.get(kind) ?? { found: 0, of: 0, missed: [] };
    recall.set(kind, row);
    row.of++;
    const left = masked(text, findSecrets(text));
    // Found is only what a mask leaves nothing of.
    if (secrets.some((secret) => left.includes(secret.slice(0, 6)) || left.includes(secret.slice(-6))))
      row.missed.push(text.trim());
    else row.found++;
  }
  const files = ordinaryFiles(most, packages);
  const flagged = files.flatMap(({ file, text }) =>
    findSecrets(text).map(({ kind, start }) => {
      const line = text.slice(0, start).split('\n').length;
      return `${file}:${line}: ${kind}`;
    }),
  );
  return { recall, flagged, lines: files.reduce((sum, { lines }) => sum + lines, 0) };
}

/** Prints the table. @returns sentences about what is too bad */
export function reportSecrets({ quick = false }: { readonly quick?: boolean } = {}): string[] {
  const { recall, flagged, lines } = measureSecrets(quick ? 20 : 200, quick ? 50_000 : 500_000);
  const rows = [...recall].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [kind, { found, of }] of rows) console.log(`${kind.padEnd(56)} ${found} of ${of}`);
  for (const line of flagged.slice(0, 20)) console.log(`flagged: ${line}`);
  const found = rows.reduce((sum, [, row]) => sum + row.found, 0);
  const of = rows.reduce((sum, [, row]) => sum + row.of, 0);
  console.log(
    `\nfound, of all samples           ${percent(found, of)} (${found} of ${of}, target at least 95 %)`,
  );
  console.log(
    `ordinary lines that are flagged ${percent(flagged.length, lines)} (${flagged.length} of ${lines}, target at most 2 %)`,
  );
  return [
    ...(found < 0.95 * of ? ['Too many secrets are not found.'] : []),
    ...(flagged.length > 0.02 * lines ? ['Too many ordinary lines are flagged.'] : []),
  ];
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}
