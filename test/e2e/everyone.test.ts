import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PANELS } from '../../web/src/address.ts';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './in-browser.ts';

/** Goes on by keyboard until it is there. */
async function tabTo(page: Page, wanted: Locator, most = 40): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`not reached in ${most} steps: ${wanted}`);
}

inBrowser('for everyone', ({ open }) => {
  it.each(PANELS)(
    'nothing serious is found in the panel `%s`, in light and in dark, wide and narrow',
    async (panel) => {
      const page = await open(`/?case=russia-ukraine-2025&panel=${panel}&t.durability=pause`);
      await expectAccessible(page);
    },
  );

  it('a term is moved and its verdict read without a mouse', async () => {
    const page = await open('/');
    await tabTo(page, page.getByRole('link', { name: 'A flat and a dog' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A flat and a dog' }).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tabTo(page, page.getByRole('link', { name: 'Deal', exact: true }));
    await page.keyboard.press('Enter');
    await page.locator('.verdict[data-verdict="undetermined"]').waitFor();
    const pets = page.getByRole('group', { name: 'Pets allowed' });
    await tabTo(page, pets.getByRole('radio', { name: 'Open' }));
    await page.keyboard.press('ArrowRight');
    expect(await pets.getByRole('radio', { name: 'No' }).isChecked()).toBe(true);
    await page.locator('.verdict[data-verdict="unacceptable"]').waitFor();
    expect(new URL(page.url()).searchParams.get('t.pets')).toBe('false');
  });

  it('the header can be skipped', async () => {
    const page = await open('/?case=flat-lease&panel=deal');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the answers');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});
