import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, screenshotOnFailure } from './harness';

const POOL = `export class ConnectionPool {
  private readonly idle: string[] = [];

  acquire(url: string): string {
    const socket = this.idle.pop() ?? url;
    return socket.trim();
  }
}
`;

describe('the title box', () => {
  const folder = gitFolder({
    'src/pool.ts': POOL,
    'src/port.ts': `export const host: string = 'a';\nexport const port: number = 'http';\n`,
    'notes.txt': 'one\ntwo\nthree\n',
  });
  const challenges = path.join(folder.path, 'docs/challenges');
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path });
    page = workbench.page;
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  const box = () => workbench.quickInput.widget;
  const title = (kind = 'Challenge') => box().getByText(`Log ${kind}`, { exact: true });
  const button = (name: RegExp) => box().getByRole('button', { name });
  const hint = (text: string) => box().locator('.quick-input-message').getByText(text);
  const selected = () => page.evaluate<string>('getSelection().toString()');
  const typed = () => workbench.quickInput.input.inputValue();

  async function openBox(): Promise<void> {
    await workbench.palette('Challenges: Log Challenge');
    await title().waitFor();
  }

  /** Opens the box until this guess arrives: the language's server may still be on its way. */
  async function openBoxWith(guess: string): Promise<void> {
    const deadline = Date.now() + 40_000;
    for (;;) {
      await openBox();
      const arrived = page.waitForFunction(
        `document.querySelector('.quick-input-filter input').value === ${JSON.stringify(guess)}`,
        undefined,
        { timeout: 1000 },
      );
      if (await arrived.then(Boolean, () => false)) return;
      if (Date.now() > deadline) throw new Error(`The box holds "${await typed()}".`);
      await page.keyboard.press('Escape');
      await box().waitFor({ state: 'hidden' });
    }
  }

  /** Accepts the box and reads the record that opens. */
  async function logged(name: string): Promise<string> {
    await workbench.quickInput.accept();
    await page.locator('.tab.active', { hasText: name }).waitFor();
    const file = readdirSync(challenges).find((found) => found.endsWith(name));
    assert.ok(file, `${name} is in ${readdirSync(challenges).join(', ')}`);
    return readFileSync(path.join(challenges, file), 'utf8');
  }

  it('offers the enclosing symbol, selected; Escape creates nothing', async () => {
    await workbench.openFile('src/pool.ts');
    await workbench.selectLines(5, 6);
    await openBoxWith('ConnectionPool.acquire');
    assert.equal(await selected(), 'ConnectionPool.acquire');
    await workbench.screenshot('title-box-symbol');
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'hidden' });
    assert.ok(!existsSync(path.join(folder.path, 'docs')));
  });

  it('offers the first error on the lines', async () => {
    await workbench.openFile('src/port.ts');
    await page.locator('.squiggly-error').first().waitFor();
    await workbench.selectLines(1, 2);
    await openBoxWith("Type 'string' is not assignable to type 'number'.");
    assert.equal(await selected(), "Type 'string' is not assignable to type 'number'.");
    await workbench.screenshot('title-box-error');
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'hidden' });
  });

  it('leaves alone what was typed first', async () => {
    await workbench.openFile('src/pool.ts');
    await workbench.selectLines(6, 6);
    const began = Date.now();
    await openBox();
    console.log(`      the box opened ${Date.now() - began} ms after the palette was asked for`);
    // As fast as people type: the guess may arrive between any two keys.
    await page.keyboard.type('Typed at once', { delay: 40 });
    assert.match(await logged('typed-at-once.md'), /^title: "Typed at once"$/m);
  });

  it('asks for a few words when it is empty', async () => {
    await workbench.openFile('notes.txt');
    await openBox();
    await workbench.quickInput.accept();
    await hint('Type a few words for the title.').waitFor();
    await workbench.screenshot('title-box-empty');
    await page.keyboard.type('T');
    await hint('severity medium · technical').waitFor();
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'hidden' });
  });

  it('changes kind, severity and category with the mouse', async () => {
    await workbench.openFile('notes.txt');
    await openBox();
    await page.keyboard.type('Chosen by mouse');
    await button(/^Kind: Challenge/).click();
    await workbench.screenshot('title-box-kind');
    await workbench.quickInput.pick('Blocker');
    await title('Blocker').waitFor();
    await button(/^Severity: medium/).click();
    await workbench.quickInput.pick('critical');
    await hint('severity critical · technical').waitFor();
    await button(/^Category: technical/).click();
    await workbench.quickInput.pick('process');
    await hint('severity critical · process').waitFor();
    assert.equal(await typed(), 'Chosen by mouse');
    await workbench.screenshot('title-box-chosen');
    const record = await logged('chosen-by-mouse.md');
    for (const line of [
      'title: "Chosen by mouse"',
      'kind: blocker',
      'severity: critical',
      'category: process',
    ])
      assert.match(record, new RegExp(`^${line}$`, 'm'));
  });

  it('changes them with the keyboard alone', async () => {
    await workbench.openFile('notes.txt');
    await openBox();
    await page.keyboard.type('Chosen by key');
    const choose = async (name: RegExp, choice: string) => {
      for (let step = 0; step < 8; step += 1) {
        if ((await button(name).and(page.locator(':focus')).count()) === 1) break;
        await page.keyboard.press(step === 0 ? 'Shift+Tab' : 'ArrowRight');
      }
      await button(name).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      await workbench.quickInput.row(choice).waitFor();
      const chosen = box().locator('.monaco-list-row.focused', { hasText: choice });
      for (let step = 0; step < 8 && (await chosen.count()) === 0; step += 1)
        await page.keyboard.press('ArrowDown');
      await chosen.waitFor();
      await page.keyboard.press('Enter');
    };
    await choose(/^Severity: medium/, 'low');
    await hint('severity low · technical').waitFor();
    await choose(/^Kind: Challenge/, 'TIL');
    await title('TIL').waitFor();
    await page.keyboard.type(' only');
    assert.equal(await typed(), 'Chosen by key only');
    const record = await logged('chosen-by-key-only.md');
    for (const line of ['kind: til', 'severity: low', 'category: technical'])
      assert.match(record, new RegExp(`^${line}$`, 'm'));
  });

  it('comes back with the typed text from an inner pick that was left', async () => {
    await workbench.openFile('notes.txt');
    await openBox();
    await page.keyboard.type('Kept');
    await button(/^Kind: Challenge/).click();
    await workbench.quickInput.row('Blocker').waitFor();
    await page.keyboard.press('Escape');
    await title().waitFor();
    assert.equal(await typed(), 'Kept');
    assert.equal(await selected(), '');
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'hidden' });
    assert.ok(!readdirSync(challenges).some((name) => name.includes('kept')));
  });

  it('logs every selection of a multi-cursor', async () => {
    await workbench.openFile('src/pool.ts');
    await workbench.selectLines(4, 4);
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+Alt+ArrowDown');
    await page.keyboard.press('Shift+Alt+ArrowDown');
    await page.keyboard.press('Shift+End');
    await page.locator('.statusbar-item', { hasText: '3 selections' }).waitFor();
    await openBox();
    await workbench.quickInput.fill('Three places');
    const record = await logged('three-places.md');
    assert.deepEqual(
      [...record.matchAll(/^ {4}lines: (.+)$/gm)].map((match) => match[1]),
      ['4', '5', '6'],
    );
    assert.equal([...record.matchAll(/^```.* before=a\d$/gm)].length, 3);
  });

  it('opens from the editor’s menu', async () => {
    await workbench.openFile('src/pool.ts');
    await page.locator('.view-line', { hasText: 'acquire' }).click({ button: 'right' });
    const item = page.locator('.monaco-menu').getByRole('menuitem').filter({ hasText: 'Log Challenge' });
    await item.hover();
    await workbench.screenshot('editor-menu');
    await page.keyboard.press('Enter');
    await title().waitFor();
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'hidden' });
  });

  it('opens from the view’s title, and takes any characters', async () => {
    const hostile = '"]: # <script> null';
    await workbench.openFile('src/pool.ts');
    await page
      .locator('.activitybar')
      .getByRole('tab', { name: /^Challenges/ })
      .click();
    // The buttons of a view that has another beside it show when somebody is there.
    await workbench.view.hover();
    await workbench.view.getByRole('button', { name: /^Log Challenge \(/ }).click();
    await title().waitFor();
    await workbench.quickInput.fill(hostile);
    const record = await logged('script-null.md');
    assert.ok(record.includes('title: "\\"]: # <script> null"'), record);
    const row = workbench.row(`, ${hostile}, open`);
    await row.waitFor();
    assert.match(await row.innerText(), /"\]: # <script> null/);
    await workbench.screenshot('title-box-hostile');
  });
});
