// Chromium, driven by playwright-core.
import { chromium } from 'playwright-core';
import { ensurePrograms, browserNeeds, findBrowser } from './system.mjs';

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
  // Nothing but the server on this machine: a test cannot depend on what the network says.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // The page is at 127.0.0.1 and so is its server: newer Chromium would ask for permission.
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,Translate',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses its sandbox to root.
];

/** Starts a browser without a window; with HEADED=1 it has one, to look at a test. */
export async function launchBrowser() {
  await ensurePrograms(browserNeeds);
  return chromium.launch({
    executablePath: findBrowser(),
    headless: process.env.HEADED !== '1',
    args: flags,
  });
}

/** A page of its own profile that may use the clipboard of this address. */
export async function openPage(browser, url, contextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...contextOptions });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
  return { context, page: await context.newPage() };
}
