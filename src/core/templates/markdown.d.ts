/** Markdown files are bundled as their text. */
declare module '*.md' {
  const text: string;
  // eslint-disable-next-line no-restricted-exports -- the bundler's form
  export default text;
}
