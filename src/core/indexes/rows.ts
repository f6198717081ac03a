import type { Entry } from '../entry';
import { linkedDocument, type Finding } from '../finding';
import type { Source } from '../formats/format';
import { unescapeMarkdown } from '../markdownText';
import { parseTitle } from '../title';

/** A heading or a row of our own index, with the link that it begins with. */
const ROW = /^(?:#{3,4} |\| (?:\d*\s?\| )?)\[((?:[^\][\\]|\\.){1,2000})\]\((\.\/[^()\s]{1,2000})\)/;

/**
 * The rows of our own index: each stands for the document that it links to, and counts only where that holds no
 * entry. They tell no state, since they repeat what the documents said when they were written.
 */
export function readIndexRows({ document, text, firstLine, index, page }: Source): Finding[] {
  if (!index) return [];
  const lines = text.split(/\r\n|\n|\r/).slice(firstLine - 1);
  return lines.slice(index.open + 1, index.close).flatMap((source, offset) => {
    const [, label, target] = ROW.exec(source) ?? [];
    const link = target === undefined ? undefined : linkedDocument(target, page);
    if (label === undefined || link === undefined) return [];
    const start = index.open + 1 + offset;
    const { kind = 'challenge', number, title } = parseTitle(unescapeMarkdown(label));
    const entry: Entry = {
      document,
      line: firstLine + start,
      endLine: firstLine + start,
      form: 'row',
      ...(number === undefined ? {} : { number }),
      title: title || link,
      kind,
      state: 'reference',
      inferred: true,
      tags: [],
      anchors: [],
      link,
    };
    return [{ entry, status: { at: 'nowhere' }, start, end: start + 1, parts: [] }];
  });
}
