import * as vscode from 'vscode';
import type { Finding } from '../../core/capture';
import type { LineRange } from '../../core/entry';
import { messageTold } from '../../core/writable';
import { sourceOf } from './diagnostics';

/** Of an error, in UTF-16 units: nobody reads more in a record. */
const LONGEST_MESSAGE = 2_000;

/** A document as it was at one moment, with the pieces that are captured. */
export interface Snapshot {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly isDirty: boolean;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly lines: LineRange;
  readonly code: string;
  readonly findings: readonly Finding[];
  /** Without the white space around it. */
  readonly range: vscode.Range;
}

/** Takes the selected pieces in the document's order; where nothing is selected, the cursors' lines. */
export function snapshotOf(document: vscode.TextDocument, ranges: readonly vscode.Range[]): Snapshot {
  const sorted = [...ranges].sort((a, b) => a.start.compareTo(b.start));
  const selected = sorted.some((range) => !range.isEmpty) ? sorted.filter((range) => !range.isEmpty) : sorted;
  const pieces = selected.map((range) => pieceOf(document, range.start, endOf(document, range)));
  return { document, text: document.getText(), isDirty: document.isDirty, pieces };
}

function pieceOf(document: vscode.TextDocument, start: vscode.Position, end: vscode.Position): Piece {
  const lines = { first: start.line + 1, last: end.line + 1 };
  const code = document.getText(new vscode.Range(start, end));
  return { lines, code, findings: findingsOn(document.uri, lines), range: trimmed(document, start, code) };
}

/** A selection that ends at the start of a line does not count that line. */
function endOf(document: vscode.TextDocument, { start, end }: vscode.Range): vscode.Position {
  return end.character === 0 && end.line > start.line ? document.lineAt(end.line - 1).range.end : end;
}

function trimmed(document: vscode.TextDocument, start: vscode.Position, code: string): vscode.Range {
  const text = code.trim();
  if (text === '') return new vscode.Range(start, start);
  const first = document.offsetAt(start) + code.indexOf(text);
  return new vscode.Range(document.positionAt(first), document.positionAt(first + text.length));
}

/** The errors and warnings of other tools on these lines, errors first. */
function findingsOn(uri: vscode.Uri, lines: LineRange): Finding[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(
      ({ severity, source }) => severity <= vscode.DiagnosticSeverity.Warning && source !== 'challenge-log',
    )
    .filter(({ range }) => range.start.line + 1 <= lines.last && range.end.line + 1 >= lines.first)
    .sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start))
    .map((diagnostic) => {
      const source = sourceOf(diagnostic);
      return {
        severity: diagnostic.severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning',
        line: diagnostic.range.start.line + 1,
        message: messageTold(diagnostic.message, LONGEST_MESSAGE),
        ...(source === undefined ? {} : { source }),
      };
    });
}
