import { outline } from '../markdown';
import { splitFrontMatter } from '../frontMatter';
import { parseTemplate } from './template';
import { onlyMark, markVariables, usesOf, variableOf, VARIABLES } from './variables';

/** Something in a template that a person should look at; offsets are UTF-16 units of its text. */
export interface TemplateProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** What is wrong with a template: its front matter, unknown variables, and variables where they cannot stand. */
export function checkTemplate(id: string, text: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const lines = linesOf(text);
  const template = parseTemplate(id, text, true);
  if ('message' in template) {
    const { start, end } = lines[template.line] ?? { start: 0, end: 0 };
    problems.push({ start, end, message: template.message, severity: 'error' });
  }
  const { bodyLine, body } = splitFrontMatter(text.replaceAll(/\r\n|\r/g, '\n'));
  const { isOpaque } = outline(markVariables(body));
  for (const { name, start, end } of usesOf(text)) {
    const variable = variableOf(name);
    if (!variable) {
      const near = nearestTo(name);
      const hint = near ? ` Did you mean \${${near}}?` : ' Write \\${ for these characters themselves.';
      problems.push({ start, end, message: `There is no variable \${${name}}.${hint}`, severity: 'warning' });
      continue;
    }
    if (!variable.isBlock) continue;
    const line = lines.findIndex((line) => start <= line.end);
    const { start: from = 0, end: to = 0 } = lines[line] ?? {};
    const alone = text.slice(from, to).replace(/^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*/, '');
    const isAlone = onlyMark(markVariables(alone.trimEnd())) !== undefined;
    if (line < bodyLine || (!isAlone && !isOpaque(line - bodyLine))) {
      const message = `\${${name}} has several lines: put it alone on a line, or in a code fence.`;
      problems.push({ start, end, message, severity: 'warning' });
    }
  }
  return problems;
}

/** The variable that somebody may have meant: the same letters but for one or two. */
function nearestTo(name: string): string | undefined {
  const near = VARIABLES.map((variable) => ({
    name: variable.name,
    distance: distanceOf(name, variable.name),
  }));
  const best = near.reduce((a, b) => (b.distance < a.distance ? b : a));
  return best.distance <= 2 ? best.name : undefined;
}

/** Levenshtein's distance. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function linesOf(text: string): { readonly start: number; readonly end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  for (const found of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  return [...lines, { start, end: text.length }];
}
