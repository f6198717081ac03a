/** Language ids whose usual name behind a Markdown fence is another one. */
const FENCE_NAMES: Readonly<Record<string, string>> = {
  typescript: 'ts',
  typescriptreact: 'tsx',
  javascript: 'js',
  javascriptreact: 'jsx',
  shellscript: 'sh',
  plaintext: 'text',
};

/** The name of a language for a fence's info string; never anything that could end the fence's line. */
export function fenceLanguage(languageId: string): string {
  const name = FENCE_NAMES[languageId] ?? languageId;
  return /^[\w+#.-]+$/.test(name) ? name : 'text';
}
