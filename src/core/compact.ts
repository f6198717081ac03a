import type { Anchor, DocumentRef, Entry, Reading } from './entry';

/** Readings that came from elsewhere, as small as if they were read here. */
export interface Compactor {
  /**
   * @param reading just received, and nobody else's: it is changed in place
   * @returns the same, about this document
   */
  adopt(document: DocumentRef, reading: Reading): Reading;
}

/** Texts that stand in many entries, so that each is kept once. */
const FIELDS = ['form', 'kind', 'state', 'status', 'severity', 'category'] as const;
const ANCHOR_FIELDS = ['id', 'branch', 'file'] as const;
const MOST_TEXTS = 20_000;
const LONGEST_TEXT = 80;

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

export function createCompactor(): Compactor {
  const texts = new Map<string, string>();

  function shared<Text extends string>(text: Text): Text {
    const known = texts.get(text);
    if (known !== undefined) return known as Text;
    if (texts.size < MOST_TEXTS && text.length <= LONGEST_TEXT) texts.set(text, text);
    return text;
  }

  function share<Key extends string>(value: { [key in Key]?: string }, keys: readonly Key[]): void {
    for (const key of keys) {
      const text = value[key];
      if (text !== undefined) value[key] = shared(text);
    }
  }

  return {
    adopt(document, reading) {
      for (const problem of reading.problems) (problem as Writable<typeof problem>).document = document;
      for (const entry of reading.entries as readonly Writable<Entry>[]) {
        entry.document = document;
        share(entry, FIELDS);
        entry.tags = entry.tags.map(shared);
        for (const anchor of entry.anchors as readonly Writable<Anchor>[]) share(anchor, ANCHOR_FIELDS);
      }
      return reading;
    },
  };
}
