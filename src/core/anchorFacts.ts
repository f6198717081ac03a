import { formatLines, parseLines, type Anchor } from './entry';

/** What is known of a place in code, without the name that its document gives it. */
export type AnchorFacts = Omit<Anchor, 'id' | 'pullRequest'>;

type Name = keyof AnchorFacts;

/** The facts as records and fences write them, in their order; values are not yet quoted or encoded. */
export function writtenFacts(anchor: AnchorFacts): [name: Name, value: string][] {
  const { file, lines, commit, branch, symbol, permalink, uncommitted } = anchor;
  const facts: [Name, string | undefined][] = [
    ['file', file],
    ['lines', lines && formatLines(lines)],
    ['commit', commit],
    ['branch', branch],
    ['symbol', symbol],
    ['permalink', permalink],
    ['uncommitted', uncommitted && String(uncommitted)],
  ];
  return facts.filter((fact): fact is [Name, string] => fact[1] !== undefined && fact[1] !== '');
}

/**
 * The inverse of {@link writtenFacts}; what is not understood is left out.
 * @param value by name, as the document has it
 */
export function readFacts(value: (name: Name) => string | undefined): AnchorFacts {
  const uncommitted = value('uncommitted');
  const facts: { [name in Name]: AnchorFacts[name] | undefined } = {
    file: value('file'),
    lines: parseLines(value('lines') ?? ''),
    commit: value('commit'),
    branch: value('branch'),
    symbol: value('symbol'),
    permalink: value('permalink'),
    uncommitted: uncommitted === 'true' ? true : uncommitted === 'unknown' ? uncommitted : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}
