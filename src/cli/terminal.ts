/** Where a command prints, and where it runs. */
export interface Terminal {
  /** What was asked for. */
  out(text: string): void;
  /** Whatever is said about it. */
  err(text: string): void;
  /** Absolute. */
  readonly cwd: string;
  /** Somebody looks at what is printed; otherwise another program reads it. */
  readonly isScreen: boolean;
  /** Its width in characters; `undefined` when it is not known, or no screen. */
  readonly columns: number | undefined;
  readonly colours: boolean;
}

const STYLES = { bold: 1, dim: 2, green: 32, yellow: 33, blue: 34 } as const;
export type Style = keyof typeof STYLES;

export function styled({ colours }: Pick<Terminal, 'colours'>, style: Style, text: string): string {
  return colours && text !== '' ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
}

/** The terminal of this process. */
export function createTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const isScreen = stdout.isTTY === true;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    cwd: process.cwd(),
    isScreen,
    columns: isScreen && stdout.columns > 0 ? stdout.columns : undefined,
    // https://no-color.org: present and not empty.
    colours: isScreen && !env.NO_COLOR && env.TERM !== 'dumb',
  };
}
