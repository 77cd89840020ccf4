import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './in-browser.ts';
import { read } from './read.ts';

const ESSAY = '/?case=russia-ukraine-2025&panel=zone';
const FLAT = '/?case=flat-lease&panel=zone';
const headline = (page: Page) => read(page.locator('.finding-headline'));
const cards = (page: Page, kind: 'conflict' | 'concession') => page.locator(`.${kind}`);

/** The statements of each card, by id. */
const statementsOf = (page: Page, kind: 'conflict' | 'concession') =>
  cards(page, kind).evaluateAll((found) =>
    found.map((card) =>
      [...card.querySelectorAll<HTMLElement>('[data-statement]')].map((one) => one.dataset['statement']),
    ),
  );
const figure = (page: Page, name: string) => read(page.locator('.figures > div', { hasText: name }).locator('dd'));
const chip = (page: Page, issue: string, value: string) =>
  page.getByRole('group', { name: issue, exact: true }).getByRole('button', { name: value });

/** What is asked from now on, by the name of the question. */
function questionsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST')
      asked.push(new URL(request.url()).pathname.replace(/^.*negotiations\/[^/]+\//, ''));
  });
  return asked;
}

inBrowser('the zone and its conflicts', ({ open }) => {
  it('of the essay: no deal, three conflicts, four concessions, each line with its party, whose view and source', async () => {
    const page = await open(ESSAY);
    expect(await headline(page)).toMatch(/No, there is no deal that every side can live with\.$/);
    expect(await figure(page, 'Deals in the zone')).toBe('0');
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      ...Array(3).fill('These four cannot all hold'),
      ...Array(3).fill('Were this given up, a deal would open'),
      'Were these three given up, a deal would open',
    ]);
    const common = ['ru-no-guarantees', 'ru-vassalage', 'ua-no-bare-pause'];
    expect(await statementsOf(page, 'conflict')).toEqual(
      ['ua-eu-future', 'ua-nato-or-alternative', 'ua-statehood'].map((last) => [...common, last]),
    );
    const first = cards(page, 'conflict').first().locator('.told').first();
    expect(await read(first)).toMatch(/^Russia\s+red line · held true by an analyst/);
    await first.locator('summary', { hasText: "Out of reach, Russia's position, 4" }).click();
    expect(await read(first)).toContain('security_guarantee <= "assurances"');
    await expectAccessible(page);
  });

  it('shows the deal that a concession would open: exactly what is conceded is crossed in it', async () => {
    const page = await open(ESSAY);
    const conceded = await statementsOf(page, 'concession');
    expect(conceded).toHaveLength(4);
    for (const [index, lines] of conceded.entries()) {
      await cards(page, 'concession').nth(index).getByRole('link', { name: 'See the deal this would open' }).click();
      await page.locator('.verdict[data-verdict="unacceptable"]').waitFor();
      expect(new URL(page.url()).searchParams.get('panel')).toBe('deal');
      const crossed = await page
        .locator('.line-card[data-tone="bad"]')
        .evaluateAll((found) => found.map((line) => (line as HTMLElement).dataset['line']));
      expect(crossed.sort()).toEqual(lines.sort());
      await page.goBack();
      await cards(page, 'concession').first().waitFor();
    }
  });

  it('says what less would do, in words', async () => {
    const page = await open(ESSAY);
    const card = cards(page, 'concession').filter({ hasText: 'No real guarantee' });
    expect(await read(card.locator('.relaxation'))).toBe(
      'Less would do: Security guarantee for Ukraine: at most Robust instead of at most Assurances.',
    );
  });

  it('reads great numbers, and shows every digit on demand', async () => {
    const page = await open(`${ESSAY}&perspective=us-administration-2025`);
    expect(await headline(page)).toMatch(/Yes, there is a deal/);
    expect(await figure(page, 'Share')).toMatch(/^0\.039%\s*1 in 2,548$/);
    await page.getByText('about 9.9 × 10¹⁴').click();
    expect(await figure(page, 'Deals in the zone')).toContain('987,694,292,090,880');
    expect(await read(page.locator('.value-row', { hasText: 'Cap on Ukraine' }))).toContain('in every deal');
    await expectAccessible(page);
  });

  it('fixes a value by a click, asks both questions at once, and frees it by another', async () => {
    const page = await open(FLAT);
    const asked = questionsOf(page);
    let answered = 0;
    const before: number[] = [];
    page.on('response', (response) => void (response.request().method() === 'POST' && answered++));
    page.on('request', (request) => void (request.method() === 'POST' && before.push(answered)));
    await chip(page, 'Furniture', 'Fully furnished').click();
    await page.getByText('1 term fixed').waitFor();
    expect(await headline(page)).toMatch(/with one term fixed/);
    expect(await chip(page, 'Furniture', 'Fully furnished').getAttribute('aria-pressed')).toBe('true');
    expect(page.url()).toContain('t.furniture=full');
    await page.waitForLoadState('networkidle');
    expect(asked.sort()).toEqual(['conflicts', 'zone']);
    expect(before).toEqual([0, 0]);
    await chip(page, 'Furniture', 'Fully furnished').click();
    await expect.poll(() => page.url()).not.toContain('t.furniture');
    expect(await page.getByText('1 term fixed').count()).toBe(0);
  });

  it('greys what is ruled out with a word; fixing it all the same tells why', async () => {
    const page = await open(FLAT);
    const year = chip(page, 'Shortest stay', 'One year');
    expect(await read(year)).toContain('ruled out');
    await year.click();
    await cards(page, 'conflict').first().waitFor();
    expect(await headline(page)).toMatch(/No, with one term fixed there is no deal/);
    await page.getByRole('button', { name: 'Free Shortest stay' }).click();
    await expect.poll(() => headline(page)).toMatch(/Yes, there is a deal/);
  });

  it('fixes a number, and a set as a whole', async () => {
    const page = await open(FLAT);
    const rent = page.getByLabel('Fix Rent at');
    await rent.fill('1100');
    await rent.press('Enter');
    await page.getByText('1100 euros a month, fixed').waitFor();
    await rent.fill('');
    await rent.press('Enter');
    await page.getByText('1000 to 1200 euros a month').waitFor();
    await page.goto(page.url().replace(/\?.*/, `${ESSAY.slice(1)}&perspective=us-administration-2025`));
    const guarantors = page.getByRole('group', { name: 'Guarantors', exact: true });
    await guarantors.getByText('Fix which of them').click();
    await guarantors.getByLabel('European states').check();
    await guarantors.getByRole('button', { name: 'Fix exactly these' }).click();
    await guarantors.getByText('in the fixed set').first().waitFor();
    expect(new URL(page.url()).searchParams.get('t.guarantors')).toBe('europe');
    expect(await headline(page)).toMatch(/Yes, with one term fixed/);
  });

  it('says what to do where the rules leave nothing possible', async () => {
    const page = await open(`${ESSAY}&t.neutrality=true&t.nato_path=open`);
    expect(await headline(page)).toMatch(/Nothing is possible with two terms fixed/);
    expect(await read(page.locator('.finding-advice'))).toMatch(/^Free a term above/);
    expect(await statementsOf(page, 'conflict')).toEqual([['neutral-means-no-nato']]);
    expect(await cards(page, 'concession').count()).toBe(0);
    await expectAccessible(page);
  });

  it('asks how likely a deal is only where that is open, and keeps it open in the address', async () => {
    const page = await open(ESSAY);
    const asked = questionsOf(page);
    await page.getByRole('button', { name: 'How likely is a deal?' }).click();
    await page.getByText('12.5% (1/8)').waitFor();
    expect(asked).toEqual(['likelihood']);
    const rows = await page.locator('.influences tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^No real guarantee and no Western troops Russia .* 100 points$/),
      expect.stringMatching(/ 87\.5 points$/),
      expect.stringMatching(/ 87\.5 points$/),
    ]);
    await page.reload();
    await page.getByText('12.5% (1/8)').waitFor();
    await expectAccessible(page);
  });
});
