import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { eventually, openWorkbench, screenshotOnFailure } from './harness';

const HOSTILE = '[x](command:workbench.action.quit) <img src=http://127.0.0.1:9/p.png> $(trash) **b**';
const SERVER = Array.from({ length: 12 }, (_, line) => `export const line${line + 1} = ${line + 1};\n`).join(
  '',
);

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
  'docs/challenges/007-broken.md':
    '---\ntitle: Broken\nkind: challenge\nstatus: open\nstatus: resolved\n---\n\n# Broken\n',
  'docs/challenges/008-hostile.md': record(
    HOSTILE,
    `kind: challenge\nstatus: open\ndate: 2026-11-19T10:00:00+01:00\nseverity: medium\ncategory: "<b>bold</b> [l](http://x)"`,
  ),
  'docs/log.md':
    '# Log\n\nWhat went wrong.\n\n## Challenge 1: Build is slow\n\n**Status:** Open\n\nTwo minutes.\n\n' +
    '## Challenge 2: Lint is slow\n\n**Status:** Open\n\nOne minute.\n',
};

const THEMES = [
  { label: 'Light Modern', name: 'light', marker: 'vs' },
  { label: 'Dark High Contrast', name: 'hc', marker: 'hc-black' },
  { label: 'Dark Modern', name: 'dark', marker: 'vs-dark' },
];

/** What a person sees and does in the view. */
function viewOf({ page, view }: Workbench) {
  const tree = view.locator('.monaco-list');
  const menu = page.locator('.monaco-menu-container .monaco-menu');
  const row = (name: string | RegExp): Locator => tree.getByRole('treeitem', { name });
  const menuItem = (name: string) => menu.getByRole('menuitem').filter({ hasText: name });
  /** A menu takes no click in its first tenth of a second, but keys. */
  const chooseInMenu = async (item: string) => {
    await menuItem(item).hover();
    await page.keyboard.press('Enter');
    await menu.waitFor({ state: 'detached' });
  };
  /** Reads the rows from top to bottom: they are recycled, so the order on the page is another. */
  const fromRows = async (read: (row: Locator) => Promise<string | null>) => {
    const rows = await tree.getByRole('treeitem').all();
    const placed = await Promise.all(
      rows.map(async (item) => ({
        index: Number(await item.getAttribute('data-index')),
        text: (await read(item))?.trim(),
      })),
    );
    return placed.sort((a, b) => a.index - b.index).map(({ text }) => text);
  };

  return {
    tree,
    row,
    menu,
    menuItem,
    /** What the rows show. */
    labels: () => fromRows((item) => item.locator('.label-name').innerText()),
    /** What a screen reader says of the rows. */
    names: () => fromRows((item) => item.getAttribute('aria-label')),
    menuItems: async () =>
      (await menu.getByRole('menuitem').allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? ''),
    /** Chooses from a row's menu with the mouse. */
    choose: async (name: RegExp, item: string) => {
      await row(name).click({ button: 'right' });
      await chooseInMenu(item);
    },
    /** Chooses from the view's own menu. */
    moreActions: async (item: string) => {
      // The buttons of a view that has another below it show when somebody is there.
      const isOpen = () =>
        menuItem(item)
          .hover({ timeout: 3000 })
          .then(
            () => true,
            () => false,
          );
      // A window that is still loading draws its buttons again, and closes what they opened.
      do {
        await page.keyboard.press('Escape');
        await view.hover();
        await view.getByRole('button', { name: 'More Actions...' }).click();
      } while (!(await isOpen()));
      await page.keyboard.press('Enter');
      await menu.waitFor({ state: 'detached' });
    },
    /** Moves the focus with the arrow keys to the row whose text begins like this. */
    focusRow: async (text: string) => {
      await page.keyboard.press('Home');
      const focused = tree.locator('.monaco-list-row.focused');
      for (let step = 0; step < 30; step += 1) {
        const now = (await focused.locator('.label-name').innerText()).trim();
        if (now.startsWith(text)) return;
        const index = await focused.getAttribute('data-index');
        await page.keyboard.press('ArrowDown');
        await tree.locator(`.monaco-list-row.focused:not([data-index="${index}"])`).waitFor();
      }
      throw new Error(`No row begins with "${text}".`);
    },
    /** Points at a row until its tooltip shows, and reads it. */
    tooltip: async (target: Locator, document: string) => {
      await page.mouse.move(900, 400);
      await target.hover();
      const hover = page.locator('.workbench-hover .hover-contents').filter({ hasText: document });
      await hover.waitFor();
      return (await hover.innerText()).replaceAll('\u00a0', ' ');
    },
  };
}
type View = ReturnType<typeof viewOf>;

