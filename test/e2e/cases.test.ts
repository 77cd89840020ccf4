import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser, NARROW } from './in-browser.ts';

const WAR = '/?case=russia-ukraine-2025';

inBrowser('a case, on a day, through somebody’s eyes', ({ open }) => {
  it('is chosen in the bar, and all of it is in the address', async () => {
    const page = await open('/');
    await page.getByLabel('Negotiation').selectOption('Russia and Ukraine, spring 2025');
    await page.getByRole('heading', { level: 1, name: 'Russia and Ukraine, spring 2025' }).waitFor();
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe('2025-04-30');
    await page.getByLabel('Perspective').selectOption('The war as Moscow says it sees it');
    await page.getByRole('radio', { name: 'Declared' }).check();
    await page.getByRole('slider', { name: 'Days on which something changes' }).press('ArrowLeft');
    await expect
      .poll(() => new URL(page.url()).search)
      .toMatch(/^\?case=russia-ukraine-2025&perspective=kremlin-official-2025&basis=declared&asOf=2025-04-\d\d$/);

    const again = await open(`/${new URL(page.url()).search}`);
    const day = await page.getByLabel('Day', { exact: true }).inputValue();
    expect(day < '2025-04-30').toBe(true);
    expect(await again.getByLabel('Day', { exact: true }).inputValue()).toBe(day);
    expect(await again.getByLabel('Perspective').inputValue()).toBe('kremlin-official-2025');
    expect(await again.getByRole('radio', { name: 'Declared' }).isChecked()).toBe(true);
    await again.getByRole('button', { name: 'The case’s own day' }).click();
    expect(await again.getByLabel('Day', { exact: true }).inputValue()).toBe('2025-04-30');
  });

  it('is shared by its address, and says so', async () => {
    const page = await open(`${WAR}&panel=deal&t.nato_path=open`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Share this view' }).click();
    await page.getByRole('status').filter({ hasText: 'The link to this view is copied.' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.getByRole('radio', { name: 'Given up' }).check();
    await expect.poll(() => page.getByText('is copied').count()).toBe(0);
  });

  it('shows its address where the browser does not let it be copied', async () => {
    const page = await open(WAR);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    });
    await page.getByRole('button', { name: 'Share this view' }).click();
    expect(await page.getByLabel('Link to this view').inputValue()).toBe(page.url());
  });

  it('says when a zone exists, and looks at the interval that is chosen', async () => {
    const page = await open(WAR);
    await page.getByText('All 5 intervals, and what changed').click();
    const rows = page.getByRole('region', { name: 'Intervals and what changed' }).getByRole('row');
    expect(await rows.count()).toBe(6);
    await rows.filter({ hasText: '24 Feb 2022' }).getByRole('button').click();
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe('2022-02-24');
    await page.getByRole('status').filter({ hasText: 'A zone exists' }).waitFor();
    await page.getByRole('radio', { name: /^24 February 2022 to .*: A zone exists$/ }).press('ArrowRight');
    await page.getByRole('status').filter({ hasText: 'No zone' }).waitFor();
    await expect.poll(() => page.url()).toContain('asOf=2025-01-20');
    await expectAccessible(page);
  });

  it('tells who has to agree, what the deals are worth asking about, and the sources', async () => {
    const page = await open('/?case=sport-park');
    await page.getByText('A deal needs five of six, among them SportCo and Department of tourism.').waitFor();
    await page.goto(page.url().replace('sport-park', 'flat-lease'), { waitUntil: 'networkidle' });
    const deal = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'First offer' }) });
    expect(await deal.textContent()).toContain('Not acceptable');
    await deal.getByRole('link').click();
    await page.getByRole('heading', { name: 'A deal, term by term' }).waitFor();
    expect(page.url()).toContain('panel=deal');
    expect(page.url()).toContain('t.rent=1280');
  });

  it('folds its context to one line on a narrow screen', async () => {
    const page = await open(WAR, { viewport: NARROW });
    const fold = page.getByRole('button', { name: '30 April 2025 · Baseline · assessed' });
    expect(await page.getByLabel('Perspective').isVisible()).toBe(false);
    await fold.click();
    expect(await page.getByLabel('Perspective').isVisible()).toBe(true);
  });
});
