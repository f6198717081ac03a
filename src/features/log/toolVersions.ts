import * as vscode from 'vscode';
import { messageTold } from '../../core/writable';
import type { Services } from '../../services';

/** Of a version, in UTF-16 units. */
const LONGEST_VERSION = 60;

interface Declaration {
  readonly name: string;
  readonly file: string;
  readonly pattern: RegExp;
  /** What is said instead of the file. */
  readonly label?: string;
}

const NODE: readonly Declaration[] = [
  { name: 'Node.js', file: '.nvmrc', pattern: /^\s*v?(\S+)/ },
  { name: 'Node.js', file: '.node-version', pattern: /^\s*v?(\S+)/ },
  { name: 'Node.js', file: 'package.json', pattern: /"engines"\s*:\s*\{[^}]*"node"\s*:\s*"([^"]+)"/ },
  {
    name: 'TypeScript',
    file: 'node_modules/typescript/package.json',
    pattern: /"version"\s*:\s*"([^"]+)"/,
    label: 'installed',
  },
];

/** Where projects write down the version of their language, by language id. */
const DECLARATIONS = new Map<string, readonly Declaration[]>(
  Object.entries({
    typescript: NODE,
    typescriptreact: NODE,
    javascript: NODE,
    javascriptreact: NODE,
    python: [
      { name: 'Python', file: '.python-version', pattern: /^\s*(\S+)/ },
      { name: 'Python', file: 'pyproject.toml', pattern: /^requires-python\s*=\s*"([^"]+)"/m },
    ],
    go: [{ name: 'Go', file: 'go.mod', pattern: /^go\s+(\S+)/m }],
    rust: [
      { name: 'Rust', file: 'rust-toolchain.toml', pattern: /^channel\s*=\s*"([^"]+)"/m },
      { name: 'Rust', file: 'Cargo.toml', pattern: /^rust-version\s*=\s*"([^"]+)"/m },
    ],
    ruby: [{ name: 'Ruby', file: '.ruby-version', pattern: /^\s*(\S+)/ }],
    java: [{ name: 'Java', file: '.java-version', pattern: /^\s*(\S+)/ }],
  }),
);

/**
 * The versions that a project declares for a language, such as `Node.js: 22 (.nvmrc)`; no program is run.
 * Of several files that declare the same, the first counts.
 */
export async function declaredVersions(
  { boundary }: Pick<Services, 'boundary'>,
  root: vscode.Uri,
  languageId: string | undefined,
): Promise<string[]> {
  const versions = new Map<string, string>();
  const declarations = languageId === undefined ? [] : (DECLARATIONS.get(languageId) ?? []);
  const texts = await Promise.all(
    declarations.map(({ file }) => textOf(boundary, vscode.Uri.joinPath(root, file))),
  );
  declarations.forEach(({ name, file, pattern, label = file }, index) => {
    const version = pattern.exec(texts[index] ?? '')?.[1];
    if (version !== undefined && !versions.has(name))
      versions.set(name, `${name}: ${messageTold(version, LONGEST_VERSION)} (${label})`);
  });
  return [...versions.values()];
}

async function textOf(boundary: Services['boundary'], uri: vscode.Uri): Promise<string> {
  if (!(await boundary.holds(uri))) return '';
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return ''; // most projects declare only one of them
  }
}

/** Where a project writes down its own version. */
const OWN_VERSION: readonly Pick<Declaration, 'file' | 'pattern'>[] = [
  { file: 'package.json', pattern: /^ {0,8}"version"\s*:\s*"([^"]+)"/m },
  { file: 'Cargo.toml', pattern: /^version\s*=\s*"([^"]+)"/m },
  { file: 'pyproject.toml', pattern: /^version\s*=\s*"([^"]+)"/m },
  { file: 'VERSION', pattern: /^v?(\d[\w.+-]*)\s*$/ },
];

/** The version that a project declares for itself; no program is run. */
export async function projectVersion(
  { boundary }: Pick<Services, 'boundary'>,
  root: vscode.Uri,
): Promise<string | undefined> {
  const texts = await Promise.all(
    OWN_VERSION.map(({ file }) => textOf(boundary, vscode.Uri.joinPath(root, file))),
  );
  const found = OWN_VERSION.map(({ pattern }, index) => pattern.exec(texts[index] ?? '')?.[1]);
  const version = found.find((one) => one !== undefined);
  return version === undefined ? undefined : messageTold(version, LONGEST_VERSION);
}