async function openView({ page }: Workbench): Promise<void> {
  const tab = page.locator('.activitybar').getByRole('tab', { name: /^Challenges/ });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  await page.locator('.part.sidebar').getByRole('heading', { name: 'Challenges' }).first().waitFor();
}

describe('the view Challenges', () => {
  const folder = gitFolder(FILES);
  const inDocs = (name: string) => path.join(folder.path, 'docs', name);
  const read = (name: string) => readFileSync(inDocs(name), 'utf8');
  let workbench: Workbench;
  let page: Page;
  let view: View;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path });
    page = workbench.page;
    view = viewOf(workbench);
    await openView(workbench);
    await view.row(/^Open, /).waitFor();
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('groups the entries with counts, newest first', async () => {
    assert.deepEqual(await view.labels(), [
      'Cannot Be Read (1)',
      '007-broken.md',
      'Open (6)',
      '003 Wrong encoding on Windows',
      '002 Flaky clock in tests',
      '001 Sockets leak',
      `008 ${HOSTILE}`,
      '1 Build is slow',
      '2 Lint is slow',
      'Resolved (2)',
      'Reference (1)',
    ]);
    await view.row(/^Resolved, 2 entries/).click();
    await view.row(/^Reference, 1 entry/).click();
    await view.row(/^TIL 6, AWK/).waitFor();
    assert.deepEqual((await view.labels()).slice(9), [
      'Resolved (2)',
      '004 Stale cache after deploy',
      '005 Use Postgres',
      'Reference (1)',
      '006 AWK counts fields from 1',
    ]);
    await page.getByRole('tab', { name: 'Challenges - 6 open challenges' }).waitFor();
  });

  it('names every row in full for screen readers', async () => {
    const names = await view.names();
    assert.deepEqual(names, [
      'Cannot be read, 1 document',
      'docs/challenges/007-broken.md cannot be read: Map keys must be unique. Line 5.',
      'Open, 6 entries',
      'Blocker 3, Wrong encoding on Windows, in-progress, severity high',
      'Challenge 2, Flaky clock in tests, open, severity low',
      'Challenge 1, Sockets leak, open, severity critical, src/server.ts line 6',
      `Challenge 8, ${HOSTILE}, open, severity medium`,
      'Challenge 1, Build is slow, Open',
      'Challenge 2, Lint is slow, Open',
      'Resolved, 2 entries',
      'Challenge 4, Stale cache after deploy, resolved, severity medium',
      'Decision 5, Use Postgres, accepted',
      'Reference, 1 entry',
      'TIL 6, AWK counts fields from 1, reference',
    ]);
  });

  for (const { label, name, marker } of THEMES) {
    it(`looks right in ${label}`, async () => {
      await workbench.palette('Preferences: Color Theme');
      await workbench.quickInput.fill(label);
      await workbench.quickInput.pick(label);
      await page.locator(`.monaco-workbench.${marker}`).waitFor();
      await workbench.quickInput.widget.waitFor({ state: 'hidden' });
      await workbench.screenshot(`tree-${name}`);
    });
  }

  it('tells the facts in a tooltip', async () => {
    const text = await view.tooltip(view.row(/^Challenge 1, Sockets/), '001-sockets-leak.md');
    for (const fact of [
      'Challenge 001: Sockets leak',
      'Status: open',
      'Severity: critical',
      'Tags: websocket, retry',
      'Date: 2026-11-20 10:00',
      'Code: src/server.ts:6',
      'Symbol: line6',
      'Document: docs/challenges/001-sockets-leak.md',
    ])
      assert.ok(text.includes(fact), `${fact} is in ${text}`);
    await workbench.screenshot('tooltip');
  });

  it('shows the words of a document as text, never as markup', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const text = await view.tooltip(view.row(/^Challenge 8, /), '008-hostile.md');
    assert.ok(text.includes(`Challenge 008: ${HOSTILE}`), text);
    assert.ok(text.includes('Category: <b>bold</b> [l](http://x)'), text);
    const markup = page.locator('.workbench-hover a, .workbench-hover img, .workbench-hover .codicon');
    assert.equal(await markup.count(), 0);
    assert.deepEqual(
      requests.filter((url) => url.includes('p.png')),
      [],
    );
    await workbench.screenshot('tooltip-hostile');
  });

  it('opens a document in a preview tab, and a part of one at its line', async () => {
    await view.row(/^Challenge 2, Flaky/).click();
    await page.locator('.tab.active', { hasText: '002-flaky-clock.md' }).waitFor();
    await view.row(/^Challenge 1, Sockets/).click();
    await page.locator('.tab.active', { hasText: '001-sockets-leak.md' }).waitFor();
    assert.equal(await page.locator('.tab').count(), 1);
    await view.row(/^Challenge 2, Lint/).click();
    await page.locator('.statusbar-item', { hasText: 'Ln 11, Col 1' }).waitFor();
  });

  it('opens a broken document at the faulty line and lists it in Problems', async () => {
    await view.row(/007-broken.md cannot be read/).click();
    await page.locator('.tab.active', { hasText: '007-broken.md' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 5, Col 1' }).waitFor();
    await workbench.palette('Problems: Focus on Problems View');
    await page.locator('.markers-panel').getByText('Map keys must be unique.').waitFor();
    await page.locator('.markers-panel').getByText('[Ln 5, Col 1]').waitFor();
    await workbench.screenshot('broken-record');
    await page.keyboard.press('Control+J');
    await page.locator('.markers-panel').waitFor({ state: 'hidden' });
  });

  it('resolves and reopens with the row’s button', async () => {
    const before = read('challenges/002-flaky-clock.md');
    const row = view.row(/^Challenge 2, Flaky/);
    await row.hover();
    await row.getByRole('button', { name: 'Resolve' }).click();
    await view.row(/^Challenge 2, Flaky .*, resolved/).waitFor();
    await view.row(/^Resolved, 3 entries/).waitFor();
    await page.getByRole('tab', { name: 'Challenges - 5 open challenges' }).waitFor();
    await eventually(() =>
      assert.equal(
        read('challenges/002-flaky-clock.md').replace(/^resolved: .*\n/m, ''),
        before.replace('status: open', 'status: resolved'),
      ),
    );
    await row.hover();
    await row.getByRole('button', { name: 'Reopen' }).click();
    await view.row(/^Challenge 2, Flaky .*, open/).waitFor();
    await eventually(() => assert.equal(read('challenges/002-flaky-clock.md'), before));
  });

  it('offers with the keyboard what fits each row', async () => {
    const all = [
      'Go to Code',
      'Compare with Captured',
      'Show at Commit',
      'Resolve',
      'Set Status...',
      'Set Severity...',
      'Promote...',
      'Apply Template to This Document...',
      'Renumber...',
      'Re-anchor to Selection',
      'Add Selection to Entry...',
      'Open as Tracker Issue',
      'Update Index',
      'Copy Relative Path',
      'Reveal in Explorer View',
      'Delete...',
    ];
    const ofCode = ['Go to Code', 'Compare with Captured', 'Show at Commit', 'Re-anchor to Selection'];
    const without = (...names: string[]) => all.filter((name) => !names.includes(name));
    const reopen = (names: string[]) => names.map((name) => (name === 'Resolve' ? 'Reopen' : name));
    const expected: [string, string[]][] = [
      ['007-broken.md', []],
      ['003 Wrong', without(...ofCode)],
      ['001 Sockets', all],
      ['2 Lint', without(...ofCode, 'Renumber...', 'Update Index', 'Delete...')],
      ['004 Stale', reopen(without(...ofCode))],
      ['006 AWK', without(...ofCode, 'Resolve', 'Set Status...')],
    ];
    await workbench.palette('Challenges: Focus on Challenges View');
    for (const [label, items] of expected) {
      await view.focusRow(label);
      await page.keyboard.press('Shift+F10');
      if (items.length === 0) {
        assert.equal(await view.menu.count(), 0);
        continue;
      }
      await view.menu.getByRole('menuitem').first().waitFor();
      assert.deepEqual(await view.menuItems(), items, label);
      if (label.startsWith('001')) await workbench.screenshot('tree-menu');
      await page.keyboard.press('Escape');
      await view.menu.waitFor({ state: 'detached' });
    }
  });

  it('goes to the code with the keyboard', async () => {
    await view.focusRow('001 Sockets');
    await page.keyboard.press('Shift+F10');
    await view.menuItem('Go to Code').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'server.ts' }).waitFor();
    await page.locator('.statusbar-item', { hasText: /Ln 8, Col \d+ \(\d+ selected\)/ }).waitFor();
  });

  it('copies the path and reveals the document in the Explorer', async () => {
    await view.choose(/^Challenge 1, Sockets/, 'Copy Relative Path');
    await page.waitForFunction(
      `navigator.clipboard.readText().then((text) => text === 'docs/challenges/001-sockets-leak.md')`,
    );
    await view.choose(/^Challenge 1, Sockets/, 'Reveal in Explorer View');
    await page.getByRole('treeitem', { name: '001-sockets-leak.md', selected: true }).waitFor();
    await openView(workbench);
  });

  it('sets the status, with the current one marked', async () => {
    const { quickInput } = workbench;
    await view.choose(/^Blocker 3, /, 'Set Status...');
    await quickInput.row('in-progress').getByText('current').waitFor();
    assert.equal(await quickInput.widget.getByText('current').count(), 1);
    await workbench.screenshot('set-status');
    await quickInput.pick('workaround');
    await view.row(/^Blocker 3, .*, workaround, /).waitFor();
    await eventually(() => assert.match(read('challenges/003-wrong-encoding.md'), /^status: workaround$/m));
  });

  it('sets the severity, with the current one marked', async () => {
    const { quickInput } = workbench;
    await view.choose(/^Blocker 3, /, 'Set Severity...');
    await quickInput.row('high').getByText('current').waitFor();
    await quickInput.pick('critical');
    await view.row(/^Blocker 3, .*, severity critical/).waitFor();
    await eventually(() => assert.match(read('challenges/003-wrong-encoding.md'), /^severity: critical$/m));
  });

  it('searches what the documents say now', async () => {
    const { quickInput } = workbench;
    await workbench.palette('Challenges: Search...');
    await quickInput.fill('workaround');
    await quickInput.row('003 Wrong encoding on Windows').waitFor();
    await page.keyboard.press('Escape');
    await quickInput.widget.waitFor({ state: 'hidden' });
  });

  it('searches titles, paths, tags and status', async () => {
    const { quickInput } = workbench;
    const found: [string, string][] = [
      ['flaky clo', '002 Flaky clock in tests'],
      ['src/server', '001 Sockets leak'],
      ['004-stale', '004 Stale cache after deploy'],
      ['#utf8', '003 Wrong encoding on Windows'],
      ['accepted', '005 Use Postgres'],
      ['p.png', `008 ${HOSTILE}`],
    ];
    await page.locator('.part.sidebar').getByRole('button', { name: 'Search...' }).click();
    await quickInput.row('001 Sockets leak').waitFor();
    await workbench.screenshot('search');
    for (const [typed, label] of found) {
      await quickInput.fill(typed);
      await quickInput.widget.locator('.monaco-list-row').nth(1).waitFor({ state: 'detached' });
      const first = quickInput.widget.locator('.monaco-list-row .label-name').first();
      assert.equal((await first.innerText()).trim(), label);
    }
    await quickInput.fill('lint');
    await quickInput.row('2 Lint is slow').waitFor();
    await quickInput.accept();
    await page.locator('.tab.active', { hasText: 'log.md' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 11, Col 1' }).waitFor();
  });

  describe('deletes', () => {
    const dialog = () => page.locator('.monaco-dialog-box');
    const temporary = 'challenges/009-temporary.md';
    const row = () => view.row(/^Challenge 9, Temporary/);

    beforeEach(async () => {
      writeFileSync(
        inDocs(temporary),
        record('Temporary', 'kind: challenge\nstatus: open\ndate: 2026-11-23'),
      );
      await row().waitFor();
    });

    it('a document after a question that says it is for good', async () => {
      await view.choose(/^Challenge 9, /, 'Delete...');
      await dialog().getByText(`Delete docs/${temporary} permanently?`).waitFor();
      await dialog().getByText('deletes it for good').waitFor();
      await workbench.screenshot('delete');
      await dialog().getByRole('button', { name: 'Cancel' }).click();
      await dialog().waitFor({ state: 'detached' });
      assert.ok(existsSync(inDocs(temporary)));
      await view.choose(/^Challenge 9, /, 'Delete...');
      await dialog().getByRole('button', { name: 'Delete Permanently' }).click();
      await row().waitFor({ state: 'detached' });
      assert.ok(!existsSync(inDocs(temporary)));
    });

    it('the row that has the focus, with the Delete key', async () => {
      await view.row(/^Challenge 2, Flaky/).click();
      await workbench.palette('Challenges: Focus on Challenges View');
      await view.focusRow('009 Temporary');
      await page.keyboard.press('Delete');
      await dialog().getByText(`Delete docs/${temporary} permanently?`).waitFor();
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      assert.ok(existsSync(inDocs(temporary)));
      await page.keyboard.press('Delete');
      await dialog().getByRole('button', { name: 'Delete Permanently' }).click();
      await row().waitFor({ state: 'detached' });
      assert.ok(!existsSync(inDocs(temporary)));
    });

    it('nothing when the focus is on a group', async () => {
      await workbench.palette('Challenges: Focus on Challenges View');
      await view.focusRow('Open (');
      await page.keyboard.press('Delete');
      await workbench.palette('Notifications: Show Notifications');
      await workbench.notification('Choose an entry in the Challenges view first.').waitFor();
      assert.equal(await dialog().count(), 0);
      await workbench.palette('Notifications: Clear All Notifications');
      rmSync(inDocs(temporary));
      await row().waitFor({ state: 'detached' });
    });
  });

  it('shows at once what changes on disk', async () => {
    const times: number[] = [];
    const within = async (change: () => void, row: RegExp, state: 'visible' | 'detached') => {
      const began = Date.now();
      change();
      await view.row(row).waitFor({ state });
      times.push(Date.now() - began);
    };
    const name = inDocs('challenges/010-outside.md');
    const text = record('From outside', 'kind: challenge\nstatus: open\ndate: 2026-11-23');
    await within(() => writeFileSync(name, text), /^Challenge 10, From outside, open/, 'visible');
    await within(
      () => writeFileSync(name, text.replace('status: open', 'status: in-progress')),
      /^Challenge 10, From outside, in-progress/,
      'visible',
    );
    await within(() => rmSync(name), /^Challenge 10, /, 'detached');
    console.log(`      added, changed, deleted: shown after ${times.join(', ')} ms`);
    assert.ok(Math.max(...times) < 5000);
  });

  it('groups and sorts as chosen, and remembers it', async () => {
    const { quickInput } = workbench;
    const arrangeBy = async (command: string, choice: string) => {
      await view.moreActions(command);
      await quickInput.pick(choice);
    };
    await view.moreActions('Group By...');
    await quickInput.row('State').getByText('current').waitFor();
    await workbench.screenshot('group-by');
    await quickInput.pick('Severity');
    await view.row(/^Critical, 2 entries/).waitFor();
    await arrangeBy('Sort By...', 'Title');
    const expected = [
      'Cannot Be Read (1)',
      '007-broken.md',
      'Critical (2)',
      '001 Sockets leak',
      '003 Wrong encoding on Windows',
      'Medium (2)',
      `008 ${HOSTILE}`,
      '004 Stale cache after deploy',
      'Low (1)',
      '002 Flaky clock in tests',
      'No Severity (4)',
      '006 AWK counts fields from 1',
      '1 Build is slow',
      '2 Lint is slow',
      '005 Use Postgres',
    ];
    await view
      .row(/^Challenge 1, Sockets/)
      .and(page.locator('[aria-posinset="1"]'))
      .waitFor();
    assert.deepEqual(await view.labels(), expected);
    await workbench.screenshot('tree-by-severity');
    await page.reload();
    await view.row(/^Critical, 2 entries/).waitFor();
    assert.deepEqual(await view.labels(), expected);
    await arrangeBy('Group By...', 'File');
    await view.row(/^src\/server.ts, 1 entry/).waitFor();
    await arrangeBy('Group By...', 'State');
    await arrangeBy('Sort By...', 'Newest');
    await view.row(/^Open, 6 entries/).waitFor();
  });
});

