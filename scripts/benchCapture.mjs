// From Enter to the document shown, beside the editor's own New File in the same window; a part of bench.mjs.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, scratchFolder, step } from './run.mjs';

/**
 * Makes files in the Explorer and logs challenges in turn, in one window of a large repository.
 * @param vsix the package; without it the extension is loaded as it was built
 * @param runs of each, beside a first one that loads what later ones have
 * @param size documents with an entry each, and files with them
 * @returns milliseconds of each run
 */
export async function measureCapture(vsix, runs, { documents, files }) {
  const require = createRequire(import.meta.url);
  const { openWorkbench } = require(path.join(root, 'out/ui/harness.js'));
  const { makeWorkspace } = require(path.join(root, 'out/bench/documents.js'));
  // Not there before it is installed.
  const { closeShared } = await import('../test/support/workbenches.mjs');
  const folder = path.join(scratchFolder(), 'workspace');
  await step(`A repository of ${files} files with ${documents} entries`, async () => {
    makeWorkspace(folder, documents, files);
    makeRepository(folder);
  });
  const workbench = await openWorkbench({ folder, ...(vsix && { vsix }) });
  const { page, quickInput, openFile, palette, row } = workbench;
  const made = [];
  const logged = [];
  const shown = async (name) => {
    await page.locator('.tab.active', { hasText: name }).waitFor();
    await page
      .locator(`.editor-group-container.active .monaco-editor.focused[data-uri*="${name}"]`)
      .waitFor();
  };
  try {
    await palette('View: Show Challenges');
    await row(/^Open, /)
      .first()
      .waitFor();
    for (let run = 0; run <= runs; run++) {
      await palette('View: Show Explorer');
      const code = page.getByRole('treeitem', { name: 'code.ts', exact: true });
      await code.click();
      await page.getByRole('button', { name: 'New File...' }).click();
      const name = page.locator('.explorer-item-edited input');
      await name.fill(`page${run}.md`);
      made.push(
        await timed(
          () => name.press('Enter'),
          () => shown(`page${run}.md`),
        ),
      );

      await openFile('code.ts');
      await palette('Challenges: Log Challenge');
      await quickInput.fill(`Problem ${run} here`);
      logged.push(
        await timed(
          () => quickInput.accept(),
          () => shown(`problem-${run}-here.md`),
        ),
      );
    }
  } finally {
    await workbench.close();
    await closeShared();
  }
  return { made: made.slice(1), logged: logged.slice(1) };
}

function makeRepository(folder) {
  writeFileSync(path.join(folder, 'code.ts'), 'export const one = 1;\n'.repeat(200));
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=Start');
}

async function timed(act, done) {
  const began = performance.now();
  await act();
  await done();
  return performance.now() - began;
}
