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

/** From now on a question has the answer that is made of its true one. */
const answerWith = (page: Page, question: string, made: (answer: object) => object) =>
  page.route(`**/v1/negotiations/*/${question}`, async (route) => {
    // Without a preference it is never a job.
    const { prefer: _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    await route.fulfill({ response, json: made((await response.json()) as object) });
  });

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

  it('says what is known where the budget ended first, and calls nothing ruled out', async () => {
    const page = await open(FLAT);
    await answerWith(page, 'zone', (zone) => ({
      ...zone,
      exists: null,
      count: null,
      possible: null,
      share: null,
      witness: null,
      complete: false,
      stopped: 'steps',
    }));
    await answerWith(page, 'conflicts', (answer) => ({
      ...answer,
      exists: null,
      counts: { conflicts: null, concessions: null },
      complete: false,
      stopped: 'steps',
    }));
    await chip(page, 'Pets allowed', 'yes').click();
    await expect.poll(() => headline(page)).toMatch(/It is not known whether with one term fixed there is a deal/);
    expect(await read(page.locator('.finding-advice'))).toMatch(/^The question came to the steps it may cost\. Fix/);
    expect(await figure(page, 'Deals in the zone')).toBe('not counted');
    expect(await read(chip(page, 'Shortest stay', 'One year'))).toContain('not known');
    expect(await page.getByText('ruled out', { exact: true }).count()).toBe(0);
    expect(await page.getByText('It is not known how many conflicts there are').count()).toBe(1);
  });

  it('shows ten cards of many, more on demand, and how many there are', async () => {
    const page = await open(ESSAY);
    await answerWith(page, 'conflicts', (answer) => {
      const { conflicts } = answer as { conflicts: { members: { id: string }[] }[] };
      const [{ members }] = conflicts as [(typeof conflicts)[0]];
      const many = Array.from({ length: 25 }, (_, index) => ({
        members: [...members, { ...members[0], id: `one-more-${index}` }].slice(index % 2),
        terms: [],
      }));
      return { ...answer, conflicts: many, counts: { conflicts: '1200', concessions: '4' } };
    });
    await page.reload();
    await page.getByText('10 of 1,200 conflicts are shown; the smallest 25 were listed.').waitFor();
    expect(await cards(page, 'conflict').count()).toBe(10);
    const titles = await cards(page, 'conflict').getByRole('heading').allInnerTexts();
    expect(titles).toEqual(Array(10).fill('These four cannot all hold'));
    await page.getByRole('button', { name: 'Show 10 more' }).click();
    await page.getByText('20 of 1,200 conflicts are shown').waitFor();
    expect(page.url()).toContain('o.conflicts=20');
    await page.getByRole('button', { name: 'Show 5 more' }).click();
    await page.getByText('25 of 1,200 conflicts are shown').waitFor();
    expect(await cards(page, 'conflict').count()).toBe(25);
  });

  it('of a quorum: lines with which too few can accept', async () => {
    const page = await open('/?case=sport-park&panel=zone&t.a=a1&t.b=b1&t.c=c4');
    expect(await headline(page)).toMatch(
      /No, with three terms fixed there is no deal that enough sides can live with\.$/,
    );
    const titles = await cards(page, 'conflict').getByRole('heading').allInnerTexts();
    expect(titles).toEqual(['With this one, too few can accept', 'With these three, too few can accept']);
  });
});
