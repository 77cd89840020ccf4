import { expect, it, onTestFinished } from 'vitest';
import { atRest } from './at-rest.ts';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './in-browser.ts';
import { startPageServer } from './page-server.ts';
import { read } from './read.ts';

inBrowser('where there is nothing to show', ({ open, expectFault, allowFault, server }) => {
  it('a server without cases says how to send one', async () => {
    const empty = await startPageServer({ seeds: false });
    onTestFinished(() => empty.stop());
    const page = await open('/', { at: empty.address });
    expect(await read(page.locator('main'))).toContain('POST /v1/negotiations');
    await expectAccessible(page);
  });

  it('a case of which nothing is known yet can be looked at from every side', async () => {
    await server().put({ negotiation: { id: 'empty', title: 'Nothing yet' } });
    const page = await open('/?case=empty');
    const panels = page.getByRole('navigation', { name: 'Panels' }).getByRole('link');
    for (const name of await panels.allInnerTexts()) {
      await page.getByRole('link', { name, exact: true }).click();
      await atRest(page);
      expect(await page.locator('.problem').count(), name).toBe(0);
      expect((await read(page.locator('main'))).length, name).toBeGreaterThan(40);
    }
  });

  it('an address of a case that is gone says so, and the way to others is there', async () => {
    const page = await open('/?case=long-gone&panel=zone');
    expectFault(page, /\b404\b/);
    expect(await read(page.getByRole('alert'))).toContain('there is no negotiation long-gone');
    await page.getByLabel('Negotiation').selectOption('flat-lease');
    await page.getByRole('heading', { name: 'A flat and a dog' }).waitFor();
  });

  it('a server that is gone is told, and asked again once it is back', async () => {
    const first = await startPageServer();
    const page = await open('/?case=flat-lease&panel=deal', { at: first.address });
    expectFault(page, /ERR_CONNECTION_REFUSED/);
    allowFault(page, /Failed to load resource/);
    await page.locator('.verdict').waitFor();
    await first.stop();
    await page.getByRole('group', { name: 'Pets allowed' }).getByLabel('No').check();
    await page.getByText('the server does not answer; is it running?').first().waitFor();
    const again = await startPageServer({ port: Number(new URL(first.address).port) });
    onTestFinished(() => again.stop());
    await page.getByRole('complementary', { name: 'Verdict' }).getByRole('button', { name: 'Ask again' }).click();
    await page.locator('.verdict[data-verdict="unacceptable"]').waitFor();
  });
});
