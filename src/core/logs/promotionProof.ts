import { EMPTY_CATALOG, withReadings } from '../catalog';
import { readDocument, readSource } from '../document';
import { factsOf } from '../editing/proof';
import type { DocumentRef } from '../entry';
import type { Finding } from '../finding';
import { openSource, type Source } from '../formats/format';
import { UserError } from '../ports';
import { applyEdits } from '../textEdit';
import type { Promotion, PromotionTarget } from './promotion';

/** Every other entry is what it was, and this one is shown once, with what was known of it. */
export function provePromotion(
  source: Source,
  before: readonly Finding[],
  own: Finding,
  target: PromotionTarget,
  { record, edits }: Promotion,
): void {
  const { document, text } = source;
  const refuse = () => {
    throw new UserError(
      `“${own.entry.title}” cannot be moved without changing what else ${document.path} says. Move it by hand.`,
    );
  };
  const place: DocumentRef = {
    ...document,
    uri: `${document.uri}\n${target.path}`,
    path: target.path,
    inTarget: true,
  };
  const made = readDocument(place, record);
  const entry = made.entries[0];
  if (made.entries.length !== 1 || made.problems.length > 0 || entry?.form !== 'record') return refuse();
  if (entry.title !== own.entry.title || entry.kind !== target.kind) return refuse();
  if (own.entry.form === 'record' || own.entry.form === 'report') return;
  const after = readSource(openSource(document, applyEdits(text, edits))).findings;
  const readings = new Map([
    [document.uri, { entries: after.map((finding) => finding.entry), problems: [] }],
    [place.uri, made],
  ]);
  const shown = withReadings(EMPTY_CATALOG, readings).entries.filter(
    ({ document: { uri } }) => uri === document.uri,
  );
  const others = before.filter((finding) => finding !== own).map((finding) => factsOf(finding.entry));
  const rest = shown.map((one) => factsOf(one));
  if (rest.length !== others.length || [...rest].sort().join('\n') !== [...others].sort().join('\n'))
    refuse();
}
