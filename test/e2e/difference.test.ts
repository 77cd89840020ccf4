import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './in-browser.ts';
import { read } from './read.ts';

const ESSAY = '/?case=russia-ukraine-2025&panel=difference';
const WASHINGTON = `${ESSAY}&other.perspective=us-administration-2025`;
const headline = (page: Page) => read(page.locator('.difference-headline'));

/** The sets of statements that carry one side over to the other, by id. */
const causesOf = (page: Page, name: string) =>
  page
    .getByRole('region', { name, exact: true })
    .locator('.cause-cards > li')
    .evaluateAll((cards) =>
      cards.map((card) =>
        [...card.querySelectorAll<HTMLElement>('[data-statement]')].map((one) => one.dataset['statement']),
      ),
    );

const rowsOf = async (page: Page, table: string) =>
  (await page.getByRole('region', { name: table }).locator('tbody tr').allInnerTexts()).map((row) =>
    row.split('\t').map((cell) => cell.trim()),
  );

inBrowser('the difference between two views', ({ open }) => {
  it('asks nothing while both are the same, and offers what to compare with', async () => {
    const page = await open(ESSAY);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    expect(await page.getByText('A and B are the same view').count()).toBe(1);
    expect(asked).toEqual([]);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'The war as Washington saw it' }).click();
    await page.locator('.difference-headline').waitFor();
    expect(new URL(page.url()).searchParams.get('other.perspective')).toBe('us-administration-2025');
    await page.goBack();
    await page.getByText('A and B are the same view').waitFor();
  });

  it('to the view from Washington: a deal, because of three lines, each alone or all together', async () => {
    const page = await open(WASHINGTON);
    expect(await headline(page)).toBe('In A there is no deal; in B there is a deal.');
    const three = ['ru-no-guarantees', 'ru-vassalage', 'ua-no-bare-pause'];
    expect(await causesOf(page, 'From A to B')).toEqual(three.map((id) => [id]));
    expect(await causesOf(page, 'From B to A')).toEqual([three]);
    const card = page.getByRole('region', { name: 'From B to A' }).getByRole('listitem').first();
    expect(await read(card)).toMatch(/These three together\s+Russia\s+red line · held true by an analyst/);
    expect(await read(card)).toContain(
      "In force in A; not in B, as it is suppressed in “The war as Washington saw it, in the essay's reading”.",
    );
    expect(await rowsOf(page, 'What changes')).toEqual([
      ['Is there a deal?', 'no', 'yes'],
      ['How many deals', '0', 'about 9.9 × 10¹⁴'],
    ]);
    await expectAccessible(page);
  });

  it('asks for conflicts as well, and keeps the question in the address', async () => {
    const page = await open(WASHINGTON);
    await page.getByLabel('What stands in the way?').check();
    await page.getByText('How many conflicts').waitFor();
    expect(page.url()).toContain('o.difference=conflicts');
    const rows = await rowsOf(page, 'What changes');
    expect(rows.slice(0, 3)).toEqual([
      ['Is there a deal?', 'no', 'yes'],
      ['How many conflicts', '3', '0'],
      ['How many concessions', '4', '0'],
    ]);
    expect(rows).toHaveLength(10);
    expect(rows.filter(([, a, b]) => a === 'there' && b === 'not there')).toHaveLength(7);
  });

  it('asks about a deal of the case, and about the terms that are settled', async () => {
    const page = await open(`${ESSAY}&other.basis=declared&o.difference=check&t.durability=pause`);
    await page.getByLabel('Deal', { exact: true }).selectOption({ label: 'A freeze with nothing behind it' });
    const changed = () => rowsOf(page, 'What changes');
    await expect.poll(changed).toContainEqual(['Russia', 'acceptable', 'unacceptable']);
    expect(await headline(page)).toBe('In both the deal is unacceptable, but not in the same way.');
    await page.getByRole('button', { name: 'Show 10 more' }).click();
    await expect.poll(async () => (await changed()).length).toBeGreaterThan(10);
    await page.getByLabel('Deal', { exact: true }).selectOption('');
    await page.getByText('1 term fixed').waitFor();
    await expectAccessible(page);
  });

  it('opens a side alone, and swaps the sides', async () => {
    const page = await open(WASHINGTON);
    await page.getByRole('button', { name: 'Swap A and B' }).click();
    await expect.poll(() => headline(page)).toBe('In A there is a deal; in B there is no deal.');
    await page.getByRole('link', { name: 'Look at A alone' }).first().click();
    await page.getByText('Yes, there is a deal that every side can live with.').waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('panel'), searchParams.get('perspective'), searchParams.get('other.perspective')]).toEqual(
      ['zone', 'us-administration-2025', null],
    );
  });

  it('compares in an assumed world, on both sides unless one says otherwise', async () => {
    const page = await open(`${WASHINGTON}&c.us_engaged=false`);
    const contexts = await page.locator('.side .finding-context').allInnerTexts();
    expect(contexts).toHaveLength(2);
    for (const context of contexts)
      expect(context).toContain('assuming The United States takes part in the negotiations: no');
  });

  it('tells who moved only where that is open', async () => {
    const page = await open(`${ESSAY}&other.basis=declared`);
    const asked: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && asked.push(new URL(request.url()).pathname)));
    await page.getByRole('button', { name: 'Who moved between A and B?' }).click();
    await page.getByRole('region', { name: 'Positions that moved' }).waitFor();
    expect(asked).toEqual(['/v1/negotiations/russia-ukraine-2025/comparison/moves']);
    expect(await read(page.locator('.approaches'))).toMatch(
      /Russia, all issues together: towards Ukraine \(75% apart before/,
    );
    expect(await rowsOf(page, 'Positions that moved')).toContainEqual([
      'Line of control',
      'Russia',
      'Ukraine leaves all of four oblasts or The present line of contact',
      'Ukraine leaves all of four oblasts',
      'moved by 25% of the scale, away from Ukraine',
    ]);
    expect(page.url()).toContain('o.moves=open');
    await expectAccessible(page);
  });
});
