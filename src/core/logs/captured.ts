import { MAX_FINDINGS, type Capture, type Place } from '../capture';
import { escapeMarkdown } from '../markdownText';
import { fenced, fenceLanguage, snippetInfo } from '../snippet';

/** What was found on the captured lines, the error output, the code with its facts on the fence, and the environment. */
export function capturedLines({ places, errorOutput, environment }: Capture): string[] {
  let count = 0;
  const found = [
    ...new Set(
      places.flatMap(({ findings }) =>
        findings.map(({ severity, line, message, source }) => {
          const from = source ? ` (${inline(source)})` : '';
          return `- ${severity === 'error' ? 'Error' : 'Warning'} on line ${line}: ${inline(message)}${from}`;
        }),
      ),
    ),
  ].slice(0, MAX_FINDINGS);
  const fences = places
    .filter(({ code, anchor }) => code !== '' || anchor !== undefined)
    .map((place) => fenceOf(place, place.anchor ? `a${++count}` : undefined));
  const output = errorOutput === undefined ? [] : [fenced('text', errorOutput)];
  const facts = environment.map((fact) => `- ${inline(fact)}`);
  const groups = [found, ...output, ...fences, errorOutput === undefined ? [] : facts].filter(
    (group) => group.length > 0,
  );
  return groups.flatMap((group, index) => (index === 0 ? group : ['', ...group]));
}

function fenceOf({ anchor, language, code }: Place, id: string | undefined): string[] {
  return fenced(
    id === undefined ? fenceLanguage(language) : snippetInfo(language, 'before', id, anchor),
    code,
  );
}

function inline(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim());
}
