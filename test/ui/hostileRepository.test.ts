// What a person sees of a workspace made to attack: words, and nothing that is fetched, linked or run.
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { hostileRepository, noTraps, type HostileRepository } from '../support/hostileRepository';
import type { Workbench } from './harness';
import { openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

describe('a hostile repository in the workbench', function () {
  let hostile: HostileRepository;
  let workbench: Workbench;

  before(async function () {
    if (noTraps !== undefined) return this.skip();
    hostile = await hostileRepository();
    mkdirSync(path.join(hostile.root, '.vscode'));
    writeFileSync(
      path.join(hostile.root, '.vscode/settings.json'),
      JSON.stringify({
        'challengeLog.defaults.severity': hostile.payload,
        'challengeLog.defaults.category': hostile.payload,
        'challengeLog.code.resolved': 'shown',
      }),
    );
    // What VS Code's own git extension runs is not ours.
    const settings = { 'git.enabled': false };
    workbench = await openWorkbench({ folder: hostile.root, vsix: packagedVsix, settings });
  });
  after(async () => {
    await workbench?.close();
    await hostile?.remove();
  });
  afterEach(() => {
    assert.deepEqual(hostile.requests(), [], 'nothing was fetched');
    assert.deepEqual(hostile.marks(), [], 'nothing ran');
  });
  screenshotOnFailure(() => workbench);

  /** Shows its words, without pictures, and with no links but these. */
  async function assertWords(place: Locator, links: readonly string[]): Promise<void> {
    await place.waitFor();
    assert.ok((await place.textContent())?.includes('<script>alert(1)</script>'), 'HTML is shown as it is');
    assert.equal(await place.locator('img, script, iframe').count(), 0);
    assert.deepEqual(await place.locator('a').allTextContents(), links);
  }

  it('tells words in a row and its tooltip', async () => {
    const { page, palette, row } = workbench;
    await palette('Challenges: Focus on Challenges View');
    await row(/Twin .*trash/)
      .first()
      .hover();
    await assertWords(page.locator('.workbench-hover').first(), []);
  });

  it('tells words over code, with our links', async () => {
    const { page, openFile } = workbench;
    await openFile('src/pool.lua');
    const lens = page.locator('.codelens-decoration').first();
    await lens.waitFor();
    assert.equal(await lens.locator('.codicon').count(), 0);
    await page
      .locator('.editor-group-container.active .monaco-editor .view-line')
      .first()
      .locator('span span')
      .first()
      .hover();
    const hover = page.locator('.monaco-hover:visible', { hasText: 'Compare with Captured' }).first();
    await hover.waitFor();
    assert.equal(await hover.locator('img, script, iframe').count(), 0);
    const links = new Set(await hover.locator('a').allTextContents());
    assert.deepEqual([...links].sort(), ['Compare with Captured', 'Open', 'Resolve']);
  });

  it('asks for a title with words of its settings', async () => {
    const { page, palette, quickInput } = workbench;
    await palette('Challenges: Log Challenge');
    const prompt = quickInput.widget.locator('.quick-input-message', { hasText: 'severity' });
    await assertWords(prompt, []);
    assert.equal(await prompt.locator('.codicon-trash').count(), 0);
    await page.keyboard.press('Escape');
  });

  it('fetches nothing for a preview', async () => {
    const { page, openFile, palette } = workbench;
    await openFile('docs/challenges/003-open.md');
    await palette('Markdown: Open Preview');
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await preview.getByText('Lessons Learned').waitFor();
  });
});
