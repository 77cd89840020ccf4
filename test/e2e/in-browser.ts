import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { atRest, followRequests } from './at-rest.ts';
import { launch } from './chromium.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { watch } from './watched.ts';

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

export interface InBrowser {
  /**
   * Opens an address of the page (`/?case=…`) in a browser context of its own, which the test's end closes. Whatever
   * it asks at first is answered by then.
   */
  open(address: string, options?: BrowserContextOptions & { readonly at?: string }): Promise<Page>;
  /** What would be a fault, a line of the console above all, belongs to this test, and must come. */
  expectFault(page: Page, pattern: RegExp): void;
  /** … and may come. */
  allowFault(page: Page, pattern: RegExp): void;
  server(): PageServer;
}

/**
 * Tests that look at the page with a browser: one browser and one server for the file, a browser context for each
 * `open`. Whatever a page says as an error, does not catch or asks of another host fails the test. Skipped where there
 * is no browser.
 */
export function inBrowser(what: string, tests: (here: InBrowser) => void): void {
  describe.skipIf(inject('page') === '')(what, () => {
    let browser: Browser;
    let server: PageServer;
    const watched = new Map<Page, ReturnType<typeof watch>>();
    beforeAll(async () => {
      [browser, server] = await Promise.all([launch(), startPageServer()]);
    });
    afterEach(async () => {
      const faults = [...watched.values()].flatMap(({ faults }) => faults());
      watched.clear();
      for (const context of browser.contexts()) await context.close();
      expect(faults).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });
    tests({
      async open(address, { at = server.address, ...options } = {}) {
        const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', ...options });
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        watched.set(page, watch(page, at));
        followRequests(page);
        await page.goto(at + address);
        await atRest(page);
        return page;
      },
      expectFault: (page, pattern) => watched.get(page)!.expects(pattern),
      allowFault: (page, pattern) => watched.get(page)!.allows(pattern),
      server: () => server,
    });
  });
}
