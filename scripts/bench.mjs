// `npm run bench`: what a person waits for, and what is loaded. Times are medians of several runs with
// their spread, beside the editor's own opening of a file in the same run; sizes are bytes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withProjectNode } from './dependencies.mjs';
import { packageVsix } from './package.mjs';
import { main, projectNode, root, runOrThrow, scratchFolder } from './run.mjs';

const RUNS = 7;

await main(() =>
  withProjectNode(async () => {
    await runOrThrow(projectNode(), ['esbuild.js', '--tests']);
    const vsix = await packageVsix({ built: true });
    const { opened, logged } = await measureCapture(vsix);
    console.log(`\nEnter to a file shown by the editor itself   ${summary(opened)}`);
    console.log(`Enter in the title box to the record shown   ${summary(logged)}`);
    console.log(
      `ratio of the medians                         ${(median(logged) / median(opened)).toFixed(2)}`,
    );
    console.log(`challenge-log.vsix                           ${statSync(vsix).size} bytes`);
    console.log(
      `dist/extension.js, all that activation loads ${statSync(path.join(root, 'dist/extension.js')).size} bytes`,
    );
    return 0;
  }),
);

/** Opens files and logs challenges in turn, in one window, each from Enter until its text shows. */
async function measureCapture(vsix) {
  const { openWorkbench } = createRequire(import.meta.url)(path.join(root, 'out/ui/harness.js'));
  const folder = repository();
  const workbench = await openWorkbench({ folder, vsix });
  const { page, quickInput, openFile, palette } = workbench;
  const shown = async (tab) => {
    await page.locator('.tab.active', { hasText: tab }).waitFor();
    await page.locator('.editor-group-container.active .view-line', { hasText: tab }).first().waitFor();
  };
  const opened = [];
  const logged = [];
  try {
    // The first of each is left out: it loads what later ones have.
    for (let run = 0; run <= RUNS; run++) {
      await openFile('code.ts');
      await page.keyboard.press('Control+P');
      await quickInput.fill(`page${run}.md`);
      await quickInput.row(`page${run}.md`).first().waitFor();
      opened.push(
        await timed(
          () => quickInput.accept(),
          () => shown(`page${run}`),
        ),
      );

      await openFile('code.ts');
      await palette('Challenges: Log Challenge');
      await quickInput.fill(`challenge${run}`);
      logged.push(
        await timed(
          () => quickInput.accept(),
          () => shown(`challenge${run}`),
        ),
      );
    }
  } finally {
    await workbench.close();
  }
  return { opened: opened.slice(1), logged: logged.slice(1) };
}

function repository() {
  const folder = path.join(scratchFolder(), 'workspace');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'code.ts'), 'export const one = 1;\n'.repeat(200));
  for (let run = 0; run <= RUNS; run++) writeFileSync(path.join(folder, `page${run}.md`), `# page${run}\n`);
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=Start');
  return folder;
}

async function timed(act, done) {
  const began = performance.now();
  await act();
  await done();
  return performance.now() - began;
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return `${median(times).toFixed(0)} ms (${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)}, ${times.length} runs)`;
}
