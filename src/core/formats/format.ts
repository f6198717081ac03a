import type { DocumentRef, Problem } from '../entry';
import type { Finding } from '../finding';
import { findBlock, mayHoldBlock, withoutBlock, type IndexBlock } from '../indexes/block';
import { readFrontMatter, type FrontMatter } from '../frontMatter';
import { outline, type Outline } from '../markdown';
import { openPage, type Page } from '../page';

/** A document on its way to becoming entries. */
export interface Source {
  readonly document: DocumentRef;
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** Of the body, without the front matter. */
  readonly outline: Outline;
  /** Added to the outline's line numbers (from 0), gives the document's (from 1). */
  readonly firstLine: number;
  readonly page: Page;
  /** Where our own index stands. Its lines are blank in the outline, so that its rows are no entries. */
  readonly index?: IndexBlock;
}

/** Prepares a document for reading and editing. */
export function openSource(document: DocumentRef, text: string): Source {
  const frontMatter = readFrontMatter(text);
  const read = frontMatter.kind === 'read';
  const body = read ? frontMatter.body : text.replace(/^\uFEFF/, '');
  const whole = outline(body);
  const index = mayHoldBlock(body) ? findBlock(whole) : undefined;
  const blocks = index?.kind === 'block' ? outline(withoutBlock(body, index)) : whole;
  return {
    document,
    text,
    frontMatter,
    outline: blocks,
    firstLine: (read ? frontMatter.linesBefore : 0) + 1,
    page: openPage(document, frontMatter, blocks),
    ...(index?.kind === 'block' ? { index } : {}),
  };
}

/** What a family saw in a document. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** One family of documents. */
export interface Format {
  readonly name: string;
  /** The document's entries, or `undefined` when it is not of this family. */
  read(source: Source): Findings | undefined;
}
