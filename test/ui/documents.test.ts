import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder } from '../support/gitFolder';
import type { Workbench } from './harness';
import { openWorkbench, packagedVsix, screenshotOnFailure } from './harness';

/** What a team wrote before it knew of this extension. */
const DOCUMENTS = {
  'docs/CHALLENGES.md': `# Challenges & Solutions

## 🔴 Challenge 1: The ferry timetable drifts by a minute a day

### Problem
The clock of the pier display was never set again.

### Solution
It asks the time server every hour now, see \`src/clock.ts:12-20\`.

## 🟡 Challenge 2: Tickets are printed twice

### Problem
The printer answers late, and we send the job again.

### Possible Solutions
A number for each job.
`,
  'docs/blocages.md': `# Blocages

## Blocage 1 : Accès au quai 4

- **Statut :** 🔴 Ouvert
- **Gravité :** élevée

## Blocage 2 : Certificat de la borne

- **Statut :** 🟢 Résolu
`,
  'docs/adr/0002-one-queue-for-all-piers.md': `# 2. One queue for all piers

## Status

Proposed

## Context

Each pier has a queue of its own.

## Decision

One queue.
`,
  'docs/TIL.md': `# TIL

## 2026-03-04 — A QR code needs a quiet zone

Four modules on each side.
`,
  'KNOWN_ISSUES.md': `# Known issues

| ID | Issue | Severity | Status |
|---|---|---|---|
| K-1 | Maps are upside down in print | Low | Fixed |
| K-2 | The gate beeps at night | High | In progress |
`,
  'docs/architecture.md': '# Architecture\n\n## Problem\n\nMany piers.\n\n## Solution\n\nOne server.\n',
  'src/clock.ts': 'export const hour = 3600;\n'.repeat(30),
};

describe('documents that a team already has', () => {
  const folder = gitFolder(DOCUMENTS, 'ferry');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix, themes: true });
  });
  after(async () => {
    await workbench?.close();
    folder.remove();
  });
  screenshotOnFailure(() => workbench);

  it('are listed without any conversion, and what is only concluded says so', async () => {
    const { palette, screenshotInThemes } = workbench;
    await palette('Challenges: Focus on Challenges View');
    const row = (label: string | RegExp) => workbench.row(label);
    await row(/^Open, 4 entries/).waitFor();
    await row(/^Blocker 1, Accès au quai 4, 🔴 Ouvert, severity high/).waitFor();
    await row(/^Challenge 2, Tickets are printed twice, open, inferred/).waitFor();
    await row(/^Decision 2, One queue for all piers, Proposed/).waitFor();
    await row(/The gate beeps at night, In progress, severity high/).waitFor();
    await row(/^Resolved, 3 entries/).click();
    await row(/^Challenge 1, The ferry timetable drifts by a minute a day, resolved, inferred/).waitFor();
    await row(/Maps are upside down in print, Fixed, severity low/).waitFor();
    await row(/^Reference, 1 entry/).click();
    await row(/^TIL, A QR code needs a quiet zone/).waitFor();
    await screenshotInThemes('documents');
  });

  it('open at the line of the entry', async () => {
    const { page } = workbench;
    await workbench.row(/The gate beeps at night/).click();
    await page.locator('.tab', { hasText: 'KNOWN_ISSUES.md' }).waitFor();
    await page.getByRole('button', { name: /^Ln 6, Col 1/ }).waitFor();
  });

  it('get their status in their own words, and undo gives the old one back', async () => {
    const { page, palette } = workbench;
    const text = () => readFileSync(path.join(folder.path, 'docs/blocages.md'), 'utf8');
    await workbench.row(/^Blocker 1, Accès au quai 4/).click();
    await page.locator('.tab.active', { hasText: 'blocages.md' }).waitFor();
    await palette('Challenges: Resolve');
    await workbench.row(/^Blocker 1, Accès au quai 4, 🟢 Résolu/).waitFor();
    assert.equal(text(), DOCUMENTS['docs/blocages.md'].replace('🔴 Ouvert', '🟢 Résolu'));
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('Control+Z');
    await workbench.row(/^Blocker 1, Accès au quai 4, 🔴 Ouvert/).waitFor();
  });
});
