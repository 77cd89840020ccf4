import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { read } from './read.ts';

const panel = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Panels' }).getByRole('link', { name, exact: true });
const verdicts = (page: Page) => read(page.locator('.verdict-word'));

inBrowser('the story of the essay', ({ open, allowFault }) => {
  it('from whether there is a deal to what if Moscow’s goals changed', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'Russia and Ukraine, spring 2025' }).click();
    await page.getByRole('heading', { name: 'Russia and Ukraine, spring 2025' }).waitFor();

    // Is there a deal? No, and these are the reasons.
    await panel(page, 'Zone and conflicts').click();
    await page.getByText('No, there is no deal that every side can live with.').waitFor();
    await page.getByRole('heading', { name: 'What stands in the way: 3 conflicts' }).waitFor();
    expect(await page.getByRole('heading', { name: 'These four cannot all hold' }).count()).toBe(3);

    // What would open one, and the deal it would open.
    const goals = page.locator('.concession', { hasText: 'A lasting peace only with a client state' });
    expect(await read(goals)).toContain('It would have to go whole.');
    await goals.getByRole('link', { name: 'See the deal this would open' }).click();
    await page.locator('.verdict[data-verdict="unacceptable"]').waitFor();
    expect(await read(page.locator('.line-card[data-tone="bad"]'))).toContain(
      'A lasting peace only with a client state',
    );

    // As Washington saw the war, there was a deal to be had.
    await panel(page, 'Difference').click();
    await page.getByRole('button', { name: 'Free all' }).click();
    await page
      .getByRole('navigation', { name: 'Compare with' })
      .getByRole('link', { name: /as Washington saw it/ })
      .click();
    await page.getByRole('heading', { name: 'Because of which statements' }).waitFor();
    expect(await read(page.locator('main'))).toContain('A lasting peace only with a client state');

    // What if Moscow's goals changed: its line ends the day before.
    await panel(page, 'Edit').click();
    await page.getByLabel('Words').fill('client state');
    await page.getByRole('link', { name: 'A lasting peace only with a client state' }).click();
    allowFault(page, /\b422\b/);
    await page.locator('summary', { hasText: 'When, in which view' }).click();
    await page.getByLabel('Holds to').fill('2025-04-29');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The red line is saved.').waitFor();
    await panel(page, 'Zone and conflicts').click();
    await page.getByText('Yes, there is a deal that every side can live with.').waitFor();
    await page.getByRole('link', { name: 'Open in the deal builder' }).click();
    await page.locator('.verdict[data-verdict="acceptable"]').waitFor();
    expect(await verdicts(page)).toContain('Acceptable');
  });

  it('is sent to somebody by its address, who sees the same', async () => {
    const page = await open('/?case=russia-ukraine-2025&panel=deal', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByLabel('Load terms of').selectOption('bare-freeze');
    await page.locator('.verdict[data-verdict="unacceptable"]').waitFor();
    await page.getByRole('group', { name: 'Exchange of prisoners' }).getByLabel('All for all').check();
    await page.getByLabel('Perspective').selectOption('us-administration-2025');
    await page.getByRole('radio', { name: 'Declared' }).check();
    await page.locator('.asked[data-state="waiting"]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Share this view' }).click();
    await page.getByText('The link to this view is copied.').waitFor();
    const address = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const other = await open(address.pathname + address.search);
    await other.locator('.verdict').waitFor();
    expect(await read(other.locator('main'))).toBe(await read(page.locator('main')));
    expect(await other.getByLabel('Perspective').inputValue()).toBe('us-administration-2025');
    expect(
      await other.getByRole('group', { name: 'Exchange of prisoners' }).getByLabel('All for all').isChecked(),
    ).toBe(true);
  });
});
