import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, screenshotOnFailure } from './harness';

describe('kinds and templates', () => {
  const folder = gitFolder({
    'src/queue.ts': 'export const queue: string[] = [];\n',
    'package.json': '{\n  "name": "ferry",\n  "version": "0.3.0"\n}\n',
    '.challenge-log/templates/incident.md':
      '---\ntemplate: Incident\ndescription: What broke, for whom\nkind: incident\nseverity: critical\n---\n\n# ${KIND}: ${TITLE}\n\n## What broke\n\n${CURSOR}\n',
  });
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
  const button = (name: RegExp) => box().getByRole('button', { name });
  const title = (text: string) => box().getByText(text, { exact: true });
  const read = (file: string) => readFileSync(path.join(folder.path, file), 'utf8');

  async function logged(tab: string): Promise<void> {
    await workbench.quickInput.accept();
    await page.locator('.tab.active', { hasText: tab }).waitFor();
  }

  it('logs a decision by a variant that is chosen in the box', async () => {
    await workbench.openFile('src/queue.ts');
    await workbench.selectLines(1, 1);
    await workbench.palette('Challenges: Log Decision (ADR)');
    await title('Log Decision').waitFor();
    await page.keyboard.type('One queue: for all piers', { delay: 40 });
    await button(/^Template: /).click();
    await workbench.quickInput.row('Decision, after Nygard').waitFor();
    await workbench.screenshot('template-picker');
    await workbench.quickInput.pick('Decision, after Nygard');
    await box().getByText('Decision, after Nygard · severity medium · technical').waitFor();
    await workbench.screenshot('template-chosen');
    await logged('001-one-queue-for-all-piers.md');
    const text = read('docs/challenges/001-one-queue-for-all-piers.md');
    assert.match(text, /^# 1\. One queue: for all piers\n\nDate: /);
    assert.match(text, /```ts before=a1 file=src\/queue\.ts lines=1 commit=/);
  });

  it('offers a kind of the team’s, with its severity', async () => {
    await workbench.openFile('src/queue.ts');
    await workbench.palette('Challenges: Log Challenge');
    await title('Log Challenge').waitFor();
    await page.keyboard.type('Gate 3 is dead', { delay: 15 });
    await button(/^Kind: Challenge/).click();
    await workbench.quickInput.pick('Incident');
    await title('Log Incident').waitFor();
    await box().getByText('severity critical · technical').waitFor();
    await logged('002-gate-3-is-dead.md');
    assert.match(read('docs/challenges/002-gate-3-is-dead.md'), /^kind: incident$/m);
    await page.locator('.monaco-editor.focused[data-uri*="002-gate-3-is-dead.md"]').waitFor();
    // The cursor stands where the template says.
    await page.keyboard.type('The gate.');
    await page.locator('.view-line', { hasText: 'The gate.' }).waitFor();
    await workbench.screenshot('template-incident');
    await page.keyboard.press('Control+S');
  });

  it('starts a template from a built-in one, in which variables complete and unknown ones are marked', async () => {
    await workbench.palette('Challenges: Create Template...');
    await workbench.quickInput.input.fill('TIL');
    await workbench.quickInput.pick('TIL');
    await box().getByText('Its name. A template').waitFor();
    await workbench.quickInput.input.fill('Short TIL');
    await workbench.quickInput.accept();
    await page.locator('.tab.active', { hasText: 'short-til.md' }).waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nBy ${AUTHO} of ${SYM');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: '${SYMBOL}' }).waitFor();
    await workbench.screenshot('template-completion');
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-warning').first().waitFor();
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)', { hasText: 'short-til.md' }).waitFor();
    assert.match(read('.challenge-log/templates/short-til.md'), /By \$\{AUTHO\}? of \$\{SYMBOL\}/);
    await workbench.screenshot('template-problem');
  });
});
