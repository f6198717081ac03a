import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintSourceCode } from '@secretlint/types';

/** What one of secretlint's rules reports: the value that it takes for a secret, and about where that begins. */
export interface Report {
  /** What it is, such as `GitHub Token`. */
  readonly kind: string;
  readonly value: string;
  readonly index: number;
}

/** Looks for secrets of some kinds in a text. */
export type Scan = (text: string) => readonly Report[];

let scans: readonly Scan[] | undefined;

/**
 * secretlint's recommended rules. They are given no file, so they look at nothing but the text.
 *
 * The rules are driven by their own interface, without secretlint's core: that brings what only a linter needs.
 */
export function presetScans(): readonly Scan[] {
  return (scans ??= readScans());
}

function readScans(): Scan[] {
  const made: Scan[] = [];
  creator.create(
    {
      sharedOptions: {},
      registerRule(rule) {
        // A comment in the code that switches rules off must not let a secret through.
        if (rule.meta.id.endsWith('/secretlint-rule-filter-comments')) return;
        let found: Report[] = [];
        const context: SecretLintRuleContext = {
          sharedOptions: {},
          createTranslator: (messages) => (id, data) => {
            const message = messages[id]?.en({}) ?? String(id);
            return { message, messageId: String(id), data };
          },
          report: ({ message, range }) => {
            const value = longestOf(message.data);
            if (value !== '') found.push({ kind: kindOf(message.message), value, index: range[0] });
          },
          ignore: () => undefined,
        };
        // Without options each rule has its defaults.
        const handler = rule.create(context, {} as never);
        made.push((text) => {
          found = [];
          // Only rules about files of their own wait for anything.
          void handler.file?.(sourceOf(text));
          return found;
        });
      },
    },
    {},
  );
  return made;
}

/** `found GitHub Token(undefined): undefined` as a name. */
function kindOf(message: string): string {
  return message.replace(/^found /, '').replace(/(?:\(undefined\))?: undefined$/, '');
}

function longestOf(data: unknown): string {
  const values = Object.values((data ?? {}) as Record<string, unknown>).filter(
    (value) => typeof value === 'string',
  );
  return values.reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** A text without a file. Positions are only asked for by the rule about comments, which is left out. */
function sourceOf(content: string): SecretLintSourceCode {
  const unused = (): never => {
    throw new Error('A rule of secretlint asks for positions.');
  };
  return {
    hasBOM: false,
    content,
    filePath: undefined,
    physicalFilePath: undefined,
    contentType: 'text',
    ext: '',
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: unused,
    rangeToLocation: unused,
    positionToIndex: unused,
    indexToPosition: unused,
  };
}
