import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import { eventually, openWorkbench, packagedVsix, screenshotOnFailure, type Workbench } from './harness';

const record = (title: string, body: string, header = '') =>
  `---\ntitle: "${title}"\nkind: challenge\nstatus: open\nseverity: high\ndate: 2026-11-20T17:31:05+01:00\n${header}---\n\n# Challenge: ${title}\n\n## 🔴 Problem\n\n${body}\n`;

const POOL = `export class ConnectionPool {
  private readonly open = new Set<Socket>();

  acquire(): Socket {
    const socket = openSocket();
    this.open.add(socket);
    return socket;
  }
}
`;

describe('a document of entries while it is read and written', () => {
  const folder = gitFolder(
    {
      'docs/challenges/004-sockets-leak.md': record(
        'Sockets leak after a reconnect',
        'Every reconnect opens a socket and never closes the old one.',
        'anchors:\n  - id: a1\n    file: src/pool.ts\n    lines: 4-8\n',
      ),
      'docs/challenges/005-queue-stalls.md': record(
        'The queue stalls at noon',
        'It looks like #004: see `src/pool.ts:4-8`, and not #12.',
      ),
      'docs/challenges/006-retries.md': record('Retries pile up', 'First seen with #004.'),
      'src/pool.ts': POOL,
    },
    'orders',
  );
  const text = (file: string) => readFileSync(path.join(folder.path, file), 'utf8');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('tells what it names, and what names it', async () => {
    const { page, openFile, screenshot } = workbench;
    await openFile('docs/challenges/005-queue-stalls.md');
    const editor = page.locator('.editor-group-container.active .monaco-editor');
    const number = editor.locator('.detected-link', { hasText: '#004' });
    await number.waitFor();
    await number.hover();
    const hover = page.locator('.monaco-hover:visible', { hasText: 'Sockets leak after a reconnect' });
    await hover.getByText('Problem: Every reconnect opens a socket and never closes the old one.').waitFor();
    // VS Code would take the number for a color.
    assert.equal(await editor.locator('.colorpicker-color-decoration').count(), 0);
    await screenshot('document-hover-entry');
    await page.keyboard.press('Escape');
    await editor.locator('.detected-link', { hasText: 'src/pool.ts:4-8' }).hover();
    await page.locator('.monaco-hover:visible', { hasText: 'this.open.add(socket)' }).waitFor();
    await screenshot('document-hover-code');
    await page.keyboard.press('Escape');
    const { x, y, width, height } = (await number.boundingBox()) ?? assert.fail('no link');
    await page.keyboard.down('Control');
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.keyboard.up('Control');
    await page.locator('.tab.active[data-resource-name="004-sockets-leak.md"]').waitFor();
    const lens = page.locator('.codelens-decoration', { hasText: 'Mentioned in 2 entries' });
    await lens.locator('a').click();
    await page.locator('.reference-zone-widget', { hasText: '006-retries.md' }).waitFor();
    await screenshot('document-mentioned-in');
    await page.keyboard.press('Escape');
  });

  it('completes the number of an entry', async () => {
    const { page, openFile, screenshot } = workbench;
    await openFile('docs/challenges/006-retries.md');
    // What was pointed at before still tells what it is.
    await page.mouse.move(900, 740);
    await page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
    await page.locator('.editor-group-container.active .monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('And with #');
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'The queue stalls at noon' });
    await row.waitFor();
    await screenshot('document-completion');
    await page.keyboard.type('sta');
    await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
    await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: '#005' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+S');
    await eventually(() => assert.match(text('docs/challenges/006-retries.md'), /\nAnd with #005$/));
  });

  it('follows a file that is renamed in the Explorer', async () => {
    const { page, openFile, palette, notification, screenshot } = workbench;
    await openFile('src/pool.ts');
    await palette('File: Reveal Active File in Explorer View');
    await page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'pool.ts' }).waitFor();
    await page.keyboard.press('F2');
    const input = page.locator('.explorer-item-edited input');
    await input.fill('connections.ts');
    await input.press('Enter');
    const question = notification('src/pool.ts is now src/connections.ts. Update the 2 documents');
    await question.waitFor();
    await screenshot('document-moved');
    await question.getByRole('button', { name: 'Update', exact: true }).click();
    await eventually(() => {
      assert.match(text('docs/challenges/004-sockets-leak.md'), /\n {4}file: src\/connections\.ts\n/);
      assert.match(text('docs/challenges/005-queue-stalls.md'), /see `src\/connections\.ts:4-8`,/);
    });
  });
});
