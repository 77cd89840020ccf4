import type { Page, Request } from 'playwright-core';

const underWay = new WeakMap<Page, Set<Request>>();

/** From now on it is known what a page asks and has no answer to yet. */
export function followRequests(page: Page): void {
  const open = new Set<Request>();
  underWay.set(page, open);
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** How often in a row there is nothing to wait for: what one answer makes the page ask next has begun by then. */
const TIMES = 3;

/** Something is shown, everything that was asked is answered, and drawn. */
export async function atRest(page: Page, milliseconds = 30_000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (let quiet = 0; quiet < TIMES; ) {
    if (Date.now() > end) throw new Error(`the page does not come to rest: ${page.url()}`);
    const isDrawn = await page.evaluate(DRAWN);
    quiet = isDrawn && underWay.get(page)?.size === 0 ? quiet + 1 : 0;
  }
}

/** Runs in the page, after what it has to do by then: whether it shows something and waits for nothing. */
const DRAWN = `new Promise((resolve) => {
  const look = () => resolve(
    document.querySelector('main :is(h1, .problem)') !== null && document.querySelector('[aria-busy="true"]') === null
  );
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(look, 10)));
})`;
