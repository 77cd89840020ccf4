import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser, NARROW } from './in-browser.ts';

const FLAT = '/?case=flat-lease&panel=deal';
const WAR = '/?case=russia-ukraine-2025&panel=deal';

/** The verdict on the deal, once it is the one that is waited for. */
const verdict = (page: Page, word: string) => page.locator('.verdict-word', { hasText: word }).waitFor();
const issue = (page: Page, title: string) => page.getByRole('group', { name: title, exact: true });

inBrowser('a deal is built term by term', ({ open }) => {
  it('with a control for each type, by keyboard, and whatever is settled is in the address', async () => {
    const page = await open(FLAT);
    await issue(page, 'Rent').getByRole('slider').press('End');
    await issue(page, 'Deposit').getByRole('spinbutton').fill('2.5');
    await issue(page, 'Pets allowed').getByRole('radio', { name: 'Yes' }).check();
    await issue(page, 'Start of the lease').getByLabel('Start of the lease', { exact: true }).fill('2026-10-01');
    await issue(page, 'Shortest stay').getByRole('radio', { name: 'Open' }).press('ArrowRight');
    await page.getByText('5 of 6 settled').waitFor();
    await expect.poll(() => page.url()).toContain('t.term=one_year');
    for (const said of ['t.rent=1600', 't.deposit=2.5', 't.pets=true', 't.start_date=2026-10-01']) {
      expect(page.url()).toContain(said);
    }
    await issue(page, 'Rent').getByRole('checkbox', { name: 'Rent: Open' }).check();
    await page.getByText('4 of 6 settled').waitFor();
    expect(page.url()).not.toContain('t.rent');
  });

  it('a number that is none of the values says which are, and is not taken', async () => {
    const page = await open(`${FLAT}&t.rent=1000`);
    await issue(page, 'Rent').getByRole('spinbutton').fill('1005');
    await page.getByText('Not one of its values: 800 to 1600, in steps of 10').waitFor();
    expect(page.url()).toContain('t.rent=1000');
  });

  it('sets are ticked, and steps put in an order', async () => {
    const page = await open(WAR);
    await issue(page, 'Guarantors').getByRole('checkbox', { name: 'European states' }).check();
    await expect.poll(() => page.url()).toContain('t.guarantors=europe');
    await issue(page, 'Guarantors').getByRole('checkbox', { name: 'European states' }).uncheck();
    await issue(page, 'Guarantors').getByText('none of them').waitFor();
    await issue(page, 'When the ceasefire begins').getByRole('radio', { name: '1', exact: true }).check();
    await issue(page, 'When sanctions are eased').getByRole('radio', { name: '3', exact: true }).check();
    await issue(page, 'When Ukraine votes').getByRole('radio', { name: 'Never' }).check();
    await page
      .getByText('In this order: When the ceasefire begins → When sanctions are eased. Never: When Ukraine votes.')
      .waitFor();
  });

  it('each party’s verdict stands beside it, and a button makes a crossed line hold', async () => {
    const page = await open(FLAT);
    await page.getByLabel('Load terms of').selectOption('first-offer');
    await verdict(page, 'Not acceptable');
    const tenant = page.locator('[data-party="tenant"]');
    expect(await tenant.getByRole('heading').textContent()).toMatch(/Jonas Weber\s*✗ Rejects/);
    const line = tenant.locator('[data-line="tenant-rent"]');
    expect(await line.textContent()).toContain('Rent: at most 1200 euros a month');
    await line.getByRole('button', { name: 'Apply: Rent: 1200 euros a month' }).click();
    await tenant.locator('[data-line="tenant-rent"][data-tone="bad"]').waitFor({ state: 'detached' });
    await expect.poll(() => page.url()).toContain('t.rent=1200');
    await page.goBack();
    await page.getByText('0 of 6 settled').waitFor();
  });

  it('what no acceptable deal can have any more is marked, with a word', async () => {
    const page = await open(`${FLAT}&t.pets=true`);
    const stay = issue(page, 'Shortest stay');
    await stay.getByText('ruled out').first().waitFor();
    expect(await stay.getByRole('radio', { name: 'One year ruled out' }).count()).toBe(1);
    await issue(page, 'Rent').getByText('Not ruled out: 1000 to 1200 euros a month').waitFor();
    // An issue that is settled is told by what the others leave to it.
    await issue(page, 'Pets allowed').getByRole('radio', { name: 'Yes' }).focus();
    await issue(page, 'Pets allowed').getByRole('radio', { name: 'No ruled out' }).waitFor();
    await page.getByLabel('Mark what is ruled out').uncheck();
    await expect.poll(() => page.getByText('ruled out', { exact: true }).count()).toBe(0);
    await expect.poll(() => page.url()).toContain('o.marks=off');
  });

  it('finds the nearest acceptable deal, and takes it', async () => {
    const page = await open(`${FLAT}&t.rent=1280&t.pets=true&t.deposit=0.5`);
    await page.getByRole('button', { name: 'Nearest acceptable deal' }).click();
    await page
      .getByRole('button', { name: /^Apply, and settle the 3 open terms too/ })
      .first()
      .click();
    await verdict(page, 'Acceptable');
    await page.getByText('6 of 6 settled').waitFor();
  });

  it('says that there is none, why it is dead on arrival, and what to leave open', async () => {
    const page = await open(`${WAR}&t.nato_path=open&o.nearest=yes`);
    await verdict(page, 'Dead on arrival');
    await page.getByRole('heading', { name: 'These three cannot all hold' }).first().waitFor();
    await page.getByText('There is none: no deal at all is acceptable').waitFor();
    await page.getByText('Nothing is marked: no acceptable deal has these terms.').waitFor();
    await expectAccessible(page);
  });

  it('a deal against the rules is impossible, and says against which', async () => {
    const page = await open(`${WAR}&t.neutrality=true&t.nato_path=open`);
    await verdict(page, 'Impossible');
    await page.getByText('A neutral state does not seek NATO').first().waitFor();
  });

  it('what is assumed of the world is in the address, and can be taken back', async () => {
    const page = await open(WAR);
    await page.getByText('The world around the deal').click();
    await page.getByRole('group', { name: 'US military aid to Ukraine' }).getByRole('radio', { name: 'None' }).check();
    await expect.poll(() => page.url()).toContain('c.us_aid=none');
    await page.getByRole('button', { name: 'Assume nothing' }).click();
    await expect.poll(() => page.url()).not.toContain('c.us_aid');
  });

  it('an address that says what the case does not know is read without it', async () => {
    const page = await open(`${FLAT}&t.rent=1000&t.colour=red&t.pets=perhaps`);
    await page.getByRole('alert').filter({ hasText: 'colour, pets' }).waitFor();
    await page.getByText('1 of 6 settled').waitFor();
  });

  it('the verdict stays in sight on a narrow screen', async () => {
    const page = await open(`${FLAT}&t.rent=1280`, { viewport: NARROW });
    const bar = page.getByRole('button', { name: /Not acceptable.*Jonas Weber.*Rejects/ });
    expect(await bar.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    await bar.click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict-title');
  });

  it('is readable by everyone with all kinds of lines unfolded', async () => {
    const page = await open(`${FLAT}&t.rent=1280&t.pets=true&t.deposit=0.5&o.nearest=yes`);
    await page
      .getByRole('button', { name: /^Apply 2 changes|^Apply \d/ })
      .first()
      .waitFor();
    for (const fold of await page.locator('.folded-lines > summary').all()) await fold.click();
    await expectAccessible(page);
  });

  it('what a slider has moved past is not asked any more', async () => {
    const page = await open(`${FLAT}&t.rent=1000`);
    let stopped = 0;
    page.on('requestfailed', (request) => {
      if (request.url().endsWith('/check')) stopped++;
    });
    await page.route('**/check', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue().catch(() => {});
    });
    const slider = issue(page, 'Rent').getByRole('slider');
    for (let step = 0; step < 5; step++) await slider.press('ArrowRight');
    await expect.poll(() => stopped).toBe(4);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('the verdict follows a term: how fast, in this browser', async () => {
    const page = await open(`${WAR}&t.line=current_line`);
    const times: number[] = [];
    for (const level of ['Given up', 'Put off', 'Kept open', 'Membership', 'Put off', 'Kept open', 'Given up']) {
      const stop = issue(page, "Ukraine's path to NATO").getByRole('radio', { name: level, exact: true });
      await page.evaluate(() => performance.clearMeasures('parley:verdict'));
      await stop.check();
      await expect.poll(() => shown(page)).not.toBeNull();
      times.push((await shown(page))!);
    }
    times.sort((one, other) => one - other);
    const median = times[Math.floor(times.length / 2)]!;
    console.log(
      `from a change to the verdict shown: median ${median.toFixed(0)} ms of ${times.map((one) => one.toFixed(0))}`,
    );
    expect(median).toBeLessThan(1500);
  });
});

const shown = (page: Page) =>
  page.evaluate(() => performance.getEntriesByName('parley:verdict', 'measure').at(-1)?.duration ?? null);
