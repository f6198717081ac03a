import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { eventually, openWorkbench, screenshotOnFailure } from './harness';

const CODE = [
  'static Connection acquire(Pool pool) {',
  '  var socket = pool.open(options.address);',
  '  pool.sockets.push(socket);',
  '  socket.onClose(() -> reconnect(pool));',
  '  return new Connection(socket);',
  '}',
];
const LESSON = 'A listener that calls back must be **released** with its socket. Then test it.';
const HINT = 'This looks like Challenge 004, resolved: A listener that calls back';
const FILES = {
  'src/Orders.java': 'class Orders {\n  int count;\n  // here\n}\n',
  'notes/plan.md': '# Plan\n\n',
  'docs/challenges/003-flaky-clock.md':
    '---\ntitle: Flaky clock\nkind: challenge\nstatus: resolved\nseverity: low\n---\n\n# Challenge: Flaky clock\n',
  'docs/challenges/004-sockets-leak.md':
    '---\ntitle: "Sockets: leak <b> | $(trash) [x](http://127.0.0.1:9)"\nkind: challenge\nstatus: resolved\n' +
    'anchors:\n  - id: a1\n    file: src/Pool.java\n    lines: 1-6\n---\n\n' +
    `\`\`\`java before=a1\n${CODE.join('\n')}\n\`\`\`\n\n## Lessons Learned\n\n${LESSON}\n`,
};
/** The lines of the code in its record. */
const QUOTED = { first: 12, last: 17 };

describe('code that was trouble once', () => {
  const folder = gitFolder(FILES);
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

  const row = (name: RegExp): Locator => workbench.row(name);
  /** What stands behind the lines of the active editor: no element holds it, and no screen reader reads it. */
  const behindLines = () =>
    page.evaluate<string>(
      `[...document.querySelectorAll('.editor-group-container.active .view-line span')]
        .map((span) => getComputedStyle(span, '::after').content).join()`,
    );
  async function hintWhen(isShown: boolean): Promise<void> {
    for (const deadline = Date.now() + 10_000; ;) {
      if ((await behindLines()).includes(HINT) === isShown) return;
      assert.ok(Date.now() < deadline, isShown ? 'the hint is shown' : 'the hint is gone');
      await page.waitForTimeout(50);
    }
  }

  it('is told of where it is pasted, with a way to its entry', async () => {
    await workbench.openFile('docs/challenges/004-sockets-leak.md');
    await workbench.selectLines(QUOTED.first, QUOTED.last);
    await page.keyboard.press('Control+C');
    await workbench.openFile('src/Orders.java');
    await workbench.selectLines(3, 3);
    await page.keyboard.press('Control+V');
    await hintWhen(true);
    await workbench.screenshot('recall-dark');

    const line = page.locator('.editor-group-container.active .view-line', { hasText: 'static Connection' });
    await line.locator('span span').nth(1).hover();
    const hover = page.locator('.monaco-hover', { hasText: 'This looks like' });
    await hover.waitFor();
    const told = (await hover.innerText()).replaceAll('\u00a0', ' ');
    assert.ok(told.includes('resolved: Sockets: leak <b> | $(trash) [x](http://127.0.0.1:9)'), told);
    assert.ok(told.includes('A listener that calls back must be released with its socket.'), told);
    await workbench.screenshot('recall-hover-dark');
    await hover.getByText('Open Challenge 004').click();
    await page.locator('.tab.active[data-resource-name="004-sockets-leak.md"]').waitFor();
  });

  it('is told of in a light theme, and by the keyboard; a person may not want that here', async () => {
    await workbench.openFile('src/Orders.java');
    await workbench.palette('Preferences: Color Theme');
    await workbench.quickInput.pick('Light Modern');
    await page.locator('.monaco-workbench.vs').waitFor();
    await hintWhen(true);
    await workbench.screenshot('recall-light');
    await workbench.selectLines(4, 4);
    const menu = page.locator('.action-widget');
    // Before the lightbulb is there, the key may find nothing yet.
    await page
      .locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible')
      .first()
      .waitFor();
    await page.keyboard.press('Control+.');
    await menu.getByText('Open Challenge 004, Which This Looks Like').waitFor();
    await workbench.screenshot('recall-actions-light');
    await menu.getByText("Don't Show Challenge 004 Here").click();
    await hintWhen(false);
  });

  it('lets an entry be dragged onto a group, and as a link into a document', async () => {
    await page
      .locator('.activitybar')
      .getByRole('tab', { name: /^Challenges/ })
      .click();
    await row(/Flaky clock, resolved/).dragTo(row(/^Open, /));
    await row(/Flaky clock, open/).waitFor();
    const record = path.join(folder.path, 'docs/challenges/003-flaky-clock.md');
    await eventually(() => assert.match(readFileSync(record, 'utf8'), /^status: open$/m));

    await workbench.openFile('notes/plan.md');
    const line = page.locator('.editor-group-container.active .view-line', { hasText: 'Plan' });
    await row(/Flaky clock, open/).hover();
    await page.mouse.down();
    await line.hover({ force: true });
    // The editor's own area for dropped files goes away for Shift, once the mouse moves.
    await page.keyboard.down('Shift');
    const { x = 0, y = 0 } = (await line.boundingBox()) ?? {};
    for (let step = 0; step < 8; step++) await page.mouse.move(x + 60 + step, y + 8);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page
      .locator('.editor-group-container.active .view-line', {
        hasText: '../docs/challenges/003-flaky-clock.md',
      })
      .waitFor();
    await workbench.screenshot('drag-link-light');
  });
});
