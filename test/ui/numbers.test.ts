import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import { openWorkbench, packagedVsix, screenshotOnFailure, type Workbench } from './harness';

const decision = (title: string) =>
  `# ADR-0007: ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWe need a queue.\n\n## Decision\n\nADR-0007 it is.\n`;

describe('a number that two documents share', () => {
  const folder = gitFolder(
    {
      'docs/adr/0006-one-repository.md': decision('One repository').replaceAll('0007', '0006'),
      'docs/adr/README.md': '# Decisions\n\n- [6. One repository](0006-one-repository.md)\n',
      'src/queue.ts': 'export const queue = [];\n',
    },
    'orders',
  );
  const file = (name: string) => path.join(folder.path, name);
  let workbench: Workbench;

  before(async () => {
    const { writeFileSync } = await import('node:fs');
    for (const [branch, title] of [
      ['kafka', 'Use Kafka for orders'],
      ['rabbit', 'Use RabbitMQ for orders'],
    ] as const) {
      folder.git('checkout', '--quiet', '-b', branch, 'main');
      writeFileSync(file(`docs/adr/0007-use-${branch}.md`), decision(title));
      writeFileSync(
        file(`docs/${branch}.md`),
        `# Notes\n\nDecided in ADR-0007, see [it](adr/0007-use-${branch}.md).\n`,
      );
      writeFileSync(file(`src/${branch}.ts`), `// Why: docs/adr/0007-use-${branch}.md\n`);
      folder.git('add', '--all');
      const date = branch === 'kafka' ? '2026-11-01T10:00:00Z' : '2026-11-02T10:00:00Z';
      folder.git('commit', '--quiet', `--date=${date}`, '--message', title);
    }
    folder.git('checkout', '--quiet', 'main');
    folder.git('merge', '--quiet', '--no-edit', 'kafka');
    folder.git('merge', '--quiet', '--no-edit', 'rabbit');
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('shows in the tree and in Problems', async () => {
    const { page, palette, openFile, screenshot } = workbench;
    await openFile('docs/adr/0007-use-rabbit.md');
    await palette('Challenges: Focus on Challenges View');
    // Where nothing is open, the resolved ones show by themselves.
    await workbench.row(/^Resolved, 3 entries/).waitFor();
    await workbench.row(/Use RabbitMQ for orders.*number given twice/).waitFor();
    await palette('Problems: Focus on Problems View');
    await page.getByText('Number 7 is given twice: 0007-use-kafka.md has it too.').first().waitFor();
    await screenshot('numbers-problem');
  });

  it('is renumbered by its quick fix, after a preview', async () => {
    const { page, openFile, selectLines, screenshot } = workbench;
    await openFile('docs/adr/0007-use-rabbit.md');
    await selectLines(1, 1);
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Renumber to 0008' });
    // The menu does not open while the editor still settles.
    do await page.keyboard.press('Control+.');
    while (!(await happens(fix.first().waitFor({ timeout: 4000 }))));
    await fix.first().click();
    const apply = page.getByRole('button', { name: 'Apply' });
    await apply.first().waitFor();
    await page.locator('.monaco-list-row', { hasText: '(renaming)' }).waitFor();
    // A person has nothing to tick: all of it is meant.
    assert.equal(await page.locator('.monaco-list-row input[type=checkbox]:not(:checked)').count(), 0);
    await screenshot('numbers-preview');
    await apply.first().click();
    await page.locator('.tab[data-resource-name="0008-use-rabbit.md"]').first().waitFor();
    await workbench.row(/^Decision 8, Use RabbitMQ for orders, Accepted$/).waitFor();
    // The last file that is saved.
    const saved = () => readFileSync(file('src/rabbit.ts'), 'utf8').includes('0008');
    while (!saved()) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(existsSync(file('docs/adr/0007-use-rabbit.md')), false);
    assert.match(
      readFileSync(file('docs/adr/0008-use-rabbit.md'), 'utf8'),
      /^# ADR-0008: .*ADR-0008 it is\.\n$/s,
    );
    assert.match(
      readFileSync(file('docs/rabbit.md'), 'utf8'),
      /Decided in ADR-0008, see \[it\]\(adr\/0008-use-rabbit\.md\)/,
    );
    assert.match(
      readFileSync(file('docs/kafka.md'), 'utf8'),
      /Decided in ADR-0007, see \[it\]\(adr\/0007-use-kafka\.md\)/,
    );
    assert.equal(readFileSync(file('src/rabbit.ts'), 'utf8'), '// Why: docs/adr/0008-use-rabbit.md\n');
  });

  it('is back after one undo', async () => {
    const { page, openFile } = workbench;
    await openFile('docs/adr/0008-use-rabbit.md');
    await page.locator('.editor-group-container.active .monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+Z');
    const dialog = page.getByRole('button', { name: /Undo in \d+ Files|Yes/ });
    const renamed = page.locator('.tab[data-resource-name="0007-use-rabbit.md"]').first();
    await dialog.or(renamed).first().waitFor();
    if (await dialog.isVisible()) await dialog.click();
    await renamed.waitFor();
    assert.equal(existsSync(file('docs/adr/0008-use-rabbit.md')), false);
  });
});

async function happens(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
