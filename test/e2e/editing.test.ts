import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './in-browser.ts';

const FLAT = '/?case=flat-lease&panel=editing';
const REFUSED = /\b422\b/;

/** The letters that are underlined, and whether they lie under the same letters as they are typed. */
const underlined = (page: Page) => page.locator('.expression-underlay mark').allTextContents();
const stored = async (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address)).json(), `/v1/negotiations/${path}`);

inBrowser('editing', ({ open, expectFault, allowFault, server }) => {
  it('underlines what is wrong as one types, and puts right what was meant', async () => {
    const page = await open(`${FLAT}&o.edit=redLines/landlord-pets`);
    expectFault(page, REFUSED);
    const field = page.getByLabel('What must hold');
    await page.getByText('It reads: if Pets allowed is yes, then Deposit').waitFor();
    await field.fill('petz implies deposit >= 2 and term >= "two_yeers"');
    await page.getByRole('button', { name: 'Did you mean pets?' }).waitFor();
    expect(await underlined(page)).toEqual(['petz', '"two_yeers"']);
    const told = (await field.getAttribute('aria-describedby'))!.split(' ')[0]!;
    expect(await page.locator(`#${told}`).textContent()).toContain('there is no issue or circumstance petz');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Did you mean "two_years"?' }).click();
    expect(await field.inputValue()).toBe('petz implies deposit >= 2 and term >= "two_years"');
    expect(await underlined(page)).toEqual(['petz']);
    expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+z');
    expect(await field.inputValue()).toContain('"two_yeers"');
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: 'Did you mean pets?' }).click();
    await page.getByText('It reads: if Pets allowed is yes, then Deposit').waitFor();
    expect(await field.inputValue()).toBe('pets implies deposit >= 2 and term >= "two_years"');

    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The red line is saved.').waitFor();
    expect(await stored(page, 'flat-lease/red-lines/landlord-pets')).toMatchObject({
      holds: 'pets implies deposit >= 2 and term >= "two_years"',
      title: 'Pets only with a larger deposit',
    });
  });

  it('lays the underline exactly under the letters, however long the text', async () => {
    const page = await open(`${FLAT}&o.edit=redLines/tenant-dog`);
    allowFault(page, REFUSED);
    const field = page.getByLabel('What must hold');
    await field.fill(`${'pets and rent <= 1200 and\n'.repeat(3)}${'not pets or '.repeat(30)}\n\npetz`);
    await page.getByRole('button', { name: 'Did you mean pets?' }).waitFor();
    const sizes = await page.locator('.expression-box > *').evaluateAll((both) =>
      both.map((one) => {
        const { width, fontFamily, fontSize, lineHeight, paddingLeft, letterSpacing } = getComputedStyle(one);
        return { width, fontFamily, fontSize, lineHeight, paddingLeft, letterSpacing, height: one.scrollHeight };
      }),
    );
    expect(sizes[0]).toEqual(sizes[1]);
    const [box, mark] = [await page.locator('.expression-box').boundingBox(), await page.locator('mark').boundingBox()];
    expect(box!.y + box!.height - (mark!.y + mark!.height)).toBeLessThan(20);
  });

  it('tells every fault at its field, and takes a citation', async () => {
    const page = await open('/?case=russia-ukraine-2025&panel=editing&o.edit=redLines/ru-decl-2022-line');
    expectFault(page, REFUSED);
    await page.getByLabel('Title').fill('');
    await page.getByRole('button', { name: 'Cite a source' }).click();
    const document = page.getByRole('group', { name: 'Source 2' }).getByLabel('Document');
    await page.getByText('an empty text is too short').waitFor();
    await page.getByText('Not saved yet; 2 things are wrong or missing.').waitFor();
    expect(await page.getByLabel('Title').getAttribute('aria-invalid')).toBe('true');
    expect(await document.getAttribute('aria-invalid')).toBe('true');
    await document.selectOption('essay-out-of-reach');
    await page.getByRole('group', { name: 'Source 2' }).getByLabel('Place').fill('3');
    await page.getByLabel('Title').fill('More than two oblasts');
    await page.getByText('Not saved yet.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The red line is saved.').waitFor();
    expect(await stored(page, 'russia-ukraine-2025/red-lines/ru-decl-2022-line')).toMatchObject({
      title: 'More than two oblasts',
      citations: [{ source: 'lavrov-2022-07-20' }, { source: 'essay-out-of-reach', locator: '3' }],
    });
  });

  it('writes a new statement and takes it away again', async () => {
    const page = await open(FLAT);
    allowFault(page, REFUSED);
    await page.getByRole('search').getByRole('combobox', { name: 'Party' }).selectOption('tenant');
    await page.getByRole('link', { name: 'position', exact: true }).click();
    await page.getByLabel('Title').fill('Some furniture');
    await page.getByLabel('Id', { exact: false }).first().fill('tenant-furniture');
    await page.getByLabel('Issue').selectOption('furniture');
    await page.getByLabel('Fully furnished').check();
    await page.getByLabel('Fitted kitchen only').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The position is saved.').waitFor();
    expect(page.url()).toContain('positions%2Ftenant-furniture');
    expect(await stored(page, 'flat-lease/positions/tenant-furniture')).toMatchObject({
      party: 'tenant',
      wants: ['kitchen', 'full'],
    });
    await page.getByRole('button', { name: 'Delete …' }).click();
    await page.getByRole('button', { name: 'Delete this position' }).click();
    await page.getByText('The position is deleted.').waitFor();
    expect(await page.getByRole('link', { name: 'Some furniture' }).count()).toBe(0);
  });

  it('saves the terms of the deal builder as a deal', async () => {
    const page = await open(`${FLAT}&o.edit=deals/&t.rent=1150&t.pets=true`);
    await page.getByLabel('Title').fill('What we found');
    await page.getByLabel('Deposit').fill('2.0');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The deal is saved.').waitFor();
    const { items } = await stored(page, 'flat-lease/deals');
    expect(items).toContainEqual(
      expect.objectContaining({ title: 'What we found', terms: { rent: 1150, pets: true, deposit: '2.0' } }),
    );
  });

  it('keeps what was typed across panels and when the page is read anew, and says so to who leaves', async () => {
    const page = await open(`${FLAT}&o.edit=redLines/tenant-rent`);
    await page.getByLabel('In words').fill('I really cannot pay more.');
    await page.getByRole('link', { name: 'The case' }).click();
    await page.getByRole('link', { name: 'Edit unsaved' }).click();
    expect(await page.getByLabel('In words').inputValue()).toBe('I really cannot pay more.');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    expect(await page.getByLabel('In words').inputValue()).toBe('I really cannot pay more.');
    await page.getByRole('link', { name: /leave enough to live on\s+unsaved/ }).waitFor();
    await page.getByRole('button', { name: 'Discard what I typed' }).click();
    expect(await page.getByLabel('In words').inputValue()).toBe('I cannot pay more than 1,200 euros a month.');
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
  });

  it('does not overwrite what somebody else wrote without asking', async () => {
    const page = await open(`${FLAT}&o.edit=redLines/tenant-start`);
    const write = (record: string, fields: object) =>
      server().app.inject({ method: 'PUT', url: `/v1/negotiations/flat-lease/red-lines/${record}`, payload: fields });
    const line = { party: 'tenant', basis: 'declared', title: 'Soon', holds: 'start_date <= date("2026-11-01")' };
    expectFault(page, /\b412\b/);
    await page.getByLabel('In words').fill('My text');
    await write('tenant-start', { ...line, text: 'Their text' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else has changed this red line').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('Their text');
    expect(await page.getByLabel('In words').inputValue()).toBe('My text');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Overwrite with mine' }).click();
    await page.getByText('The red line is saved.').waitFor();
    expect(await stored(page, 'flat-lease/red-lines/tenant-start')).toMatchObject({ text: 'My text' });

    await page.getByLabel('In words').fill('My other text');
    await write('tenant-start', { ...line, text: 'Their other text' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Give mine up and read theirs' }).click();
    expect(await page.getByLabel('In words').inputValue()).toBe('Their other text');

    await page.getByLabel('In words').fill('Mine at last');
    await write('tenant-rent', { ...line, holds: 'rent <= 1190', text: 'Elsewhere' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('somebody else has changed this case meanwhile, though not this record').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The red line is saved.').waitFor();
    expect(await stored(page, 'flat-lease/red-lines/tenant-start')).toMatchObject({ text: 'Mine at last' });
  });
});
