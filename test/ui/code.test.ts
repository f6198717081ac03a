import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

const LOCK = [
  'export async function fillChamber(chamber) {',
  '  const valve = await chamber.openValve();',
  '  while (chamber.level < chamber.target) await chamber.tick();',
  '  valve.close();',
  '}',
];
const GATES = [
  'export function openGates(gates) {',
  '  for (const gate of gates) gate.motor.start();',
  '  signal.show("green");',
  '}',
];
const BOATS = [
  'export function countBoats(queue) {',
  '  return queue.waiting.length + queue.entering.length;',
  '}',
];
const FILE = ['import { signal } from "./signal.js";', '', ...BOATS, '', ...LOCK, '', ...GATES, ''].join(
  '\n',
);

function record(facts: {
  title: string;
  status: string;
  severity?: string;
  lines: string;
  code: readonly string[];
  more?: string;
}): string {
  const { title, status, severity = 'medium', lines, code, more = '' } = facts;
  return `---
title: "${title}"
kind: challenge
status: ${status}
date: 2026-10-02T09:30:00+02:00
severity: ${severity}
anchors:
  - id: a1
    file: src/lock.js
    lines: ${lines}
---

# Challenge: ${title}

## 🔴 Problem

The chamber overflowed twice in a night with two boats in it.

\`\`\`js before=a1
${code.join('\n')}
\`\`\`
${more}`;
}

const DOCUMENTS = {
  'src/lock.js': FILE,
  'src/signal.js': 'export const signal = { show: (color) => color };\n',
  'docs/challenges/004-valve-stays-open.md': record({
    title: 'Valve stays open: chamber overflows',
    status: 'open',
    severity: 'high',
    lines: '3-7',
    code: LOCK,
    more: '\n## 🔍 Root Cause\n\nThe level is read once a minute, and the chamber fills in forty seconds.\n',
  }),
  'docs/challenges/005-gates-start-at-once.md': record({
    title: 'Gates draw too much current',
    status: 'resolved',
    lines: '9-12',
    code: GATES,
    more: '\n## 🧠 Lessons Learned\n\nStart motors one after the other, whatever the manual says.\n',
  }),
  'docs/challenges/006-pump.md': record({
    title: 'Pump runs dry',
    status: 'open',
    lines: '20-22',
    code: ['export function pump(level) {', '  while (level > 0) suck();', '}'],
  }),
};

describe('code that entries are about', () => {
  const folder = gitFolder(DOCUMENTS, 'canal');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix, themes: true });
    await workbench.openFile('src/lock.js');
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  const inThisFile = (name: RegExp) =>
    workbench.page
      .locator('.part.sidebar .pane', { has: workbench.page.locator('.title', { hasText: 'In This File' }) })
      .getByRole('treeitem', { name });
  const lens = () => workbench.page.locator('.codelens-decoration');

  it('shows its entry above it, beside it, in the Explorer and the status bar', async () => {
    const { page, palette, screenshotInThemes } = workbench;
    await lens().getByText('Challenge 004 · open · Valve stays open: chamber overflows').waitFor();
    await page.locator('.explorer-item[aria-label*="2 open entries are about this file"]').waitFor();
    await screenshotInThemes('code');
    await palette('Challenges: Go to Next Entry in File');
    await page.locator('.monaco-hover:visible', { hasText: 'Root cause' }).waitFor();
    await screenshotInThemes('code-hover');
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item[id*="inThisFile"]').click();
    await inThisFile(/Pump runs dry.*gone/).waitFor();
    await screenshotInThemes('code-view');
  });

  it('is followed while it is edited, and compared with what was captured', async () => {
    const { page, openFile, quickInput, screenshotInThemes } = workbench;
    await openFile('src/lock.js');
    await page.keyboard.press('Control+G');
    await quickInput.fill(':8:200');
    await quickInput.accept();
    await page.keyboard.type(' // upper');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Enter');
    await lens().getByText('edited, 80% left').waitFor();
    await inThisFile(/Valve stays open.*now line 8, edited/).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Compare with Captured' }).hover();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'Captured ↔ Now (8-12)' }).waitFor();
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await screenshotInThemes('compare');
  });
});
