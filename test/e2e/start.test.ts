import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './in-browser.ts';

inBrowser('the page', ({ open }) => {
  it('shows which cases there are, and opens one', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'A flat and a dog' }).click();
    expect(await page.title()).toContain('A flat');
    expect(page.url()).toContain('case=flat-lease');
    await expectAccessible(page);
  });
});
