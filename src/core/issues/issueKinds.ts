import type { IssueTemplateSource } from './issueTemplate';

/**
 * The kinds that are written as issue templates.
 *
 * PLUG: the one place that says what is in them. When the kinds have templates as data, this maps those to
 * {@link IssueTemplateSource}, and the texts below go.
 */
export function issueKinds(): readonly IssueTemplateSource[] {
  return KINDS.map(({ sections, ...kind }) => ({
    ...kind,
    labels: [kind.kind],
    body: sections.map((section) => `## ${section}\n`).join('\n'),
  }));
}

const KINDS = [
  {
    kind: 'challenge',
    name: 'Challenge',
    description: 'A hard problem: what went wrong, why, and what fixed it.',
    sections: [
      '🔴 Problem',
      '🔍 Root Cause',
      '✅ Solution',
      '🧠 Lessons Learned',
      '📊 Impact',
      '📖 References',
    ],
  },
  {
    kind: 'blocker',
    name: 'Blocker',
    description: 'Something that keeps work from going on.',
    sections: ['Problem', 'What It Blocks', 'What Was Tried', 'Resolution'],
  },
  {
    kind: 'decision',
    name: 'Decision (ADR)',
    description: 'A choice to make, with its options and what follows from it.',
    sections: ['Context', 'Options', 'Decision', 'Consequences'],
  },
  {
    kind: 'til',
    name: 'TIL',
    description: 'Something learned that others may need.',
    sections: ['What I Learned', 'How I Found Out', 'References'],
  },
  {
    kind: 'troubleshooting',
    name: 'Troubleshooting Report',
    description: 'A fault that was searched for, step by step.',
    sections: ['Symptom', 'Hypothesis', 'Investigation', 'Root Cause', 'Solution', 'Prevention'],
  },
] as const;
