import { expect, it, vi } from 'vitest';
import { instance } from '../../bench/instances.ts';
import { inBrowser } from './in-browser.ts';

/** Seconds of work: 120 lines of five parties with six conflicts planted among them. */
const LARGE = instance({ issues: 40, parties: 5, redLines: 120, seed: 1, conflicts: 6 }).document;

inBrowser('work that takes long', ({ open, server }) => {
  it('shows how far it is, and cancelling it stops the server’s work', async () => {
    await server().put(LARGE);
    const page = await open(`/?case=${LARGE.negotiation.id}`);
    const job = page.waitForResponse((response) => response.status() === 202 && response.url().endsWith('/conflicts'));
    await page.getByRole('link', { name: 'Zone and conflicts' }).click();
    const address = (await job).headers()['location']!;
    const waiting = page.locator('.asked', { hasText: 'Finding every conflict' });
    await waiting.getByRole('progressbar', { name: 'how far it is: every conflict' }).waitFor();
    await page.getByText('No, there is no deal').waitFor();
    // The page says at once that it has given up; the server knows it when it has answered.
    const told = page.waitForResponse(
      (response) => response.request().method() === 'DELETE' && response.url().endsWith(address),
    );
    await waiting.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    await told;
    const state = async () => {
      const answer = await server().app.inject({ url: address });
      return answer.statusCode === 404 ? 'gone' : answer.json<{ state: string }>().state;
    };
    expect(await state()).toMatch(/cancelled|gone/);
    const load = async () => (await server().app.inject({ url: '/metrics' })).body;
    await vi.waitFor(async () => expect(await load()).toMatch(/^parley_questions\{state="working"\} 0$/m), 5000);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByRole('progressbar').waitFor();
  });

  it('is given up when its panel is left', async () => {
    const page = await open('/?case=flat-lease');
    const job = page.waitForResponse((response) => response.status() === 202 && response.url().endsWith('/conflicts'));
    await page.getByLabel('Negotiation').selectOption(LARGE.negotiation.id);
    await page.getByRole('link', { name: 'Zone and conflicts' }).click();
    const address = (await job).headers()['location']!;
    const stopped = page.waitForRequest((request) => request.method() === 'DELETE' && request.url().endsWith(address));
    await page.getByRole('link', { name: 'The case' }).click();
    await stopped;
  });
});