describe('the view in an empty folder', () => {
  const folder = gitFolder({ 'README.md': '# Empty\n' });
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('explains itself and offers the first step', async () => {
    const { page, quickInput } = workbench;
    await openView(workbench);
    await page.locator('.welcome-view-content').getByText('When you hit a hard problem').waitFor();
    await workbench.screenshot('tree-empty');
    await page.locator('.welcome-view-content').getByRole('button', { name: 'Log Challenge' }).click();
    await quickInput.fill('Nothing selected');
    await quickInput.accept();
    await viewOf(workbench)
      .row(/^Challenge 1, Nothing selected/)
      .waitFor();
    await page.locator('.tab.active', { hasText: '001-nothing-selected.md' }).waitFor();
  });
});

describe('the view without a folder', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());
  screenshotOnFailure(() => workbench);

  it('offers to open one', async () => {
    const { page } = workbench;
    await openView(workbench);
    await page.locator('.welcome-view-content').getByText('Open a folder to log challenges').waitFor();
    await workbench.screenshot('tree-no-folder');
    await page.locator('.welcome-view-content').getByRole('button', { name: 'Open Folder' }).click();
    await workbench.quickInput.widget.getByText('Open Folder', { exact: true }).first().waitFor();
  });
});

describe('the view of two workspace folders', () => {
  const folder = gitFolder({
    'team.code-workspace': '{ "folders": [{ "path": "client" }, { "path": "server" }] }',
    'client/docs/challenges/001-layout.md': record('Layout jumps', 'kind: challenge\nstatus: resolved'),
    'server/docs/challenges/001-pool.md': record('Pool runs dry', 'kind: challenge\nstatus: open'),
    'server/docs/challenges/002-clock.md': record('Clock drifts', 'kind: challenge\nstatus: resolved'),
  });
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: path.join(folder.path, 'team.code-workspace') });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('shows both side by side with groups of their own, the first that holds any entries open', async () => {
    await openView(workbench);
    const view = viewOf(workbench);
    await view.row(/^Challenge 1, Pool/).waitFor();
    await workbench.screenshot('tree-two-folders');
    assert.deepEqual(await view.labels(), [
      'client',
      'Open (0)',
      'Resolved (1)',
      '001 Layout jumps',
      'server',
      'Open (1)',
      '001 Pool runs dry',
      'Resolved (1)',
    ]);
  });

  it('shows an entry that is reopened where nothing was open', async () => {
    const view = viewOf(workbench);
    await view.row(/^Challenge 1, Layout jumps, resolved/).hover();
    await view
      .row(/^Challenge 1, Layout/)
      .getByRole('button', { name: 'Reopen' })
      .click();
    await view.row(/^Challenge 1, Layout jumps, open/).waitFor();
  });
});

