import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { eventually, openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

const DOCUMENTS = {
  'KNOWN_ISSUES.md': `# Known issues

| ID | Issue | Status |
|---|---|---|
| K-1 | Maps are upside down in print | Fixed |
| K-2 | The gate beeps at night | Open |
`,
  'docs/blockers.md': `# Blockers

## Active

### Blocker 1: Access to quay 4

We wait for the port office.

## Resolved

### Blocker 9: VPN for the pilots

Done by the office.
`,
  'docs/problems/007-horn-is-silent.open.md': '# Horn is silent\n\n## Description\n\nIt is.\n',
  'docs/deck/KNOWN_ISSUES.md': '# Known issues\n\n| Issue | Since |\n|---|---|\n| Winch squeaks | 1.4 |\n',
  'docs/bugs.md': '# Bugs\n\n- [ ] Tickets print twice\n- [x] Clock drifts\n',
  'docs/adr/README.md': `# Decisions

| # | Decision | Status |
|---|---|---|
| 2 | [Two piers](0002-two-piers.md) | Proposed |
`,
};

describe('acting on documents that a team already has', () => {
  const folder = gitFolder(DOCUMENTS, 'ferry');
  const read = (file: string) => readFileSync(path.join(folder.path, file), 'utf8');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix });
    await workbench.palette('Challenges: Focus on Challenges View');
    await row(/^Open, 6 entries/).waitFor();
    await row(/^Resolved, 3 entries/).click();
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  const row = (name: RegExp) => workbench.row(name);
  const dialog = () => workbench.page.locator('.monaco-dialog-box');
  const answer = async (button: string) => {
    await dialog().getByRole('button', { name: button }).click();
    await dialog().waitFor({ state: 'detached' });
  };
  const press = async (name: RegExp, button: string) => {
    await row(name).hover();
    await row(name).getByRole('button', { name: button }).click();
  };
  /** In the editor that a row opens. */
  const undo = async (name: RegExp, file: string) => {
    const { page } = workbench;
    await row(name).click();
    await page.locator('.tab.active', { hasText: file }).waitFor();
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('Control+Z');
  };
  const saved = async () => {
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  };

  it('a row of a table gets another word in its cell, and undo gives the old one back', async () => {
    const file = 'KNOWN_ISSUES.md';
    await press(/The gate beeps at night/, 'Resolve');
    await row(/The gate beeps at night, Fixed/).waitFor();
    await eventually(() =>
      assert.equal(read(file), DOCUMENTS[file].replace('night | Open', 'night | Fixed')),
    );
    await undo(/The gate beeps at night, Fixed/, file);
    await row(/The gate beeps at night, Open/).waitFor();
    await saved();
    await eventually(() => assert.equal(read(file), DOCUMENTS[file]));
  });

  it('an entry leaves its section after a question and a look at the changes', async () => {
    const { page } = workbench;
    const file = 'docs/blockers.md';
    await press(/Access to quay 4/, 'Resolve');
    await dialog().getByText('It moves from the section “Active” to “Resolved”.').waitFor();
    await answer('Cancel');
    await eventually(() => assert.equal(read(file), DOCUMENTS[file]));
    await press(/Access to quay 4/, 'Resolve');
    await answer('Show Changes');
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await eventually(() => assert.equal(read(file), DOCUMENTS[file]));
    await page.locator('.editor-actions').getByRole('button', { name: 'Apply Changes' }).click();
    await row(/Access to quay 4, Resolved/).waitFor();
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    const entry = '### Blocker 1: Access to quay 4\n\nWe wait for the port office.\n';
    await eventually(() =>
      assert.equal(read(file), `${DOCUMENTS[file].replace(`${entry}\n`, '')}\n${entry}`),
    );
    await undo(/Access to quay 4/, 'blockers.md');
    await row(/Access to quay 4, Active/).waitFor();
    await saved();
    await eventually(() => assert.equal(read(file), DOCUMENTS[file]));
  });

  it('a document is renamed after a question, and undo gives its name back', async () => {
    const [open, closed] = ['open', 'closed'].map((state) => `docs/problems/007-horn-is-silent.${state}.md`);
    await press(/Horn is silent/, 'Resolve');
    await dialog().getByText(`${open} becomes ${closed}.`).waitFor();
    await answer('Rename');
    await row(/Horn is silent, closed/).waitFor();
    assert.ok(!existsSync(path.join(folder.path, open ?? '')));
    await undo(/Horn is silent/, '007-horn-is-silent.closed.md');
    await row(/Horn is silent, open/).waitFor();
    await eventually(() =>
      assert.equal(read(open ?? ''), DOCUMENTS['docs/problems/007-horn-is-silent.open.md']),
    );
  });

  it('what cannot be set is disabled, and the tooltip and the palette say why', async () => {
    const { page, palette, notification } = workbench;
    const reason = 'Its table has no column for a status.';
    await row(/Winch squeaks/).click();
    await page.locator('.tab.active', { hasText: 'KNOWN_ISSUES.md' }).waitFor();
    await row(/Winch squeaks/).click({ button: 'right' });
    const item = page.locator('.monaco-menu').getByRole('menuitem', { name: 'Set Status...' });
    await item.waitFor();
    assert.equal(await item.getAttribute('aria-disabled'), 'true');
    await page.keyboard.press('Escape');
    await row(/Winch squeaks/).hover();
    await page.locator('.workbench-hover', { hasText: `Status cannot be set: ${reason}` }).waitFor();
    await palette('Challenges: Set Status...');
    await notification(reason).waitFor();
  });

  it('only what a box can say is offered for it', async () => {
    const { page, quickInput } = workbench;
    await row(/^Troubleshooting, Tickets print twice, open/).click();
    await page.locator('.tab.active', { hasText: 'bugs.md' }).waitFor();
    await workbench.palette('Challenges: Set Status...');
    await quickInput.row('open').getByText('current').waitFor();
    assert.deepEqual(await quickInput.widget.locator('.label-name').allInnerTexts(), ['open', 'resolved']);
    await quickInput.pick('resolved');
    await row(/Tickets print twice, resolved/).waitFor();
  });

  it('a link to no document is told in the tooltip and in Problems', async () => {
    const { page, palette } = workbench;
    const problem = 'The document docs/adr/0002-two-piers.md does not exist.';
    await row(/^Decision 2, Two piers, Proposed/).hover();
    await page.locator('.workbench-hover', { hasText: problem }).waitFor();
    await palette('Problems: Focus on Problems View');
    await page.locator('.markers-panel').getByText(problem).waitFor();
  });
});
