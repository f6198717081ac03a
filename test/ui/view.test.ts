import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { gitFolder } from '../support/gitFolder';
import type { Theme, Workbench } from './harness';
import { openWorkbench, screenshotOnFailure } from './harness';

const HOSTILE = '[x](command:workbench.action.quit) <img src=http://127.0.0.1:9/p.png> $(trash) **b**';
const SERVER = Array.from({ length: 12 }, (_, line) => `export const line${line + 1} = ${line + 1};\n`).join('');

/** A record as people and Log Challenge write it, from lines of front matter. */
function record(title: string, ...facts: readonly string[]): string {
  return `---\ntitle: ${JSON.stringify(title)}\n${facts.join('\n')}\n---\n\n## 🔴 Problem\n\nIt fails.\n`;
}

const FILES = {
  'src/server.ts': SERVER,
  'docs/challenges/001-sockets-leak.md': record(
    'Sockets leak',
    'kind: challenge\nstatus: open\ndate: 2026-11-20T10:00:00+01:00\nseverity: critical\ncategory: technical',
    'tags: [websocket, retry]\nanchors:\n  - id: a1\n    file: src/server.ts\n    lines: 6-8\n    symbol: line6',
  ),
  'docs/challenges/002-flaky-clock.md': record(
    'Flaky clock in tests',
    'kind: challenge\nstatus: open\ndate: 2026-11-21T10:00:00+01:00\nseverity: low\ncategory: process',
  ),
  'docs/challenges/003-wrong-encoding.md': record(
    'Wrong encoding on Windows',
    'kind: blocker\nstatus: in-progress\ndate: 2026-11-22T10:00:00+01:00\nseverity: high\ntags: [utf8]',
  ),
  'docs/challenges/004-stale-cache.md': record(
    'Stale cache after deploy',
    'kind: challenge\nstatus: resolved\ndate: 2026-11-10T10:00:00+01:00\nseverity: medium',
  ),
  'docs/challenges/005-use-postgres.md': record(
    'Use Postgres',
    'kind: decision\nstatus: accepted\ndate: 2026-10-01T10:00:00+01:00',
  ),
  'docs/challenges/006-awk-fields.md': record('AWK counts fields from 1', 'kind: til\ndate: 2026-11-12'),
  'docs/challenges/007-broken.md': '---\ntitle: Broken\nkind: challenge\nstatus: "open\nseverity: [low\n---\n\n# Broken\n',
  'docs/challenges/008-hostile.md': record(
    HOSTILE,
    `kind: challenge\nstatus: open\ndate: 2026-11-19T10:00:00+01:00\nseverity: medium\ncategory: "<b>bold</b> [l](http://x)"`,
  ),
  'docs/log.md':
    '# Log\n\nWhat went wrong.\n\n## Challenge 1: Build is slow\n\n**Status:** Open\n\nTwo minutes.\n\n' +
    '## Challenge 2: Lint is slow\n\n**Status:** Open\n\nOne minute.\n',
};

/** What a person sees and touches in the view. */
function viewOf(page: Page) {
  const tree = page.locator('.part.sidebar .monaco-list');
  const row = (name: string | RegExp): Locator => tree.getByRole('treeitem', { name });
  /** Labels of the rows that show, from top to bottom. */
  const labels = async () => {
    const rows = await tree.getByRole('treeitem').all();
    const placed = await Promise.all(
      rows.map(async (item) => ({
        y: (await item.boundingBox())?.y ?? 0,
        text: (await item.locator('.monaco-icon-label .label-name').innerText()).trim(),
      })),
    );
    return placed.sort((a, b) => a.y - b.y).map(({ text }) => text);
  };
  /** Opens a row's menu with the keyboard and gives the names of its items. */
  const menu = page.locator('.monaco-menu-container .monaco-menu');
  const menuItem = (name: string) => menu.getByRole('menuitem', { name, exact: true });
  const openMenu = async (target: Locator) => {
    await target.click({ button: 'right' });
    await menu.getByRole('menuitem').first().waitFor();
  };
  const menuItems = async () =>
    (await menu.getByRole('menuitem').allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '');
  return { tree, row, labels, menu, menuItem, openMenu, menuItems };
}

async function openView({ page }: Workbench): Promise<void> {
  await page.locator('.activitybar').getByRole('tab', { name: /^Challenges/ }).click();
  await page.locator('.part.sidebar').getByRole('heading', { name: 'Challenges' }).first().waitFor();
}

describe('the view Challenges', () => {
  const folder = gitFolder(FILES);
  const file = (name: string) => path.join(folder.path, 'docs', name);
  let workbench: Workbench;
  let view: ReturnType<typeof viewOf>;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path });
    view = viewOf(workbench.page);
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('groups the entries with counts, newest first', async () => {
    await openView(workbench);
    await view.row(/^Open, 6 entries/).waitFor();
    await view.row(/^Resolved, 2 entries/).click();
    await view.row(/^Reference, 1 entry/).click();
    await view.row(/^TIL 6, AWK/).waitFor();
    await workbench.screenshot('tree-dark');
    console.log(await view.labels());
    console.log(await view.tree.getByRole('treeitem').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label'))));
    console.log(await workbench.page.locator('.activitybar').innerHTML());
  });
});
