// Runs the compiled suites that CHALLENGE_LOG_FILES names inside a VS Code: `node test/support/run-in-vscode.mjs [FLAG…]`.
//   --desktop      a desktop VS Code instead of the server: downloaded, or CHALLENGE_LOG_DESKTOP
//   --restricted   in Restricted Mode (server only)
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { main, root, scratchFolder } from '../../scripts/run.mjs';
import { quietSettings, seedSettings } from '../../scripts/vscode.mjs';

/** Nobody looks at it, and drawing is most of the work. */
const unseen = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'explorer.autoReveal': false,
  'workbench.reduceMotion': 'on',
  'workbench.activityBar.location': 'hidden',
};

/** A window under test agrees to every question, and the one about unusual ends of lines takes them out of files. */
const unchanged = { 'editor.unusualLineTerminators': 'off' };

const flags = new Set(process.argv.slice(2));

/** Which VS Code: the stand-in for its executable, or (undefined) the download of a desktop one. */
function executable() {
  if (flags.has('--desktop')) return process.env.CHALLENGE_LOG_DESKTOP;
  return path.join(root, 'test', 'support', 'code');
}

await main(async () => {
  const scratch = scratchFolder();
  const workspace = path.join(scratch, 'workspace');
  const userDataDir = path.join(scratch, 'user-data');
  mkdirSync(workspace);
  seedSettings(userDataDir, quietSettings({ ...unseen, ...unchanged }));
  const vscodeExecutablePath = executable();
  try {
    return await runTests({
      ...(vscodeExecutablePath && { vscodeExecutablePath }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'out', 'extension', 'index.js'),
      launchArgs: [
        workspace,
        `--user-data-dir=${userDataDir}`,
        `--extensions-dir=${path.join(scratch, 'extensions')}`,
        '--disable-extensions',
        ...(flags.has('--restricted') ? ['--restricted'] : []),
      ],
    });
  } catch (error) {
    if (error.code === undefined) throw error; // With a code it is a test's failure, told above.
    return error.code;
  }
});
