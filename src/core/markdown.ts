import MarkdownIt from 'markdown-it';

/** A heading; lines are counted from 0 within the text given to {@link outline}. */
export interface Heading {
  readonly level: number;
  /** Its source, without the marks. */
  readonly text: string;
  readonly line: number;
  /** The first line behind it. */
  readonly endLine: number;
}

/** A fenced code block. */
export interface Fence {
  readonly line: number;
  /** The first line behind the closing fence. */
  readonly endLine: number;
  readonly info: string;
  /** Its content, with `\n` endings and without the last one. */
  readonly text: string;
}

/** The block structure of a document. */
export interface Outline {
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  /** Whether a line is code or HTML, and so holds no fields. */
  readonly isOpaque: (line: number) => boolean;
  readonly lines: readonly string[];
}

let parser: InstanceType<typeof MarkdownIt> | undefined;

/** Outlines Markdown without front matter. */
export function outline(text: string): Outline {
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  const opaque = new Set<number>();
  parser ??= createParser();
  const tokens = parser.parse(text, {});
  tokens.forEach((token, index) => {
    if (!token.map) return;
    const [line, endLine] = token.map;
    if (token.type === 'heading_open' && token.level === 0) {
      const text = tokens[index + 1]?.content ?? '';
      headings.push({ level: Number(token.tag.slice(1)), text, line, endLine });
    } else if (token.type === 'fence' || token.type === 'code_block' || token.type === 'html_block') {
      for (let n = line; n < endLine; n++) opaque.add(n);
      if (token.type === 'fence') {
        fences.push({ line, endLine, info: token.info.trim(), text: token.content.replace(/\n$/, '') });
      }
    }
  });
  return { headings, fences, isOpaque: (line) => opaque.has(line), lines: text.split(/\r\n|\n|\r/) };
}

/** The inline rules are left out: only the block structure is of interest. */
function createParser(): InstanceType<typeof MarkdownIt> {
  const created = new MarkdownIt('commonmark', { html: true });
  created.core.ruler.enableOnly(['normalize', 'block']);
  return created;
}
