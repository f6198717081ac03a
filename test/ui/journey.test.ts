import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

const SERVER = `import { Socket } from './socket';

export class ConnectionPool {
  private readonly idle: Socket[] = [];

  acquire(url: string): Socket {
    const socket = this.idle.pop() ?? new Socket(url);
    socket.onclose = () => this.acquire(url);
    return socket;
  }

  release(socket: Socket): void {
    this.idle.push(socket);
  }
}
`;

describe('a challenge from selection to resolution', () => {
  const folder = gitFolder({ 'src/server.ts': SERVER, 'README.md': '# Chat server\n' }, 'chat-server');
  const record = () =>
    path.join(folder.path, 'docs/challenges/001-reconnecting-sockets-leak-retry-3-never-ends.md');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix, themes: true });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('logs the selected code from the palette', async () => {
    const { page, openFile, selectLines, palette, quickInput, screenshotInThemes } = workbench;
    await openFile('src/server.ts');
    await selectLines(6, 10);
    await palette('Challenges: Log Challenge');
    await quickInput.widget.getByText('Log Challenge', { exact: true }).waitFor();
    await screenshotInThemes('title-box');
    await quickInput.fill('Reconnecting sockets leak: retry #3 never ends');
    await quickInput.accept();
    await page.locator('.tab.active', { hasText: '001-reconnecting' }).waitFor();
    const text = readFileSync(record(), 'utf8');
    assert.match(text, /^title: "Reconnecting sockets leak: retry #3 never ends"$/m);
    assert.match(text, new RegExp(`commit: "${folder.git('rev-parse', 'HEAD').trim()}"`));
    assert.match(text, /file: src\/server\.ts\n {4}lines: 6-10\n/);
    await screenshotInThemes('record');
  });

  it('shows the record in the sidebar', async () => {
    const { palette, screenshotInThemes } = workbench;
    await palette('Challenges: Focus on Challenges View');
    await workbench.row(/^Open, 1 entry/).waitFor();
    await workbench.row(/^Challenge 1, Reconnecting sockets leak/).waitFor();
    await screenshotInThemes('view');
  });

  it('resolves it with the row’s button, and it moves', async () => {
    const { screenshotInThemes } = workbench;
    const row = workbench.row(/^Challenge 1, Reconnecting sockets leak/);
    await row.hover();
    await row.getByRole('button', { name: 'Resolve' }).click();
    await workbench.row(/^Resolved, 1 entry/).click();
    await workbench.row(/^Challenge 1, .*resolved/).waitFor();
    assert.match(readFileSync(record(), 'utf8'), /^status: resolved$/m);
    await screenshotInThemes('resolved');
    assert.deepEqual(readdirSync(path.dirname(record())), [path.basename(record())]);
  });
});