describe('Restricted Mode', () => {
  const folder = gitFolder({
    'src/server.ts': SERVER,
    'docs/challenges/001-old.md': record('Old one', 'kind: challenge\nstatus: open'),
  });
  const read = (name: string) => readFileSync(path.join(folder.path, 'docs/challenges', name), 'utf8');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path, restricted: true });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  async function log(title: string): Promise<void> {
    const { openFile, selectLines, palette, quickInput } = workbench;
    await openFile('src/server.ts');
    await selectLines(2, 3);
    await palette('Challenges: Log Challenge');
    await quickInput.widget.getByText('Log Challenge', { exact: true }).waitFor();
    await quickInput.fill(title);
    await quickInput.accept();
  }

  it('lists entries and logs without a commit', async () => {
    const { page } = workbench;
    await openView(workbench);
    await viewOf(workbench)
      .row(/^Challenge 1, Old one/)
      .waitFor();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await log('Before trust');
    await page.locator('.tab.active', { hasText: '002-before-trust.md' }).waitFor();
    await viewOf(workbench)
      .row(/^Challenge 2, Before trust/)
      .waitFor();
    await workbench.screenshot('restricted');
    assert.doesNotMatch(read('002-before-trust.md'), /commit|branch/);
    await eventually(() =>
      assert.match(read('002-before-trust.md'), /file: src\/server\.ts\n {4}lines: 2-3/),
    );
  });

  it('logs with a commit once the folder is trusted', async () => {
    const { page, palette } = workbench;
    await palette('Workspaces: Manage Workspace Trust');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await log('After trust');
    await page.locator('.tab.active', { hasText: '003-after-trust.md' }).waitFor();
    assert.match(
      read('003-after-trust.md'),
      new RegExp(`commit: "${folder.git('rev-parse', 'HEAD').trim()}"`),
    );
  });
});
