import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { NARROW, WIDE } from './in-browser.ts';

declare const axe: { run(root: Document, options: RunOptions): Promise<AxeResults> };

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What is shown can be read by everyone: axe finds nothing serious in light and in dark, wide and narrow, and a narrow
 * page is not wider than its window. The page is left wide and light.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await inaccessibleIn(page)).toEqual([]);
}

export async function inaccessibleIn(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    for (const viewport of [NARROW, WIDE]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const where = `${colorScheme}, ${viewport.width} px`;
      for (const fault of await faultsOf(page, colorScheme)) found.push(`${where}: ${fault}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > viewport.width) found.push(`${where}: the page is ${width} px wide`);
    }
  }
  return found;
}

/** What colours do not decide is the same in the dark. */
const ALL: RunOptions = { resultTypes: ['violations'] };
const COLOURS: RunOptions = { ...ALL, runOnly: ['color-contrast', 'link-in-text-block'] };

async function faultsOf(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const options = scheme === 'dark' ? COLOURS : ALL;
  const { violations } = await page.evaluate((asked) => axe.run(document, asked), options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
}
