// Real code that captured places are taken from: this repository's own and that of packages which `npm ci` installs.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { LineRange } from '../../src/core/entry';

/** A file of code, and the pieces of it that a person might capture. */
export interface SourceFile {
  readonly path: string;
  readonly lines: readonly string[];
  readonly symbols: ReturnType<typeof symbolsOf>;
  readonly blocks: readonly Block[];
}

/** Lines counted from 0, both included. */
export interface Block {
  readonly first: number;
  readonly last: number;
  /** Which child of which child of the syntax tree it is; absent for lines that are no node. */
  readonly node?: readonly number[];
}

/** What the limits were tuned on, and what only the figures were ever looked at of. */
export const FILES = {
  tuned: [
    'src/core/title.ts',
    'src/core/remote.ts',
    'src/core/conclusion.ts',
    'src/core/arrangement.ts',
    'src/core/documentIndex.ts',
    'src/adapters/documents.ts',
    'src/features/challenges/view.ts',
    'src/features/log/capture.ts',
    'src/node/git.ts',
    'scripts/bench.mjs',
    'node_modules/@azure/msal-common/src/authority/Authority.ts',
    'node_modules/@azure/msal-common/src/cache/CacheManager.ts',
    'node_modules/@azure/msal-node/src/cache/NodeStorage.ts',
    'node_modules/chokidar/handler.js',
    'node_modules/commander/lib/command.js',
    'node_modules/mocha/lib/runner.js',
    'node_modules/mocha/lib/suite.js',
    'node_modules/qs/lib/parse.js',
    'node_modules/sax/lib/sax.js',
    'node_modules/semver/classes/range.js',
    'node_modules/underscore/underscore-esm.js',
    'node_modules/xmlbuilder/lib/XMLNode.js',
  ],
  'held back': [
    'src/adapters/catalogSource.ts',
    'src/cli/new.ts',
    'src/core/logs/append.ts',
    'src/core/templates/substitute.ts',
    'src/node/numberedFolder.ts',
    'scripts/vscode.mjs',
    'node_modules/@typescript-eslint/scope-manager/dist/referencer/Referencer.js',
    'node_modules/@typescript-eslint/typescript-estree/dist/node-utils.js',
    'node_modules/@vscode/vsce/out/package.js',
    'node_modules/c8/lib/report.js',
    'node_modules/diff/libesm/patch/create.js',
    'node_modules/eslint/lib/linter/code-path-analysis/code-path-analyzer.js',
    'node_modules/eslint/lib/linter/file-report.js',
    'node_modules/jsonc-parser/lib/esm/impl/parser.js',
    'node_modules/parse5/dist/parser/open-element-stack.js',
    'node_modules/yaml/dist/doc/Document.js',
    'node_modules/yaml/dist/parse/lexer.js',
    'node_modules/yargs/build/lib/yargs-factory.js',
  ],
} as const;
export type SetName = keyof typeof FILES;

export function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8').replace(/\r\n/g, '\n');
  const lines = text.split('\n');
  return {
    path,
    lines,
    symbols: symbolsOf(path, text),
    blocks: [...nodesOf(path, text), ...rangesOf(lines)],
  };
}

/** The lines of a node of another version of a file, found by its way in the syntax tree. */
export function linesOfNode(path: string, text: string, way: readonly number[]): Block | undefined {
  const source = parse(path, text);
  let node: ts.Node | undefined = source;
  for (const index of way) node = node && childrenOf(node)[index];
  return node && linesOf(source, node);
}

/** The functions, methods and classes of a file, with their whole paths, as an editor's outline names them. */
export function symbolsOf(path: string, text: string): { path: string; lines: LineRange }[] {
  const source = parse(path, text);
  const symbols: { path: string; lines: LineRange }[] = [];
  const visit = (node: ts.Node, names: readonly string[]) => {
    const isNamed =
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isVariableDeclaration(node);
    const name = isNamed ? node.name?.getText(source) : undefined;
    const within = name === undefined ? names : [...names, name];
    if (name !== undefined) {
      const { first, last } = linesOf(source, node);
      symbols.push({ path: within.join('.'), lines: { first: first + 1, last: last + 1 } });
    }
    childrenOf(node).forEach((child) => visit(child, within));
  };
  visit(source, []);
  return symbols;
}

function nodesOf(path: string, text: string): Block[] {
  const source = parse(path, text);
  const blocks: Block[] = [];
  const visit = (node: ts.Node, way: readonly number[]) => {
    const lines = linesOf(source, node);
    const isPiece = ts.isStatement(node) || ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node);
    // Whole lines of their own, as people select them.
    const before = text.slice(0, node.getStart(source)).split('\n').at(-1) ?? '';
    const isAlone = before.trim() === '' && /^[;,]?[ \t]*(?:\n|$)/.test(text.slice(node.end));
    if (isPiece && !ts.isBlock(node) && isAlone && lines.last - lines.first < 120)
      blocks.push({ ...lines, node: way });
    childrenOf(node).forEach((child, index) => visit(child, [...way, index]));
  };
  visit(source, []);
  return blocks;
}

/** Lines that nobody's syntax holds together: from a line with text, three to twelve of them. */
function rangesOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let first = 5; first + 12 < lines.length; first += 7) {
    const last = first + 2 + (first % 10);
    if (lines[first]?.trim() && lines[last]?.trim()) blocks.push({ first, last });
  }
  return blocks;
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

function linesOf(source: ts.SourceFile, node: ts.Node): Block {
  const lineOf = (offset: number) => source.getLineAndCharacterOfPosition(offset).line;
  return { first: lineOf(node.getStart(source)), last: lineOf(node.end) };
}
