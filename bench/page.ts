import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { CHROMIUM, launch, NO_CHROMIUM } from '../test/e2e/chromium.ts';
import { figure, type Part, plain, quantity } from './figures.ts';
import { FIRST } from './first-negotiation.ts';
import { median } from './measure.ts';
import { PRODUCT, startServer, temporaryFolder } from './server.ts';

const TITLE = 'The page, in a browser';
const DEAL = `/?case=${FIRST}&panel=deal`;

/** What whoever looks waits for: the first view, and the verdict on a term that was moved; and what is sent for it. */
export async function page(rounds: number): Promise<Part> {
  if (CHROMIUM === undefined) return { title: TITLE, figures: [], notes: [NO_CHROMIUM] };
  const [server, browser] = await Promise.all([startServer(PRODUCT, temporaryFolder()), launch()]);
  await firstView(browser, server.url, '/');
  const starts: number[] = [];
  const deals: number[] = [];
  for (let round = 0; round < rounds; round++) {
    starts.push(await firstView(browser, server.url, '/'));
    deals.push(await firstView(browser, server.url, DEAL));
  }
  const moves = await verdictsAfterMoves(browser, server.url, rounds * 6);
  await browser.close();
  await server.stop();
  const { script, gzipped, styles } = sizes();
  const asked = (value: number, unit: string) => quantity(value, unit, 'asked for');
  return {
    title: TITLE,
    figures: [
      figure('first view: which cases there are', quantity(median(starts), 'ms'), asked(1000, 'ms'), { atMost: 1 }),
      figure(
        'first view: a deal of the first negotiation with its verdict',
        quantity(median(deals), 'ms'),
        asked(1000, 'ms'),
        { atMost: 1 },
      ),
      figure('from moving a term to its verdict painted', quantity(median(moves), 'ms', 'median'), asked(100, 'ms'), {
        atMost: 1,
      }),
      plain('the same, the slowest of twenty', quantity(quantile(moves, 0.95), 'ms')),
      figure('the script, gzip', quantity(gzipped / 1000, 'kB'), asked(120, 'kB'), { atMost: 1 }),
      plain('the script, brotli', quantity(script / 1000, 'kB')),
      plain('the styles, gzip', quantity(styles / 1000, 'kB')),
    ],
    notes: [
      'A first view is timed from the navigation until what it shows is painted, in a browser context without a cache.',
    ],
  };
}

const quantile = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;

/** Milliseconds from the navigation until what it is looked at for is painted. */
async function firstView(browser: Browser, server: string, address: string): Promise<number> {
  const context = await browser.newContext();
  const view = await context.newPage();
  await view.addInitScript({ content: PAINTED });
  await view.goto(server + address);
  const took = Number(await view.evaluate('globalThis.painted'));
  await context.close();
  return took;
}

/** Runs in the page: when a list of cases or a verdict was first painted. */
const PAINTED = `
  globalThis.painted = new Promise((resolve) => {
    const look = () => document.querySelector('main .card a, main .verdict')
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      : requestAnimationFrame(look);
    look();
  });
`;

/** Milliseconds from each move to its verdict, as the page itself takes them. */
async function verdictsAfterMoves(browser: Browser, server: string, moves: number): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const view = await context.newPage();
  await view.goto(server + DEAL, { waitUntil: 'networkidle' });
  await view.getByLabel('Load terms of').selectOption('bare-freeze');
  const prisoners = view.getByRole('group', { name: 'Exchange of prisoners' });
  const took: number[] = [];
  for (let move = 0; move < moves; move++) {
    await view.waitForTimeout(250);
    await view.evaluate('performance.clearMeasures()');
    await prisoners
      .getByRole('radio')
      .nth(1 + (move % 3))
      .check();
    took.push(Number(await view.evaluate(TOOK)));
  }
  await context.close();
  return took.slice(3);
}

/** Asked of the page's own clock until it has something to say. */
const TOOK = `new Promise((resolve) => {
  const look = () => {
    const [measured] = performance.getEntriesByName('parley:verdict');
    if (measured) resolve(measured.duration);
    else setTimeout(look, 10);
  };
  look();
})`;

function sizes() {
  const folder = fileURLToPath(new URL('../dist/web/assets/', import.meta.url));
  const files = (end: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(end))
      .map((name) => readFileSync(join(folder, name)));
  const total = (end: string, packed: (bytes: Buffer) => Buffer) =>
    files(end).reduce((sum, bytes) => sum + packed(bytes).length, 0);
  return { script: total('.js', brotliCompressSync), gzipped: total('.js', gzipSync), styles: total('.css', gzipSync) };
}
