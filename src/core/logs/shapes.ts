import { kindLabel } from '../vocabulary';

/** The blank that stands for a value to come. */
const BLANK = '_______________';

/** The parts of an entry of each kind in a log of ours, below its heading. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  blocker: [
    `**Date/Time:** ${BLANK}`,
    '**Category:** [ ] Technical [ ] Process [ ] Learning [ ] Other',
    '**Description:**',
    '**Impact:**',
    '**Investigation Steps:**\n1.\n2.\n3.',
    '**Root Cause:**',
    '**Solution:**',
    '**Time Spent:** ___ hours',
    '**Lessons Learned:**',
  ],
  decision: [
    `**Topic:** ${BLANK}`,
    '**Options Considered:**',
    '| Option | Pros | Cons |\n|--------|------|------|\n| | | |\n| | | |\n| | | |',
    '**Decision:**',
    '**Reasoning:**',
  ],
  til: [`**Date:** ${BLANK}`, '**Key Insight:**', '**References:**'],
  troubleshooting: [
    `**Date:** ${BLANK}`,
    '**Problem:**',
    '**Hypothesis:**',
    '**Investigation Steps:**\n1.\n2.\n3.',
    '**Root Cause:**',
    '**Solution:**',
    '**Prevention:**',
  ],
};
const USUAL: readonly string[] = [
  `**Date:** ${BLANK}`,
  '**Problem:**',
  '**Root Cause:**',
  '**Solution:**',
  '**Lessons Learned:**',
];

/** The lines below the heading of a new entry, where a document has none of its kind to go by. */
export function partsOfKind(kind: string): string[] {
  const parts = Object.hasOwn(PARTS, kind) ? PARTS[kind] : undefined;
  return (parts ?? USUAL).flatMap((part) => ['', ...part.split('\n')]);
}

/** What stands before the title in the heading of a new entry. */
export function labelOfKind(kind: string, number: number): string {
  return kind === 'til' || kind === 'debt' ? kindLabel(kind) : `${kindLabel(kind)} #${number}`;
}

const DEBT_HEADER = [
  '| Issue | Severity | Why Not Fixed | Future Fix |',
  '|-------|----------|---------------|------------|',
];

/**
 * A whole log: blockers, decisions, debt, what is left to do, resources and figures, all still blank.
 * @param name of the document, without folders
 * @param first the kind whose entries come first
 */
export function newLog(name: string, first = 'blocker'): string {
  const title = /^blockers?(?:[-_ ]?log)?\.md$/i.test(name) ? 'Blockers and Solutions' : titleOf(name);
  const main = Object.hasOwn(PLURALS, first) ? first : 'blocker';
  const sections: readonly (readonly string[])[] = [
    [
      `# ${title}`,
      '',
      '## Instructions',
      '',
      'Write down what stopped you and how you got past it, while you still remember.',
      '',
      '**Add an entry when:**',
      '- something has kept you for more than half an hour',
      '- a hard problem is solved',
      '- a decision shapes the architecture',
    ],
    [`## ${PLURALS[main] ?? 'Blocker Log'}`, '', `### ${labelOfKind(main, 1)}`, ...partsOfKind(main)],
    [
      '## Architectural Decisions',
      '',
      'What was decided, and why.',
      '',
      '### Decision #1',
      ...partsOfKind('decision'),
    ],
    [
      '## Known Issues / Technical Debt',
      '',
      'Shortcuts that somebody will have to come back to.',
      '',
      ...DEBT_HEADER,
      '| | Low/Med/High | | |',
      '| | | | |',
      '| | | | |',
    ],
    [
      '## If I Had More Time',
      ...['High Priority', 'Medium Priority', 'Nice to Have'].flatMap((heading) => [
        '',
        `### ${heading}`,
        '',
        '1.',
        '2.',
        '3.',
      ]),
    ],
    [
      '## Resources Used',
      ...['Documentation', 'Forums and Discussions', 'Code Examples'].flatMap((heading) => [
        '',
        `### ${heading}`,
        '',
        '-',
      ]),
      '',
      '### AI Assistance',
      '',
      '- [ ] An AI assistant helped',
      '- How:',
    ],
    [
      '## Summary Statistics',
      '',
      '| Metric | Value |',
      '|--------|-------|',
      `| Total ${main === 'blocker' ? 'blockers' : 'entries'} encountered | |`,
      '| Average resolution time | |',
      '| Most challenging area | |',
      '| Time spent debugging vs coding | |',
    ],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n---\n\n')}\n`;
}

const PLURALS: Readonly<Record<string, string>> = {
  blocker: 'Blocker Log',
  challenge: 'Challenge Log',
  troubleshooting: 'Troubleshooting Log',
  til: 'Today I Learned',
};

/** `Known Issues` of `KNOWN_ISSUES.md`. */
function titleOf(name: string): string {
  const words = name
    .replace(/\.(?:md|markdown)$/i, '')
    .split(/[-_\s]+/)
    .filter((word) => word !== '');
  const shouted = words.every((word) => word === word.toUpperCase());
  return (
    words
      .map((word) => word.charAt(0).toUpperCase() + (shouted ? word.slice(1).toLowerCase() : word.slice(1)))
      .join(' ') || 'Log'
  );
}
