import { expect, it } from 'vitest';
import { expectAccessible, inaccessibleIn } from './axe.ts';
import { inBrowser } from './in-browser.ts';

inBrowser('what these tests rely on', ({ open, expectFault }) => {
  it('notes what goes wrong in a page without being seen', async () => {
    const page = await open('/');
    expectFault(page, /^error: quietly wrong/);
    expectFault(page, /^uncaught: Error: nobody caught/);
    expectFault(page, /^error: .*\b404\b.*\/v1\/nowhere/);
    expectFault(page, /^asked of another host: http:\/\/elsewhere\.example\//);
    await page.evaluate(() => console.error('quietly wrong'));
    await page.evaluate(() => void Promise.reject(new Error('nobody caught')));
    await page.evaluate(() => fetch('/v1/nowhere'));
    await page.goto('http://elsewhere.example/').catch(() => {});
  });

  it('sees what not everyone can read', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'A flat and a dog' }).waitFor();
    await expectAccessible(page);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<p style="width: 50rem; color: #ddd; background: #fff">Pale</p>');
    });
    const found = await inaccessibleIn(page);
    expect(found).toContainEqual(expect.stringMatching(/^light, 1280 px: color-contrast at body > p/));
    expect(found).toContainEqual(expect.stringMatching(/^dark, 360 px: the page is \d+ px wide/));
  });
});
