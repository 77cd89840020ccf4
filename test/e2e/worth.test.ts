import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './in-browser.ts';

const WAR = '/?case=russia-ukraine-2025&panel=worth';
const table = (page: Page) => page.getByRole('region', { name: 'Table of the chart' });
const chart = (page: Page) => page.getByRole('group', { name: /^What deals are worth to/ });

inBrowser('Worth', ({ open, server }) => {
  it('shows that a bare freeze is worth less to Ukraine than no deal, and that there is no zone', async () => {
    const page = await open(WAR);
    const row = table(page).getByRole('row', { name: 'A freeze with nothing behind it' });
    expect((await row.locator('td').allTextContents()).slice(-3)).toEqual([
      '0.53',
      '0.18 less',
      'unacceptable to Ukraine',
    ]);
    const dot = chart(page).getByRole('link', { name: 'A freeze with nothing behind it' });
    const y = async (where: ReturnType<Page['locator']>) => (await where.boundingBox())!.y;
    const statusQuo = chart(page).getByRole('link', { name: 'The war goes on' });
    expect(await y(dot)).toBeGreaterThan(await y(statusQuo));
    await dot.hover();
    expect(await page.locator('.readout').textContent()).toMatch(/Ukraine would be better off without a deal/);
    expect(await page.getByText('No zone: no point of the frontier').isVisible()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'See which lines are in conflict' }).click();
    await page.waitForURL(/panel=zone/);
  });

  it('draws the four named points and the frontier, of any two of six', async () => {
    const page = await open('/?case=sport-park&panel=worth&o.x=mayor&o.y=union');
    for (const name of ['Nash', 'Kalai-Smorodinsky', 'Egalitarian', 'Utilitarian']) {
      expect(
        await chart(page)
          .getByRole('link', { name: new RegExp(`^${name}: worth`) })
          .count(),
        name,
      ).toBe(1);
    }
    expect(
      await chart(page)
        .getByRole('link', { name: /^Frontier deal/ })
        .count(),
    ).toBe(51);
    expect(await table(page).getByRole('row', { name: 'Utilitarian' }).textContent()).toContain('0.1260.066 more');
    await page.getByLabel('Upwards').selectOption('Mayor');
    await page.waitForURL(/o\.y=mayor.*o\.x=union/);
    expect(await chart(page).getAttribute('aria-label')).toContain('to Local labour union and to Mayor');
    await expectAccessible(page);
  });

  it('is walked by keyboard, and a deal of the frontier opens in the deal builder', async () => {
    const page = await open('/?case=flat-lease&panel=worth');
    await chart(page).getByRole('link').last().focus();
    await page.keyboard.press('End');
    const rightmost = await page.locator(':focus').getAttribute('aria-label');
    expect(rightmost).toMatch(/^Frontier deal 1: worth 0\.7 to Marta Silva and 0\.5 to Jonas Weber/);
    expect(await page.locator('.readout').textContent()).toContain('Frontier deal 1');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator(':focus').getAttribute('aria-label')).not.toBe(rightmost);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL(/panel=deal/);
    expect(page.url()).toContain('t.rent=1200');
    await page.goBack();
    await table(page).waitFor();
  });

  it('shows what is in the builder, with the room it leaves open, and what that brings each', async () => {
    const page = await open('/?case=flat-lease&panel=worth&t.rent=1100&t.pets=true');
    expect(await table(page).getByRole('row', { name: 'Your terms' }).textContent()).toContain('0.225 to 0.625');
    const brought = page.getByRole('region', { name: 'What a deal brings each' });
    expect(await brought.getByLabel('Deal').inputValue()).toBe('here');
    const landlord = brought.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Marta Silva' }) });
    const rent = landlord.getByRole('row', { name: 'Rent' }).locator('td');
    expect((await rent.allTextContents()).map((text) => text.trim())).toEqual(['0.6', '0.225', '0.6']);
    await brought.getByLabel('Deal').selectOption('Nash point');
    await landlord.getByText(/Worth 0\.6/).waitFor();
    expect(await landlord.locator('.most').textContent()).toMatch(/Brings most: Shortest stay \(0\.3\)/);
    await page.waitForURL(/o\.deal=point/);
  });

  it('draws a zone in which somebody always loses, and the frontier of two alone', async () => {
    const page = await open(`${WAR}&perspective=us-administration-2025`);
    expect(await page.getByText(/^No named points: every deal of the zone leaves somebody/).isVisible()).toBe(true);
    expect(
      await chart(page)
        .getByRole('link', { name: /^Frontier deal/ })
        .count(),
    ).toBe(35);
    await page.getByLabel('Frontier of the deals acceptable to').selectOption('these two, as if nobody else had a say');
    await page.getByText(/worth more to one of Russia and Ukraine and less to none/).waitFor();
  });

  it('tells in which world a deal of the frontier works, and opens it there', async () => {
    const worth = (party: string, at: number) => ({
      party,
      weights: { price: 1 },
      values: {
        price: [
          [0, at],
          [10, 1 - at],
        ],
      },
      reservation: { value: 0 },
    });
    await server().put({
      negotiation: { id: 'two-worlds', title: 'Two worlds' },
      parties: [
        { id: 'buyer', name: 'Buyer', consent: 'required' },
        { id: 'seller', name: 'Seller', consent: 'required' },
      ],
      issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 10, step: 1, unit: 'euros' }],
      circumstances: [{ id: 'calm', title: 'Calm', type: 'boolean' }],
      redLines: [{ id: 'calm', party: 'buyer', title: 'Only in calm', text: 'x', basis: 'declared', holds: 'calm' }],
      preferences: [worth('buyer', 1), worth('seller', 0)],
    });
    const page = await open('/?case=two-worlds&panel=worth');
    await chart(page).locator('[data-mark="frontier:0"]').focus();
    const readout = page.locator('.readout');
    await readout.getByText('It works where Calm: yes.').waitFor();
    await readout.getByRole('link', { name: 'Open in the deal builder' }).click();
    await page.waitForURL(/panel=deal.*c\.calm=true/);
    await page.locator('.verdict[data-verdict="acceptable"]').waitFor();
  });

  it('names who weighs an issue without telling what its values are worth', async () => {
    await server().put({
      negotiation: { id: 'no-values', title: 'No values told' },
      parties: [
        { id: 'buyer', name: 'Buyer', consent: 'required' },
        { id: 'seller', name: 'Seller', consent: 'required' },
      ],
      issues: [
        { id: 'colour', title: 'Colour', type: 'boolean' },
        { id: 'gift', title: 'Gift', type: 'boolean' },
      ],
      preferences: [
        { party: 'buyer', weights: { colour: 1, gift: 1 }, values: { gift: { true: 1, false: 0 } } },
        { party: 'seller', weights: { gift: 1 }, values: { gift: { true: 0, false: 1 } } },
      ],
    });
    const page = await open('/?case=no-values&panel=worth');
    await page.getByText('Buyer weighs Colour and tells no values: there no deal is worth more to it').waitFor();
  });

  it('says what is known where the budget ended before the frontier was', async () => {
    const page = await open('/?case=flat-lease');
    await page.route('**/frontier', async (route) => {
      // Without `Prefer`, so that a slow machine answers at once too.
      const { prefer: _, ...headers } = route.request().headers();
      const answer = await (await route.fetch({ headers })).json();
      const points = { nash: null, kalai_smorodinsky: null, egalitarian: null, utilitarian: null };
      const unfinished = {
        complete: false,
        stopped: 'steps',
        counts: { deals: null },
        noPoints: 'not_decided',
        points,
      };
      await route.fulfill({ json: { ...answer, deals: answer.deals.slice(0, 3), ...unfinished } });
    });
    await page.getByRole('link', { name: 'Worth', exact: true }).click();
    await page.getByText('each is best for some weighing of the parties').waitFor();
    await page.getByText('3 efficient deals known so far').waitFor();
    await page.getByText('No named points yet').waitFor();
    expect(
      await chart(page)
        .getByRole('link', { name: /^Frontier deal/ })
        .count(),
    ).toBe(3);
  });
});
