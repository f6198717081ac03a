import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintSourceCode } from '@secretlint/types';

/** What one of secretlint's rules reports: the value that it takes for a secret, and about where that begins. */
export interface Report {
  /** What it is, such as `GitHub Token`. */
  readonly kind: string;
  readonly value: string;
  readonly index: number;
}

type Scan = (source: SecretLintSourceCode, report: (report: Report) => void) => void;

let scans: readonly Scan[] | undefined;

/**
 * What secretlint's recommended rules find in a text. They are given no file, so they look at nothing else.
 *
 * The rules are driven by their own interface, without secretlint's core: that brings what only a linter needs.
 */
export function presetReports(text: string): Report[] {
  const found: Report[] = [];
  const source = sourceOf(text);
  for (const scan of (scans ??= readScans())) scan(source, (report) => found.push(report));
  return found;
}

function readScans(): Scan[] {
  const made: Scan[] = [];
  creator.create(
    {
      sharedOptions: {},
      registerRule(rule) {
        // A comment in the code that switches rules off must not let a secret through.
        if (rule.meta.type !== 'scanner') return;
        let tell: (report: Report) => void = () => undefined;
        const context: SecretLintRuleContext = {
          sharedOptions: {},
          createTranslator: (messages) => (id, data) => {
            const message = messages[id]?.en({}) ?? String(id);
            return { message, messageId: String(id), data };
          },
          report: ({ message, range }) => {
            const value = longestOf(message.data);
            if (value !== '') tell({ kind: kindOf(message.message), value, index: range[0] });
          },
          ignore: () => undefined,
        };
        // Without options each rule has its defaults.
        const handler = rule.create(context, {} as never);
        made.push((source, report) => {
          tell = report;
          // Only rules about files of their own wait for anything.
          void handler.file?.(source);
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
