// Runs the suites of out/extension inside a VS Code: `node test/support/run-in-vscode.mjs [FLAG…]`.
//   --desktop      a desktop VS Code instead of the server: downloaded, or CHALLENGE_LOG_DESKTOP
//   --restricted   in Restricted Mode, only the suites named *.restricted.test.ts (server only)
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { main, root } from '../../scripts/run.mjs';
import { quietSettings, seedSettings } from '../../scripts/vscode.mjs';

const flags = new Set(process.argv.slice(2));
const restricted = flags.has('--restricted');

/** A git repository with one commit: test/fixtures/workspace where it exists, else two small files. */
function makeWorkspace(folder) {
  const template = path.join(root, 'test', 'fixtures', 'workspace');
  if (existsSync(template)) {
    cpSync(template, folder, { recursive: true });
  } else {
    mkdirSync(path.join(folder, 'src'), { recursive: true });
    writeFileSync(path.join(folder, 'README.md'), '# A workspace for tests\n');
    writeFileSync(
      path.join(folder, 'src', 'app.ts'),
      'export function add(a: number, b: number) {\n  return a + b;\n}\n',
    );
  }
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=Start');
}

/** Which VS Code: the stand-in for its executable, or (undefined) the download of a desktop one. */
function executable() {
  if (flags.has('--desktop')) return process.env.CHALLENGE_LOG_DESKTOP;
  return path.join(root, 'test', 'support', 'code');
}

await main(async () => {
  const scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'challenge-log-test-')));
  const workspace = path.join(scratch, 'workspace');
  const userDataDir = path.join(scratch, 'user-data');
  mkdirSync(workspace);
  makeWorkspace(workspace);
  seedSettings(userDataDir, quietSettings());
  const vscodeExecutablePath = executable();
  try {
    return await runTests({
      ...(vscodeExecutablePath && { vscodeExecutablePath }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'out', 'extension', 'index.js'),
      extensionTestsEnv: restricted ? { CHALLENGE_LOG_RESTRICTED: '1' } : {},
      launchArgs: [
        workspace,
        `--user-data-dir=${userDataDir}`,
        `--extensions-dir=${path.join(scratch, 'extensions')}`,
        '--disable-extensions',
        ...(restricted ? ['--restricted'] : []),
      ],
    });
  } catch (error) {
    if (error.code === undefined) throw error; // With a code it is a test's failure, told above.
    return error.code;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
