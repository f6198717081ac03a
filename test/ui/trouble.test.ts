import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, screenshotOnFailure } from './harness';

const APP = `interface Settings {
  port: number;
  host: string;
}

export const settings: Settings = { port: '8080', host: 42 };
`;

const CRASH = `function connect(port) {
  if (port > 1024) return port;
  throw new RangeError(\`port \${port} is reserved\`);
}

connect(80);
`;

const LAUNCH = JSON.stringify({
  configurations: [
    {
      name: 'Crash',
      type: 'node',
      request: 'launch',
      program: '${workspaceFolder}/src/crash.js',
      runtimeExecutable: process.execPath,
      console: 'internalConsole',
    },
  ],
});

describe('trouble, logged where it shows itself', () => {
  const folder = gitFolder({
    'src/app.ts': APP,
    'src/crash.js': CRASH,
    'tsconfig.json': '{ "compilerOptions": { "strict": true }, "include": ["src"] }\n',
    '.nvmrc': 'v22.11.0\n',
    'node_modules/typescript/package.json': '{ "name": "typescript", "version": "6.0.3" }\n',
    '.vscode/launch.json': LAUNCH,
  });
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  const records = () => {
    const docs = path.join(folder.path, 'docs/challenges');
    return existsSync(docs) ? readdirSync(docs).sort() : [];
  };
  const read = (name: string) => readFileSync(path.join(folder.path, 'docs/challenges', name), 'utf8');

  /** The title box, as soon as it proposes this. */
  async function titleBox(guess: string): Promise<void> {
    const { page, quickInput } = workbench;
    await quickInput.widget.getByText('Log Challenge', { exact: true }).waitFor();
    const proposed = (await page.waitForFunction(
      `(() => { const box = document.querySelector('.quick-input-filter input'); return box?.value || undefined; })()`,
    )) ;
    assert.equal(await proposed.jsonValue(), guess);
  }

  /** Presses Enter in the title box, and reads the record as soon as it shows. */
  async function accept(): Promise<string> {
    const before = records();
    await workbench.quickInput.accept();
    await workbench.quickInput.widget.waitFor({ state: 'hidden' });
    const number = String(before.length + 1).padStart(3, '0');
    await workbench.page.locator(`.tab.active[data-resource-name^="${number}-"]`).waitFor();
    const [name] = records().filter((file) => !before.includes(file));
    assert.ok(name);
    const text = read(name);
    console.log(text);
    return text;
  }

  it('a problem’s lightbulb', async () => {
    const { page, openFile, quickInput, screenshot } = workbench;
    await openFile('src/app.ts');
    await page.locator('.squiggly-error').first().waitFor({ timeout: 40_000 });
    await page.keyboard.press('Control+G');
    await quickInput.fill(':6:40');
    await quickInput.accept();
    await page.keyboard.press('Control+.');
    const actions = page.locator('.action-widget');
    await actions.getByText('Log Challenge from This Problem').first().waitFor();
    await screenshot('trouble-lightbulb');
    await actions.getByText('Log Challenge from This Problem').first().click();
    await titleBox("Type 'string' is not assignable to type 'number'.");
    await screenshot('trouble-lightbulb-title');
    const text = await accept();
    await screenshot('trouble-lightbulb-record');
    assert.match(text, /^## 🔴 Problem$/m);
  });

  it('a selection in the terminal', async () => {
    const { page, palette, screenshot } = workbench;
    await palette('Terminal: Create New Terminal');
    await page.locator('.terminal-wrapper.active .xterm-screen').waitFor();
    await screenshot('trouble-terminal');
  });
});
