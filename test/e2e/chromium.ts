import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const NAMED = process.env['PARLEY_TEST_CHROMIUM'] || '/usr/bin/chromium';

/** The browser on this machine; `undefined` where there is none. */
export const CHROMIUM = existsSync(NAMED) ? NAMED : undefined;

export const NO_CHROMIUM =
  'no chromium: browser tests are skipped; install it (Debian: `apt-get install chromium`) or name one in PARLEY_TEST_CHROMIUM';

/** It can reach this machine alone, so that nothing it shows hangs on the network. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--lang=en-GB',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
