import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

const APP = `interface Settings {
  port: number;
  host: string;
}

export const settings: Settings = { port: '8080', host: 42 };
`;
const NOT_A_NUMBER = "Type 'string' is not assignable to type 'number'.";
const NOT_A_STRING = "Type 'number' is not assignable to type 'string'.";

const CRASH = `function connect(port) {
  if (port > 1024) return port;
  throw new RangeError(\`port \${port} is reserved\`);
}

connect(80);
`;

const LAUNCH = {
  configurations: [
    {
      name: 'Crash',
      type: 'node',
      request: 'launch',
      program: '${workspaceFolder}/src/crash.js',
      runtimeExecutable: process.execPath,
      console: 'internalConsole',
      stopOnEntry: true,
    },
  ],
};

describe('trouble, logged where it shows itself', () => {
  const folder = gitFolder({
    'src/app.ts': APP,
    'src/crash.js': CRASH,
    'tsconfig.json': '{ "compilerOptions": { "strict": true }, "include": ["src"] }\n',
    '.nvmrc': 'v22.11.0\n',
    'node_modules/typescript/package.json': '{ "name": "typescript", "version": "6.0.3" }\n',
    '.vscode/launch.json': JSON.stringify(LAUNCH),
  });
  const docs = path.join(folder.path, 'docs/challenges');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      folder: folder.path,
      vsix: packagedVsix, // An extension under development would have no toasts.
      settings: {
        'git.enabled': false, // The git that hangs below is to be ours.
        'terminal.integrated.gpuAcceleration': 'off', // So that its text is on the page.
        'editor.autoClosingBrackets': 'never',
      },
    });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  const records = () => (existsSync(docs) ? readdirSync(docs).sort() : []);

  const box = () => workbench.quickInput.widget.getByText('Log Challenge', { exact: true });

  /** Waits for the title box and what it proposes. */
  async function titleBox(guess: string): Promise<void> {
    await box().waitFor();
    // Whatever is proposed is awaited before it is compared, so that a failure shows it.
    const proposed = await workbench.page.waitForFunction<string>(
      `document.querySelector('.quick-input-filter input').value || undefined`,
    );
    assert.equal(await proposed.jsonValue(), guess);
  }

  async function escape(): Promise<void> {
    const before = records();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.widget.waitFor({ state: 'hidden' });
    assert.deepEqual(records(), before);
  }

  /** Presses Enter in the title box, and reads the record as soon as it shows. */
  async function accept(): Promise<string> {
    const number = String(records().length + 1).padStart(3, '0');
    await workbench.quickInput.accept();
    return shown(number);
  }

  async function shown(number: string): Promise<string> {
    await workbench.page.locator(`.tab.active[data-resource-name^="${number}-"]`).waitFor();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    const name = records().find((file) => file.startsWith(`${number}-`));
    assert.ok(name);
    return readFileSync(path.join(docs, name), 'utf8');
  }

  const section = (text: string, heading: string) =>
    text
      .split(/^#+ /m)
      .find((part) => part.startsWith(heading))
      ?.slice(heading.length)
      .trim();

  async function goTo(position: string): Promise<void> {
    const { page, quickInput } = workbench;
    await page.keyboard.press('Control+G');
    await quickInput.fill(`:${position}`);
    await quickInput.accept();
    await quickInput.widget.waitFor({ state: 'hidden' });
  }

  /** Opens the menu behind the lightbulb; the language may still be at work and close it again. */
  async function lightbulb(): Promise<Locator> {
    const { page } = workbench;
    const action = page.locator('.action-widget .monaco-list-row', { hasText: 'Log Challenge' });
    do await page.keyboard.press('Control+.');
    while (!(await happens(action.first().waitFor({ timeout: 4000 }))));
    return action;
  }

  /** Chooses from the context menu, which ignores clicks for a moment after it opens. */
  async function chooseFrom(target: Locator, label: string, picture: string): Promise<void> {
    const item = workbench.page.getByRole('menuitem', { name: label });
    await target.click({ button: 'right' });
    await item.waitFor();
    await workbench.screenshot(picture);
    do await item.click();
    while (!(await happens(item.waitFor({ state: 'hidden', timeout: 500 }))));
  }

  describe('a problem', () => {
    before(async () => {
      await workbench.openFile('src/app.ts');
      await workbench.page.locator('.squiggly-error').first().waitFor({ timeout: 40_000 });
    });

    it('under the cursor, by its lightbulb', async () => {
      await goTo('6:40');
      const actions = await lightbulb();
      await workbench.screenshot('trouble-lightbulb');
      assert.deepEqual(await actions.allInnerTexts(), ['Log Challenge from This Problem']);
      await actions.click();
      await titleBox(NOT_A_NUMBER);
      const text = await accept();
      await workbench.screenshot('trouble-lightbulb-record');
      assert.match(text, /file: src\/app\.ts\n {4}lines: 6\n/);
      assert.match(text, /symbol: settings\n/);
      assert.ok(text.includes(`\`\`\`ts before=a1\n${APP.split('\n')[5]}\n\`\`\``), text);
      assert.equal(section(text, 'Error Output'), `\`\`\`text\n${NOT_A_NUMBER} (ts 2322)\n\`\`\``);
      assert.equal(section(text, '🔴 Problem'), `- Error on line 6: ${NOT_A_STRING} (ts 2322)`);
      const environment = section(text, 'Environment') ?? '';
      assert.match(environment, /^- OS: \w+ \S+\n- VS Code: \d+\.\d+\.\d+\n/);
      assert.match(environment, /^- Node\.js: 22\.11\.0 \(\.nvmrc\)\n- TypeScript: 6\.0\.3 \(installed\)$/m);
    });

    it('of several in the selection, each by its message', async () => {
      await workbench.openFile('src/app.ts');
      await workbench.selectLines(6, 6);
      const actions = await lightbulb();
      await workbench.screenshot('trouble-lightbulb-several');
      assert.deepEqual(await actions.allInnerTexts(), [
        `Log Challenge from Problem: ${NOT_A_NUMBER}`,
        `Log Challenge from Problem: ${NOT_A_STRING}`,
      ]);
      await actions.nth(1).click();
      await titleBox(NOT_A_STRING);
      await escape();
    });
  });

  describe('the Output panel’s selected text', () => {
    it('as error output, without a place', async () => {
      const { page, palette, quickInput, screenshot } = workbench;
      await palette('Output: Show Output Channels...');
      await quickInput.row('TypeScript').click();
      const line = page.locator('.output-view .view-line', { hasText: 'Starting TS Server' });
      await line.click();
      await page.keyboard.press('Control+A');
      await page.locator('.output-view .selected-text').first().waitFor();
      await palette('Challenges: Log Challenge');
      await box().waitFor();
      await escape();
      await line.click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Copy', exact: true }).waitFor();
      await screenshot('trouble-output-menu');
      await page.keyboard.press('Escape');
      await line.click();
      await page.keyboard.press('Control+A');
      await palette('Challenges: Log Challenge');
      await box().waitFor();
      await screenshot('trouble-output');
      await quickInput.fill('The server does not start');
      const text = await accept();
      assert.match(section(text, 'Error Output') ?? '', /^```text\n[^\n]*Starting TS Server\n(.*\n)*```$/);
      assert.doesNotMatch(text, /anchors:|before=/);
      assert.match(section(text, 'Code Changes') ?? '', /^\*\*Before\*\*\n\n```\n```/);
    });
  });

  describe('a selection in the terminal', () => {
    const COMMAND = 'Challenges: Log Challenge from Terminal Selection';
    const readClipboard = () => workbench.page.evaluate<string>('navigator.clipboard.readText()');

    before(async () => {
      const { page, palette } = workbench;
      await palette('Terminal: Create New Terminal');
      const rows = page.locator('.terminal-wrapper.active .xterm-rows');
      await rows.filter({ hasText: /[$#]/ }).waitFor();
      await page.locator('.terminal-wrapper.active textarea').focus();
      await page.keyboard.type(`'${process.execPath}' -e 'null.port'\n`);
      await rows.filter({ hasText: /Node\.js v[\d.]+/ }).waitFor();
      await page.evaluate(`navigator.clipboard.writeText('kept text')`);
    });

    it('is not offered without one, and asked for', async () => {
      const { page, palette, quickInput, notification, screenshot } = workbench;
      await page.keyboard.press('F1');
      await quickInput.fill('>Challenges: Log');
      await quickInput.row('Challenges: Log Challenge').waitFor();
      assert.equal(await quickInput.row(COMMAND).count(), 0);
      await page.keyboard.press('Escape');
      await palette('Preferences: Open Keyboard Shortcuts (JSON)');
      await page.locator('.tab.active[data-resource-name="keybindings.json"]').waitFor();
      await page.locator('.editor-instance .view-line').first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText('[{ "key": "ctrl+alt+t", "command": "challengeLog.logFromTerminal" }]');
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active:not(.dirty)').waitFor();
      const sentence = notification('Nothing is selected in the terminal. Select the error text first.');
      do await page.keyboard.press('Control+Alt+T');
      while (!(await happens(sentence.first().waitFor({ timeout: 1500 }))));
      await screenshot('trouble-terminal-nothing');
      assert.equal(await notification('Challenge Log failed').count(), 0, 'it was foreseen');
      assert.equal(await readClipboard(), 'kept text');
      assert.equal(records().length, 2);
      await page.keyboard.press('Escape');
    });

    it('from the palette', async () => {
      const { palette, screenshot } = workbench;
      await palette('Terminal: Select All');
      await palette(COMMAND);
      await titleBox("TypeError: Cannot read properties of null (reading 'port')");
      await screenshot('trouble-terminal');
      assert.equal(await readClipboard(), 'kept text');
      const text = await accept();
      await screenshot('trouble-terminal-record');
      const output = section(text, 'Error Output') ?? '';
      assert.match(output, /\nnull\.port\n {5}\^\n\nTypeError: Cannot read properties of null/);
      assert.match(output, /\n {4}at .*\n/);
      assert.doesNotMatch(output, /[ \t]$/m);
      assert.doesNotMatch(text, /anchors:|before=/);
      assert.match(section(text, 'Environment') ?? '', /^- OS: /);
      assert.equal(await readClipboard(), 'kept text');
    });

    it('from its context menu, until Escape', async () => {
      const { page } = workbench;
      const terminal = page.locator('.terminal-wrapper.active .xterm-screen').first();
      await chooseFrom(terminal, 'Log Challenge from Terminal Selection', 'trouble-terminal-menu');
      await titleBox("TypeError: Cannot read properties of null (reading 'port')");
      await escape();
      assert.equal(await readClipboard(), 'kept text');
    });
  });

  describe('an exception at which the debugger stopped', () => {
    before(async () => {
      const { page, palette } = workbench;
      await palette('View: Close All Editors');
      await palette('View: Show Run and Debug');
      // Leaves room for the breakpoints at the bottom.
      for (const pane of ['Variables', 'Watch'])
        await page.locator('.pane-header[aria-expanded=true]', { hasText: pane }).click();
      await page.keyboard.press('F5');
      await page.locator('.debug-top-stack-frame-line').first().waitFor({ timeout: 30_000 });
      const filter = page.locator('.debug-breakpoints .monaco-list-row', { hasText: 'Uncaught Exceptions' });
      await filter.locator('input[type=checkbox], .monaco-checkbox').first().click();
      await page.keyboard.press('F5');
      await page.locator('.exception-widget').waitFor();
    });
    after(() => workbench.page.keyboard.press('Shift+F5'));

    it('from the palette', async () => {
      const { palette, screenshot } = workbench;
      await palette('Challenges: Log Challenge from Stack Frame');
      await titleBox('RangeError: port 80 is reserved');
      const text = await accept();
      await screenshot('trouble-exception-record');
      const output = section(text, 'Error Output') ?? '';
      assert.match(output, /^```text\nRangeError: port 80 is reserved\n +at connect \(.*crash\.js:3:9\)\n/);
      assert.match(text, /file: src\/crash\.js\n {4}lines: 3\n/);
      assert.ok(text.includes(`\`\`\`js before=a1\n${CRASH.split('\n')[2]}\n\`\`\``), text);
      assert.match(section(text, 'Environment') ?? '', /Node\.js: 22\.11\.0/);
    });

    it('from a frame of the call stack, with that frame’s line', async () => {
      const { page } = workbench;
      const frame = page.locator('.debug-call-stack .monaco-list-row', { hasText: '6:1' });
      for (const end of [escape, undefined]) {
        await chooseFrom(frame, 'Log Challenge from Stack Frame', 'trouble-exception-menu');
        await titleBox('RangeError: port 80 is reserved');
        await end?.();
      }
      const text = await accept();
      assert.match(text, /file: src\/crash\.js\n {4}lines: 6\n/);
      assert.match(text, /```js before=a1\nconnect\(80\);\n```/);
      assert.match(section(text, 'Error Output') ?? '', /^```text\nRangeError: port 80 is reserved\n/);
    });
  });

  describe('when something goes wrong', () => {
    it('the title is kept if the record cannot be written', async () => {
      const { openFile, palette, quickInput, notification, screenshot } = workbench;
      await openFile('src/app.ts');
      const before = records().length;
      execFileSync('mv', [docs, `${docs}-aside`]);
      writeFileSync(docs, 'a file in the way\n');
      await palette('Challenges: Log Challenge');
      await box().waitFor();
      await quickInput.fill('A title that took long to find');
      await quickInput.accept();
      await notification(/docs\/challenges/)
        .first()
        .waitFor();
      await screenshot('trouble-refused');
      assert.equal(await notification('Challenge Log failed').count(), 0, 'it was foreseen');
      rmSync(docs);
      execFileSync('mv', [`${docs}-aside`, docs]);
      await palette('Challenges: Log Challenge');
      await titleBox('A title that took long to find');
      const text = await accept();
      assert.match(text, /^title: "A title that took long to find"$/m);
      assert.equal(records().length, before + 1);
    });

    it('a git that hangs need not be waited for', async function () {
      if (process.platform !== 'linux') this.skip(); // /proc tells which processes run
      const { openFile, palette, quickInput, notification, screenshot } = workbench;
      const number = String(records().length + 1).padStart(3, '0');
      const fifo = path.join(folder.path, '.git/never-written');
      execFileSync('mkfifo', [fifo]);
      appendFileSync(path.join(folder.path, '.git/config'), `[include]\n\tpath = ${fifo}\n`);
      await openFile('src/crash.js');
      await palette('Challenges: Log Challenge');
      await box().waitFor();
      await quickInput.fill('Git hangs');
      await quickInput.accept();
      const waiting = notification('Challenge Log: waiting for git');
      await waiting.waitFor();
      assert.ok(ownGits(folder.path) > 0);
      await screenshot('trouble-slow-git');
      await waiting.getByRole('button', { name: 'Cancel' }).click();
      const text = await shown(number);
      assert.match(text, /file: src\/crash\.js\n/);
      assert.doesNotMatch(text, /commit:|branch:|uncommitted:/);
      while (ownGits(folder.path) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    });
  });
});

async function happens(event: Promise<unknown>): Promise<boolean> {
  return event.then(
    () => true,
    () => false,
  );
}

/** How many processes of git run in a folder. */
function ownGits(folder: string): number {
  const runs = (id: string) => {
    try {
      const [program = ''] = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      return path.basename(program) === 'git' && readlinkSync(`/proc/${id}/cwd`).startsWith(folder);
    } catch {
      return false; // ended meanwhile
    }
  };
  return readdirSync('/proc').filter((id) => /^\d+$/.test(id) && runs(id)).length;
}
