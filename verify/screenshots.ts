import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { PRODUCT, startServer, temporaryFolder } from '../bench/server.ts';
import { atRest, followRequests } from '../test/e2e/at-rest.ts';
import { CHROMIUM, launch } from '../test/e2e/chromium.ts';
import { pixelsOf, smallPng } from './small-png.ts';

/** `npm run screenshots`: the README's pictures of the page, as it was built, into docs/pictures. */

interface Picture {
  readonly name: string;
  readonly address: string;
  readonly height: number;
  readonly scheme?: 'dark';
  /** What is done before it is taken. */
  readonly before?: (page: Page) => Promise<unknown>;
}

const ESSAY = '/?case=russia-ukraine-2025';
const freeze = (page: Page) => page.getByLabel('Load terms of').selectOption('bare-freeze');

const typo = async (page: Page) => {
  await page.getByLabel('What must hold').fill('durability == "pause" implies security_garantee >= "robust"');
  await page.getByRole('button', { name: 'Did you mean' }).waitFor();
  await page.getByText('one thing is wrong').waitFor();
};

const PICTURES: readonly Picture[] = [
  { name: 'deal', address: `${ESSAY}&panel=deal`, height: 1330, before: freeze },
  { name: 'deal-dark', address: `${ESSAY}&panel=deal`, height: 1330, before: freeze, scheme: 'dark' },
  { name: 'zone', address: `${ESSAY}&panel=zone`, height: 1000 },
  { name: 'positions', address: `${ESSAY}&panel=positions&o.parties=russia:declared,ukraine:assessed`, height: 1000 },
  { name: 'worth', address: '/?case=sport-park&panel=worth', height: 1000 },
  {
    name: 'difference',
    address: `${ESSAY}&panel=difference&other.perspective=us-administration-2025`,
    height: 1500,
  },
  {
    name: 'editing',
    address: `${ESSAY}&panel=editing&o.edit=redLines/ua-no-bare-pause&o.edit.party=ukraine`,
    height: 860,
    before: typo,
  },
];

const WIDTH = 1200;
const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url));

async function take(browser: Browser, server: string, { name, address, height, scheme, before }: Picture) {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height },
    colorScheme: scheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  followRequests(page);
  await page.goto(server + address);
  await atRest(page);
  await before?.(page);
  await atRest(page);
  await page.mouse.move(0, 0);
  const picture = smallPng(pixelsOf(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
  await context.close();
  writeFileSync(`${FOLDER}${name}.png`, picture);
  process.stdout.write(`docs/pictures/${name}.png: ${Math.round(picture.length / 1000)} kB\n`);
}

if (CHROMIUM === undefined) {
  process.stderr.write(
    'no chromium: install it (Debian: `apt-get install chromium`) or name one in PARLEY_TEST_CHROMIUM\n',
  );
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const [server, browser] = await Promise.all([startServer(PRODUCT, temporaryFolder()), launch()]);
for (const picture of PICTURES) await take(browser, server.url, picture);
await browser.close();
await server.stop();
