import { writtenFacts } from '../anchorFacts';
import type { Anchor } from '../entry';
import { headingOf } from '../formats/record';
import { escapeMarkdown } from '../markdownText';
import { yamlQuoted, yamlScalar } from '../yamlText';

/** The facts of a record that is made of another entry. */
export interface RecordFacts {
  readonly title: string;
  readonly kind: string;
  readonly status?: string;
  readonly date?: string;
  readonly resolved?: string;
  readonly severity?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  readonly minutes?: number;
  readonly anchors: readonly Anchor[];
  readonly link: RecordLink;
}

/** How a record is related to another document, whose path is relative to its own. */
export interface RecordLink {
  readonly rel: 'related' | 'follow-up';
  readonly to: string;
}

/** A record as docs/FORMAT.md describes it, with `\n` endings. */
export function recordText(facts: RecordFacts, body: readonly string[]): string {
  const heading = `# ${escapeMarkdown(headingOf(facts.kind, facts.title))}`;
  return `${[...frontMatter(facts), '', heading, '', ...body].join('\n').trimEnd()}\n`;
}

function frontMatter(facts: RecordFacts): string[] {
  const { title, kind, status, date, resolved, severity, category, tags, minutes, anchors, link } = facts;
  const words = { status, date, resolved, severity, category };
  const lines = ['---', `title: ${yamlQuoted(title)}`, `kind: ${yamlScalar(kind)}`];
  for (const [key, value] of Object.entries(words)) {
    if (value === undefined) continue;
    const isDate = (key === 'date' || key === 'resolved') && /^[\dT:+Z-]+$/.test(value);
    lines.push(`${key}: ${isDate ? value : yamlScalar(value)}`);
  }
  if (tags.length > 0) lines.push(`tags: [${tags.map(yamlScalar).join(', ')}]`);
  if (minutes !== undefined) lines.push(`minutes: ${minutes}`);
  if (anchors.length > 0) lines.push('anchors:', ...anchors.flatMap(anchorLines));
  return [...lines, ...linkLines(link), '---'];
}

/** A list of one link. */
export function linkLines({ rel, to }: RecordLink): string[] {
  return ['links:', `  - rel: ${rel}`, `    to: ${yamlScalar(to)}`];
}

function anchorLines(anchor: Anchor): string[] {
  const facts = writtenFacts(anchor).map(([name, value]) => {
    const written = name === 'lines' ? value : name === 'commit' ? yamlQuoted(value) : yamlScalar(value);
    return `    ${name}: ${written}`;
  });
  return [`  - id: ${yamlScalar(anchor.id)}`, ...facts];
}
