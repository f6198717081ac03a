// Behaves like the `code` executable as far as extension tests need it, but runs VS Code's server
// and a browser without a window. @vscode/test-electron's runTests can spawn it as its
// `vscodeExecutablePath`. Further flag: --restricted, for Restricted Mode.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser, openPage } from '../../scripts/browser.mjs';
import { cache, expected, main, scratchFolder } from '../../scripts/run.mjs';
import { ensureVSCode } from '../../scripts/vscode-install.mjs';
import {
  offline,
  quietSettings,
  remoteUri,
  seedSettings,
  startServer,
  workbenchUrl,
} from '../../scripts/vscode.mjs';

/** A run that prints nothing for so long hangs: a test's own timeout is far shorter. */
const silenceLimit = Number(process.env.CHALLENGE_LOG_SILENCE_LIMIT ?? 180_000);
/** Begins what tests print, so that the window's own log can be told from it; see test-entry.mjs. */
const mark = '\u2063';
const testEntry = path.join(import.meta.dirname, 'test-entry.mjs');
const logs = path.join(cache, 'logs');
const windowLog = path.join(logs, 'window.log');
const hangPicture = path.join(logs, 'hang.png');

/** What the command line asks for; flags of the desktop program mean nothing here. */
function parse(args) {
  const value = (name) => args.findLast((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const values = (name) =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  return {
    development: values('extensionDevelopmentPath'),
    tests: value('extensionTestsPath'),
    userDataDir: value('user-data-dir'),
    extensionsDir: value('extensions-dir'),
    restricted: args.includes('--restricted'),
    target: args.find((arg) => !arg.startsWith('-')),
  };
}

async function runTests(options, scratch) {
  const userDataDir = path.resolve(options.userDataDir ?? path.join(scratch, 'user-data'));
  const extensionsDir = path.resolve(options.extensionsDir ?? path.join(scratch, 'extensions'));
  seedSettings(userDataDir, quietSettings());
  await ensureVSCode();
  const env = {
    ...offline,
    CHALLENGE_LOG_MARK: mark,
    CHALLENGE_LOG_TESTS: options.tests && path.resolve(options.tests),
  };
  const [server, browser] = await Promise.all([
    startServer({ userDataDir, extensionsDir, trust: !options.restricted, development: true, env }),
    launchBrowser(),
  ]);
  try {
    const payload = options.development.map((folder) => [
      'extensionDevelopmentPath',
      remoteUri(server, folder),
    ]);
    if (options.tests) payload.push(['extensionTestsPath', remoteUri(server, testEntry)]);
    const url = workbenchUrl(server, options.target && path.resolve(options.target), payload);
    const { page } = await openPage(browser, url);
    return await Promise.race([testsIn(page, url), server.ended]);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Opens the workbench, prints what the tests print, and waits for their exit code. */
function testsIn(page, url) {
  return new Promise((resolve, reject) => {
    const hang = async () => {
      await page.screenshot({ path: hangPicture });
      throw expected(
        `The tests printed nothing for ${silenceLimit / 1000} s; see ${hangPicture} and ${windowLog}.`,
      );
    };
    const alarm = setTimeout(() => void hang().catch(reject), silenceLimit);
    const log = (type, args) => {
      const text = format(...args);
      if (!text.startsWith(mark)) return appendFileSync(windowLog, `[${type}] ${text}\n`);
      alarm.refresh();
      process.stdout.write(`${text.slice(mark.length)}\n`);
    };
    const open = async () => {
      await page.exposeFunction('codeAutomationLog', log);
      await page.exposeFunction('codeAutomationExit', resolve);
      await page.goto(url);
    };
    page.once('crash', () => reject(expected('The browser page crashed.')));
    void open().catch(reject);
  });
}

await main(async () => {
  mkdirSync(logs, { recursive: true });
  writeFileSync(windowLog, '');
  return runTests(parse(process.argv.slice(2)), scratchFolder());
});
// The server's pipes and the alarm are of no further interest.
process.exit();
