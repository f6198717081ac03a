import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { eventually, openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

const SERVER = `import { Socket } from './socket';

export class ConnectionPool {
  private readonly idle: Socket[] = [];

  acquire(url: string): Socket {
    const socket = this.idle.pop() ?? new Socket(url);
    socket.onclose = () => this.acquire(url);
    return socket;
  }
}
`;

describe('from the problem to its solution', () => {
  const folder = gitFolder({ 'src/server.ts': SERVER, 'README.md': '# Chat server\n' }, 'chat-server');
  const records = path.join(folder.path, 'docs/challenges');
  const record = () => readFileSync(path.join(records, readdirSync(records)[0] ?? ''), 'utf8');
  let workbench: Workbench;
  let open: string;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('resolves captured code that was edited and committed, with Enter alone', async () => {
    const { page, openFile, selectLines, palette, quickInput, screenshot } = workbench;
    await openFile('src/server.ts');
    await selectLines(6, 10);
    await palette('Challenges: Log Challenge');
    await quickInput.fill('Sockets leak: retry #3');
    await quickInput.accept();
    await page.locator('.tab.active', { hasText: '001-sockets' }).waitFor();
    open = record();
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message=Log it');

    await openFile('src/server.ts');
    await selectLines(8, 8);
    await page.keyboard.type('socket.onclose = () => this.idle.push(socket);');
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    folder.git('commit', '--quiet', '--all', '--message=Keep closed sockets: no retry (#12)');

    await palette('Challenges: Focus on Challenges View');
    const row = workbench.row(/^Challenge 1, Sockets leak/);
    await row.hover();
    await row.getByRole('button', { name: 'Resolve' }).click();
    await quickInput.row('Keep closed sockets: no retry (#12)').waitFor();
    await page.keyboard.press('Escape');
    await quickInput.widget.waitFor({ state: 'hidden' });
    assert.equal(record(), open);
    await row.hover();
    await row.getByRole('button', { name: 'Resolve' }).click();
    await quickInput.row('Keep closed sockets: no retry (#12)').waitFor();
    await page.keyboard.type('3h');
    await quickInput.row('Took 3 hours').waitFor();
    await quickInput.row('Keep closed sockets: no retry (#12)').waitFor();
    await screenshot('resolve-pick');
    await page.keyboard.press('Enter');
    await workbench.row(/^Resolved, 1 entry/).waitFor();
    await page.locator('.tab.active', { hasText: '001-sockets' }).waitFor();

    const fix = folder.git('rev-parse', 'HEAD').trim();
    await eventually(() => assert.match(record(), /^status: resolved$/m));
    assert.match(record(), /^minutes: 180$/m);
    assert.ok(
      record().includes(
        `  - commit: "${fix}"\n    subject: "Keep closed sockets: no retry (#12)"\n    pr: 12\n`,
      ),
    );
    assert.match(
      record(),
      /\n- {4}socket\.onclose = \(\) => this\.acquire\(url\);\n\+ {4}socket\.onclose = \(\) => this\.idle\.push\(socket\);\n/,
    );
    assert.match(record(), /## ⏰ Time to Resolve\n\n1 minute, 3 hours of work\n/);
  });

  it('takes all of it back with one undo', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+Z');
    await workbench.row(/^Open, 1 entry/).waitFor();
    await page.keyboard.press('Control+S');
    await eventually(() => assert.equal(record(), open));
  });

  it('waits in the first empty part, then in the next, and shows the difference', async () => {
    const { page, palette, quickInput, screenshot } = workbench;
    await palette('Challenges: Resolve');
    await quickInput.row('Keep closed sockets: no retry (#12)').waitFor();
    await page.keyboard.press('Enter');
    await workbench.row(/^Resolved, 1 entry/).waitFor();
    await page.keyboard.type('Every close began another attempt.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('A pool never retries by itself.');
    await screenshot('resolved-record');
    await page.keyboard.press('Control+S');
    await eventually(() => {
      assert.match(record(), /## 🔍 Root Cause\n\nEvery close began another attempt\.\n\n## /);
      assert.match(record(), /## 🧠 Lessons Learned\n\nA pool never retries by itself\.\n\n## /);
    });
  });
});
