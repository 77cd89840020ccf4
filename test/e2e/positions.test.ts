import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser, NARROW } from './in-browser.ts';

const TWO = '/?case=russia-ukraine-2025&panel=positions&o.parties=russia:declared,ukraine:assessed';
const matrix = (page: Page) => page.getByRole('region', { name: 'Table of positions' });

inBrowser('Positions', ({ open }) => {
  it('shows what Russia says against what is held true of Ukraine: the two opposed pairs, and how far apart', async () => {
    const page = await open(TWO);
    const pairs = page.getByRole('region', { name: 'Preconditions against red lines' }).locator('.opposed > li');
    await pairs.first().waitFor();
    const statements = await pairs.evaluateAll((all) =>
      all.map((pair) =>
        [...pair.querySelectorAll<HTMLElement>('[data-statement]')].map((one) => one.dataset['statement']),
      ),
    );
    expect(statements).toEqual([
      ['ru-decl-force-limits', 'ua-no-force-limits'],
      ['ru-decl-recognition', 'ua-no-de-jure'],
    ]);
    expect(await pairs.first().textContent()).toContain('this precondition of Russia cannot hold together');
    expect(await page.getByRole('region', { name: 'How far apart' }).textContent()).toContain('0.42');
    const separating = page.getByRole('region', { name: 'What separates them most' }).getByRole('listitem');
    expect(await separating.first().textContent()).toContain('distance 1 × salience 90 = 0.9');
    await expectAccessible(page);
  });

  it('tells each issue in words: what is wanted, what could be accepted, how that relates, why there is no distance', async () => {
    const page = await open(TWO);
    const row = (name: string | RegExp) => matrix(page).getByRole('row', { name });
    const cells = (name: string | RegExp) => row(name).locator('td').allTextContents();
    expect(await cells("Limits on Ukraine's armed forces")).toEqual([
      'wants yescould accept yes',
      'wants nocould accept no',
      '✗ nothing in common',
      '≠apart',
      '1',
    ]);
    expect((await cells('Permanent neutrality')).slice(-2)).toEqual([
      '◐one-sided',
      'no distance: only one party has a position on it',
    ]);
    expect(await cells(/^Security \d+ issues/)).toEqual(['0.64 of the whole distance', '0.67']);
  });

  it('shows bargaining room: what Russia could accept by what it says and by what is held true of it', async () => {
    const page = await open(TWO);
    await page.getByText('Russia: 11 issues').click();
    const room = page.getByRole('region', { name: 'Bargaining room of Russia' });
    const cells = (name: string) => room.getByRole('row', { name }).locator('td').allTextContents();
    expect(await cells('Line of control')).toEqual([
      'Ukraine leaves all of four oblasts',
      'anything',
      '↔ more room than it says',
    ]);
    expect((await cells('Western troops'))[2]).toBe('→← less room than it says');
    expect(await page.getByText('Ukraine: 7 issues').isVisible()).toBe(true);
    await expectAccessible(page);
  });

  it('filters, sorts and chooses parties in the address', async () => {
    const page = await open(TWO);
    await page.getByLabel('Show').selectOption('Where they are apart');
    await page.getByLabel('Order').selectOption('Largest distance');
    const issues = matrix(page).locator('tbody th');
    expect(await issues.allTextContents()).toEqual([
      "Limits on Ukraine's armed forces or defence industry",
      'Recognition by Ukraine of Russian control',
      "Ukraine's path to NATO",
      'Line of control',
    ]);
    await page.waitForURL(/o\.show=apart&o\.sort=distance/);
    await page.getByRole('checkbox', { name: 'Russia' }).uncheck();
    await page.getByText('No issue is left').waitFor();
    await page.getByRole('button', { name: 'Show all issues' }).click();
    expect(await issues.count()).toBeGreaterThan(29);
    await page.getByRole('checkbox', { name: 'Ukraine', exact: true }).uncheck();
    expect(await page.getByText('Nobody is chosen').isVisible()).toBe(true);
    await page.waitForURL(/o\.parties=$/);
  });

  it('is cards, an issue each, where there is no room for a matrix', async () => {
    const page = await open(`${TWO}&o.show=apart`, { viewport: NARROW });
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Line of control' }) });
    expect(await card.textContent()).toMatch(/apart0\.25Russia as it says.*All could accept/);
    expect(await matrix(page).count()).toBe(0);
  });
});
