/** Language ids whose usual name behind a Markdown fence is another one. */
const FENCE_NAMES: Readonly<Record<string, string>> = {
  typescript: 'ts',
  typescriptreact: 'tsx',
  javascript: 'js',
  javascriptreact: 'jsx',
  shellscript: 'sh',
  plaintext: 'text',
};

/** VS Code's ids of the languages that it knows by itself, with the endings of their files' names. */
const FILE_ENDINGS: Readonly<Record<string, string>> = {
  bat: 'bat cmd',
  c: 'c',
  clojure: 'clj cljs cljc edn',
  coffeescript: 'coffee',
  cpp: 'cpp cc cxx hpp hh hxx h ino',
  csharp: 'cs csx',
  css: 'css',
  dart: 'dart',
  diff: 'diff patch',
  dockerfile: 'dockerfile containerfile',
  fsharp: 'fs fsi fsx',
  go: 'go',
  groovy: 'groovy gradle',
  html: 'html htm xhtml',
  ini: 'ini',
  java: 'java',
  javascript: 'js mjs cjs',
  javascriptreact: 'jsx',
  json: 'json',
  jsonc: 'jsonc',
  julia: 'jl',
  latex: 'tex',
  less: 'less',
  lua: 'lua',
  makefile: 'makefile mk',
  markdown: 'md markdown',
  'objective-c': 'm',
  'objective-cpp': 'mm',
  perl: 'pl pm',
  php: 'php',
  powershell: 'ps1 psm1 psd1',
  properties: 'properties conf cfg',
  python: 'py pyi pyw',
  r: 'r',
  restructuredtext: 'rst',
  ruby: 'rb rake gemspec gemfile rakefile',
  rust: 'rs',
  scss: 'scss',
  shellscript: 'sh bash zsh ksh',
  sql: 'sql',
  swift: 'swift',
  typescript: 'ts mts cts',
  typescriptreact: 'tsx',
  vb: 'vb',
  xml: 'xml xsd xsl csproj',
  yaml: 'yaml yml',
};

/** The name of a language for a fence's info string; never anything that could end the fence's line. */
export function fenceLanguage(languageId: string): string {
  const name = FENCE_NAMES[languageId] ?? languageId;
  return /^[\w+#.-]+$/.test(name) ? name : 'text';
}

/** The language that a file's name tells; of a name without a dot the whole counts, such as `Makefile`. */
export function languageOfFile(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const found = Object.entries(FILE_ENDINGS).find(([, endings]) => endings.split(' ').includes(ending));
  return found?.[0] ?? 'plaintext';
}
