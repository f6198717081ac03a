// Types for test/ui/harness.ts; the functions are described in browser.mjs.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export function launchBrowser(): Promise<Browser>;
export function openPage(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<{ readonly context: BrowserContext; readonly page: Page }>;
