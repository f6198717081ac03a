import { strict as assert } from 'node:assert';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, screenshotOnFailure } from './harness';

const systems = {
  Linux: {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0',
    key: 'ctrl+k j',
    prefix: 'Control',
  },
  Windows: {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0',
    key: 'ctrl+k j',
    prefix: 'Control',
  },
  macOS: {
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140.0.0.0',
    key: 'cmd+k j',
    prefix: 'Meta',
  },
};

for (const [system, { userAgent, key, prefix }] of Object.entries(systems)) {
  describe(`the default key on ${system}`, () => {
    const folder = gitFolder({
      'src/app.ts': 'const a = 1;\nconst b = 2;\nconst c = 3;\n',
      'README.md': '# Keys\n',
    });
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ folder: folder.path, userAgent });
    });
    after(async () => {
      await workbench?.close();
      folder.remove();
    });
    screenshotOnFailure(() => workbench);

    // What every journey needs, in a window that is open anyway.
    if (system === 'Linux')
      it('is pressed in a workbench that opens a folder, a file, and a selection', async () => {
        const { page, openFile, selectLines, palette, screenshot } = workbench;
        await page.getByRole('treeitem', { name: 'README.md' }).waitFor();
        await openFile('src/app.ts');
        await selectLines(2, 3);
        await page.locator('.statusbar-item', { hasText: /^\s*main\s*$/ }).waitFor();
        await screenshot('smoke');
        await palette('View: Toggle Primary Side Bar Visibility');
        await page.getByRole('treeitem', { name: 'README.md' }).waitFor({ state: 'hidden' });
      });

    it('logs a challenge', async () => {
      const { page, openFile, quickInput } = workbench;
      await openFile('README.md');
      await page.keyboard.press(`${prefix}+K`);
      await page.keyboard.press('j');
      await quickInput.widget.getByText('Log Challenge', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
    });

    it('is nobody else’s', async () => {
      const { page, palette } = workbench;
      await palette('Preferences: Open Keyboard Shortcuts');
      await page
        .locator(
          '.keybindings-header input, .keybindings-header .inputarea, .keybindings-header .native-edit-context',
        )
        .first()
        .waitFor();
      await page.keyboard.insertText(`"${key}"`);
      const rows = page.locator('.keybindings-table-container .monaco-list-row');
      // The list filters as one types: whatever else has the key would still be there with ours.
      await rows.nth(1).waitFor({ state: 'detached' });
      assert.deepEqual(await rows.locator('.command').allInnerTexts(), ['Challenges: Log Challenge']);
    });
  });
}
