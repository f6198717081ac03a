// How long a keystroke takes to show, in a file that 50 entries are about and in one of the same text that none is about,
// in turn in one window.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, scratchFolder } from './run.mjs';

const ENTRIES = 50;
const KEYS = 120;

/** @returns for each run, the median of its keystrokes in milliseconds, in the file with entries and in that without */
export async function measureTyping(vsix, runs) {
  const { openWorkbench } = createRequire(import.meta.url)(path.join(root, 'out/ui/harness.js'));
  const workbench = await openWorkbench({ folder: workspace(), vsix, settings: { 'files.autoSave': 'off' } });
  const { page, openFile, palette, quickInput } = workbench;
  const times = { anchored: [], plain: [] };
  try {
    // The first of each is left out: it loads what later ones have.
    for (let run = 0; run <= runs; run++) {
      for (const name of Object.keys(times)) {
        await openFile(`${name}.js`);
        await page.keyboard.press('Control+G');
        await quickInput.fill(':3');
        await quickInput.accept();
        await page.keyboard.press('End');
        const lens = page.locator('.codelens-decoration').first();
        if (name === 'anchored') await lens.waitFor();
        times[name].push(await keystrokes(page));
        await palette('File: Revert File');
      }
    }
  } finally {
    await workbench.close();
  }
  return { anchored: times.anchored.slice(1), plain: times.plain.slice(1) };
}

/** The median time from a key to the line that shows it; every tenth key opens a line, which moves all code below. */
async function keystrokes(page) {
  await page.evaluate(() => {
    const shown = [];
    let pressed;
    globalThis.keystrokes = shown;
    const lines = document.querySelector('.editor-group-container.active .view-lines');
    const observer = new MutationObserver(() => {
      if (pressed !== undefined) shown.push(performance.now() - pressed);
      pressed = undefined;
    });
    observer.observe(lines, { childList: true, subtree: true, characterData: true });
    const press = () => (pressed = performance.now());
    document.addEventListener('keydown', press, true);
    globalThis.stopKeystrokes = () => {
      observer.disconnect();
      document.removeEventListener('keydown', press, true);
    };
  });
  for (let key = 1; key <= KEYS; key++)
    await page.keyboard.press(key % 10 === 0 ? 'Enter' : 'x', { delay: 20 });
  const shown = await page.evaluate(() => {
    globalThis.stopKeystrokes();
    return globalThis.keystrokes;
  });
  return shown.sort((a, b) => a - b)[Math.floor(shown.length / 2)];
}

/** Two files of the same text, and a record for each function of the first. */
function workspace() {
  const folder = path.join(scratchFolder(), 'workspace');
  const records = path.join(folder, 'docs', 'challenges');
  mkdirSync(records, { recursive: true });
  const lines = ['// Two files of the same text.', '', '// ', ''];
  for (let at = 1; at <= ENTRIES; at++) {
    const code = Array.from(
      { length: 18 },
      (_, row) => `  const value${row} = compute${at}(value${row - 1}, ${row});`,
    );
    const whole = [`function step${at}(value) {`, ...code, '}'];
    const first = lines.length + 1;
    lines.push(...whole, '');
    const number = String(at).padStart(3, '0');
    writeFileSync(
      path.join(records, `${number}-step.md`),
      `---\ntitle: Step ${at} is slow\nkind: challenge\nstatus: open\nanchors:\n  - id: a1\n    file: anchored.js\n    lines: ${first}-${first + whole.length - 1}\n---\n\n# Challenge: Step ${at} is slow\n\n\`\`\`js before=a1\n${whole.join('\n')}\n\`\`\`\n`,
    );
  }
  for (const name of ['anchored', 'plain']) writeFileSync(path.join(folder, `${name}.js`), lines.join('\n'));
  return folder;
}
