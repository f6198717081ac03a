// The real workbench in a real browser, as a person sees it. Every helper waits for what it can see
// on the page; none sleeps.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import type * as Browser from '../../scripts/browser.mjs';
import type * as VSCode from '../../scripts/vscode.mjs';
import type * as Workbenches from '../support/workbenches.mjs';

/** This file runs as out/ui/harness.js. */
export const root = path.resolve(__dirname, '..', '..');
/** What `npm run package` makes. */
export const packagedVsix = path.join(root, 'challenge-log.vsix');

export interface WorkbenchOptions {
  /** A folder or a .code-workspace file; without it an empty window opens. */
  readonly folder?: string;
  /** The theme follows the browser's, so that pictures can be taken in both. */
  readonly themes?: boolean;
  /** The folder is not trusted: Restricted Mode. */
  readonly restricted?: boolean;
  /** Install this package. Without it the extension runs from the working tree, under development. */
  readonly vsix?: string;
  /** With "Macintosh" in it the workbench takes Cmd for Ctrl. */
  readonly userAgent?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Further user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface QuickInput {
  /** The whole widget, visible or not. */
  readonly widget: Locator;
  readonly input: Locator;
  /** Waits for the quick input, and replaces what is typed in it. */
  /** @param timeout milliseconds; 20,000 unless given */
  readonly fill: (text: string, timeout?: number) => Promise<void>;
  /** The row whose label is exactly this. */
  readonly row: (label: string) => Locator;
  /** Chooses the row whose label is exactly this. */
  readonly pick: (label: string) => Promise<void>;
  /** Presses Enter. */
  readonly accept: () => Promise<void>;
}

export interface Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  /** Runs the command whose row in the palette is exactly this, such as "Challenges: Log Challenge". */
  readonly palette: (commandTitle: string) => Promise<void>;
  /** The view Challenges, which has the view In This File below it where entries are about code. */
  readonly view: Locator;
  /** A row of the view Challenges, by what a screen reader says of it. */
  readonly row: (name: string | RegExp) => Locator;
  /** Opens a file by its path in the workspace and waits until its text shows. */
  readonly openFile: (file: string) => Promise<void>;
  /** Selects whole lines of the active editor, without the last line's break; from 1. */
  readonly selectLines: (first: number, last: number) => Promise<void>;
  /**
   * A notification that holds this text. Where the extension runs under development, VS Code shows none
   * before "Notifications: Show Notifications".
   */
  readonly notification: (text: string | RegExp) => Locator;
  /** media/screenshots/NAME.png when UPDATE_SCREENSHOTS=1, else .cache/screenshots/NAME.png. */
  readonly screenshot: (name: string) => Promise<string>;
  /** Takes NAME-dark.png and NAME-light.png of a window with `themes`. */
  readonly screenshotInThemes: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The scripts find the project by where they lie, and hold what all suites share, so they must not be bundled into
 * this file: a computed name keeps esbuild away.
 */
async function scripts() {
  const load = (...name: string[]): Promise<unknown> => import(pathToFileURL(path.join(root, ...name)).href);
  const vscode = (await load('scripts', 'vscode.mjs')) as typeof VSCode;
  const browser = (await load('scripts', 'browser.mjs')) as typeof Browser;
  const workbenches = (await load('test', 'support', 'workbenches.mjs')) as typeof Workbenches;
  return { ...vscode, ...browser, ...workbenches };
}

/** Opens VS Code with the extension; the caller closes it before another one opens. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const support = await scripts();
  const [server, browser] = await Promise.all([
    support.sharedServer({
      ...(options.vsix !== undefined && { vsix: options.vsix }),
      restricted: options.restricted === true,
      settings: settingsFor(options),
    }),
    support.sharedBrowser(),
  ]);
  const payload =
    options.vsix === undefined
      ? [['extensionDevelopmentPath', support.remoteUri(server, root)] as const]
      : [];
  const url = support.workbenchUrl(server, options.folder, payload);
  const { page, context } = await support.openPage(browser, url, {
    viewport: options.size ?? { width: 1280, height: 800 },
    colorScheme: 'dark',
    ...(options.userAgent !== undefined && { userAgent: options.userAgent }),
  });
  const close = () => context.close();
  try {
    page.setDefaultTimeout(20_000);
    await page.goto(url);
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    // An empty window opens without its side bar.
    const ready = options.folder === undefined ? '.part.activitybar .action-item' : '.part.sidebar .viewlet';
    await page.locator(`.monaco-workbench ${ready}`).first().waitFor();
    if (options.folder?.endsWith('.code-workspace')) {
      // A window that asks for its workspace before the server can read it stays without folders.
      const folders = page.locator('.explorer-folders-view .monaco-list-row').first();
      if (!(await succeeds(folders.waitFor({ timeout: 5000 })))) {
        await page.reload();
        await folders.waitFor();
      }
    }
    return { ...helpers(page, options), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function settingsFor(options: WorkbenchOptions): Record<string, unknown> {
  return {
    'workbench.colorTheme': 'Default Dark Modern',
    'workbench.preferredDarkColorTheme': 'Default Dark Modern',
    'workbench.preferredLightColorTheme': 'Default Light Modern',
    'window.autoDetectColorScheme': options.themes === true,
    'window.autoDetectHighContrast': false,
    'editor.cursorBlinking': 'solid',
    ...options.settings,
  };
}

function helpers(page: Page, options: WorkbenchOptions): Omit<Workbench, 'close'> {
  const mod = options.userAgent?.includes('Macintosh') === true ? 'Meta' : 'Control';
  const quickInput = quickInputOf(page);

  const palette = async (commandTitle: string) => {
    const deadline = Date.now() + 20_000;
    for (;;) {
      await page.keyboard.press('F1');
      // The palette knows the commands that were there when it opened, and an extension's come late. It
      // closes when an editor that was on its way takes the focus.
      const chosen = quickInput
        .fill(`>${commandTitle}`, 5000)
        .then(() => quickInput.row(commandTitle).click({ timeout: 2000 }));
      if (await succeeds(chosen)) return;
      await page.keyboard.press('Escape');
      if (Date.now() > deadline) throw new Error(`The command palette has no row "${commandTitle}".`);
    }
  };

  const openFile = async (file: string) => {
    const name = path.posix.basename(file);
    const tab = page.locator(`.tab.active[data-resource-name="${name}"]`);
    const deadline = Date.now() + 20_000;
    for (;;) {
      await page.keyboard.press(`${mod}+P`);
      // A list that fills while it is clicked takes no click.
      const opened = quickInput
        .fill(file, 5000)
        .then(() => quickInput.row(name).first().click({ timeout: 5000 }))
        .then(() => tab.waitFor({ timeout: 5000 }));
      if (await succeeds(opened)) break;
      await page.keyboard.press('Escape');
      if (Date.now() > deadline) throw new Error(`${file} does not open.`);
    }
    await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  };

  const selectLines = async (first: number, last: number) => {
    await page.keyboard.press('Control+G');
    await quickInput.fill(`:${first}`);
    await quickInput.accept();
    await page.keyboard.press('Home');
    for (let line = first; line < last; line += 1) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press(mod === 'Meta' ? 'Meta+Shift+ArrowRight' : 'Shift+End');
    await page
      .locator('.statusbar-item', { hasText: new RegExp(`Ln ${last}, Col \\d+ \\(\\d+ selected\\)`) })
      .waitFor();
  };

  const screenshot = async (name: string) => {
    const update = process.env['UPDATE_SCREENSHOTS'] === '1';
    const folder = path.join(root, ...(update ? ['media', 'screenshots'] : ['.cache', 'screenshots']));
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    await page
      .locator('.statusbar-item', { hasText: 'Activating Extensions' })
      .waitFor({ state: 'detached' });
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: file, animations: 'disabled' });
    return file;
  };

  const screenshotInThemes = async (name: string) => {
    await screenshot(`${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.locator('.monaco-workbench.vs').waitFor();
    await screenshot(`${name}-light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('.monaco-workbench.vs-dark').waitFor();
  };

  const notification = (text: string | RegExp) => page.locator('.notification-list-item', { hasText: text });
  const view = page.locator('.part.sidebar .pane').first();
  const row = (name: string | RegExp) => view.getByRole('treeitem', { name });
  return {
    page,
    quickInput,
    view,
    row,
    palette,
    openFile,
    selectLines,
    notification,
    screenshot,
    screenshotInThemes,
  };
}

function quickInputOf(page: Page): QuickInput {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('.quick-input-filter input');
  const row = (label: string) =>
    widget.locator('.monaco-list-row', { has: page.locator('.label-name', { hasText: exactly(label) }) });
  const fill = async (text: string, timeout = 20_000) => {
    await input.waitFor({ timeout });
    await input.fill(text, { timeout });
  };
  const pick = async (label: string) => row(label).click();
  const accept = async () => input.press('Enter');
  return { widget, input, row, fill, pick, accept };
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** Checks again until it holds: what a row shows, its editor saves a moment later. */
export async function eventually(check: () => void): Promise<void> {
  for (const deadline = Date.now() + 10_000; ;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** Called inside a `describe`: keeps a picture of the window when a test fails. */
export function screenshotOnFailure(workbench: () => Workbench | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replaceAll(/[^\w]+/g, '-');
    const file = path.join(root, '.cache', 'screenshots', `failed-${name}.png`);
    await workbench()?.page.screenshot({ path: file });
    console.log(`      the window then: ${path.relative(root, file)}`);
  });
}
