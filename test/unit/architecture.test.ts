import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Source files import each other by relative paths; everything else is a package. */
interface Import {
  readonly from: string;
  /** A source file without `.ts`, or a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));
const IMPORTS = SOURCES.flatMap(importsOf);

/** docs/ARCHITECTURE.md, "Who may import whom": for each room, the rooms and packages that it may use. */
const RULES: Readonly<Record<string, readonly RegExp[]>> = {
  core: [/^core\//, /^(?:gray-matter|yaml|markdown-it|diff|ignore|minimatch|@secretlint\/.*)$/],
  node: [/^core\//, /^node\//, /^node:/, /^simple-git$/],
  adapters: [/^core\//, /^adapters\//, /^manifest$/, /^vscode$/],
  cli: [/^core\//, /^node\//, /^cli\//, /^node:/, /^get-east-asian-width$/, /^\.\.\/package\.json$/],
  features: [/^core\//, /^manifest$/, /^vscode$/],
};
/** Libraries with one importer each, so that each is locked down, or replaced, in one place. */
const SOLE_IMPORTERS: Readonly<Record<string, string>> = {
  '@secretlint/secretlint-rule-preset-recommend': 'core/secrets/preset',
  'get-east-asian-width': 'cli/plain',
  'gray-matter': 'core/frontMatter',
  'markdown-it': 'core/markdown',
  minimatch: 'core/selection',
  'simple-git': 'node/git',
};

describe('the architecture', () => {
  for (const [room, allowed] of Object.entries(RULES)) {
    it(`${room} imports only what it may`, () => {
      const breaches = IMPORTS.filter(({ from }) => from.startsWith(`${room}/`)).filter(
        ({ from, to, typeOnly }) => {
          if (allowed.some((pattern) => pattern.test(to))) return false;
          if (room !== 'features') return true;
          const ownRoom = from.split('/').slice(0, -1).join('/');
          return (
            !(to === 'services' && typeOnly) && !(ownRoom !== 'features' && to.startsWith(`${ownRoom}/`))
          );
        },
      );
      assert.deepEqual(breaches, []);
    });
  }

  it('only the services build adapters, and only the extension starts features', () => {
    const breaches = IMPORTS.filter(({ from, to, typeOnly }) => {
      if (/^(?:adapters|node)\//.test(to))
        return !/^(?:adapters|node|cli)\/|^(?:services|firstServices)(?:\.web)?$/.test(from);
      return (
        to.startsWith('features/') &&
        !from.startsWith('features/') &&
        !['extension', 'afterwards'].includes(from) &&
        !typeOnly
      );
    });
    assert.deepEqual(breaches, []);
  });

  for (const [library, importer] of Object.entries(SOLE_IMPORTERS)) {
    it(`${library} is imported by ${importer} alone`, () => {
      assert.deepEqual(
        IMPORTS.filter(({ to }) => to === library).map(({ from }) => from),
        [importer],
      );
    });
  }

  it('has no cycle', () => {
    const edges = Map.groupBy(
      IMPORTS.filter(({ typeOnly }) => !typeOnly),
      ({ from }) => from,
    );
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      assert.notEqual(state.get(file), 'open', [...trail, file].join(' → '));
      state.set(file, 'open');
      for (const { to } of edges.get(file) ?? []) visit(to, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of edges.keys()) visit(file, []);
  });
});

function importsOf(file: string): Import[] {
  const from = file.replace(/\.ts$/, '');
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join('src', file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const to = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier;
    found.push({ from, to, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) add(specifier.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
