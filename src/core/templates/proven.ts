import type { Entry } from '../entry';
import { isSameTitle } from '../logs/titleText';
import { UserError } from '../ports';
import { readText } from '../reader';
import { render, type Rendered } from './render';
import type { Template } from './template';
import { anchoredPlaces, type Filling } from './values';

/** A title that no form of document takes for anything else. */
const PLAIN = 'A title';

/**
 * Fills a template in, and proves that the document is read as the entry that it is to be: what stands in no front
 * matter is read as people write it, so that the title "3. Fixed: a" could become a number, a state and a title.
 * @throws UserError where the entry would be another one, or none, and with a plain title it would be found
 */
export function renderProven(template: Template, filling: Filling): Rendered {
  const { path } = filling;
  const { kind, date } = filling.draft;
  const draft = { title: PLAIN, kind, tags: [], date };
  const plain = { ...filling, draft, capture: { places: [], environment: [] } };
  const wanted = entryOf(render(template, plain).text, path);
  // A team may have templates whose documents are no entries.
  if (wanted?.title !== PLAIN) return render(template, filling);
  for (const escapesAll of template.isRecord ? [false] : [false, true]) {
    const rendered = render(template, { ...filling, escapesAll });
    const found = entryOf(rendered.text, path);
    if (found && isWanted(found, wanted, template, filling)) return rendered;
  }
  throw new UserError(
    template.isRecord
      ? 'What is known of this entry needs more room than front matter has. Select fewer places, or write fewer tags.'
      : `In a document by the template “${template.name}” this title would be taken for something else. Write other words, or choose another template.`,
  );
}

/** The entry of a document that holds one. */
function entryOf(text: string, path: string): Entry | undefined {
  const { entries } = readText({ uri: path, path, inTarget: true }, text);
  return entries.length === 1 ? entries[0] : undefined;
}

function isWanted(
  { title, tags, kind, state, status, anchors }: Entry,
  wanted: Entry,
  { isRecord }: Template,
  { draft, capture }: Filling,
): boolean {
  if (kind !== wanted.kind || state !== wanted.state || status !== wanted.status) return false;
  if (!isRecord) return isSameTitle(draft.title, { title, tags });
  const known = anchoredPlaces(capture).filter(({ id }) => id !== undefined);
  return title === draft.title && anchors.length === known.length;
}
