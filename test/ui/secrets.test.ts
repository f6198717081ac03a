import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

/** Put together here, so that nothing takes this file for one that holds secrets. */
const TOKEN = ['ghp', '_', 'aB3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');
const PASSWORD = ['k3', 'Vx9', 'qLw0', 'Zt'].join('');

const CLIENT = `export function connect(pool) {
  const database = pool.open('postgres://app:${PASSWORD}@db.acme.test/app');
  return database.login({ user: 'robot', token: '${TOKEN}' });
}
`;

describe('secrets in the selected code', () => {
  const folder = gitFolder({ 'src/client.js': CLIENT, 'README.md': '# Client\n' }, 'secrets');
  const record = () => path.join(folder.path, 'docs/challenges/001-login-fails-at-night.md');
  let workbench: Workbench;

  before(async () => {
    const size = { width: 1280, height: 1000 };
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix, themes: true, size });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('are masked by Enter, after the title', async () => {
    const { page, openFile, selectLines, palette, quickInput, screenshotInThemes } = workbench;
    await openFile('src/client.js');
    await selectLines(1, 4);
    await palette('Challenges: Log Challenge');
    await quickInput.widget.getByText('Log Challenge', { exact: true }).waitFor();
    await quickInput.fill('Login fails at night');
    await quickInput.accept();
    await quickInput.widget.getByText('2 Possible Secrets Found').waitFor();
    const { widget } = quickInput;
    await widget.getByText('PostgreSQL connection string (line 2), GitHub Token (line 3)').waitFor();
    assert.ok(!(await widget.innerText()).includes(TOKEN.slice(4)));
    await screenshotInThemes('secrets');
    await quickInput.accept();
    await page.locator('.tab.active', { hasText: '001-login-fails' }).waitFor();
    const text = readFileSync(record(), 'utf8');
    assert.match(text, /open\('postgres:\/\/app:\u2022{8}@db\.acme\.test\/app'\)/);
    assert.match(text, /token: 'ghp_\u2022{32}' \}\);/);
    assert.ok(!text.includes(TOKEN) && !text.includes(PASSWORD));
    await page.locator('.view-line', { hasText: 'app:\u2022\u2022' }).waitFor();
    await screenshotInThemes('secrets-masked');
  });
});
