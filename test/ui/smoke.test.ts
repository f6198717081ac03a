import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, screenshotOnFailure } from './harness';

describe('the workbench', () => {
  const folder = gitFolder({
    'src/app.ts': 'const a = 1;\nconst b = 2;\nconst c = 3;\n',
    'README.md': '# Smoke\n',
  });
  let workbench: Workbench | undefined;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('opens a folder, a file, and a selection', async () => {
    const { page, openFile, selectLines, palette, screenshot } = workbench!;
    await page.getByRole('treeitem', { name: 'README.md' }).waitFor();
    await openFile('src/app.ts');
    await selectLines(2, 3);
    await page.locator('.statusbar-item', { hasText: /^\s*main\s*$/ }).waitFor();
    await screenshot('smoke');
    await palette('View: Toggle Primary Side Bar Visibility');
    await page.getByRole('treeitem', { name: 'README.md' }).waitFor({ state: 'hidden' });
  });
});
