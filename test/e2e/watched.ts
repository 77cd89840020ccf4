import type { Page } from 'playwright-core';

/** Notes what goes wrong in a page without being seen: errors, and questions to anyone but its own server. */
export function watch(page: Page, home: string) {
  const noted: string[] = [];
  const expected: RegExp[] = [];
  const allowed: RegExp[] = [];
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    noted.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => noted.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== home) noted.push(`asked of another host: ${url}`);
  });
  return {
    expects: (pattern: RegExp) => void expected.push(pattern),
    allows: (pattern: RegExp) => void allowed.push(pattern),
    /** What was noted but neither expected nor allowed, and what was expected but not noted. */
    faults: () => [
      ...noted.filter((one) => ![...expected, ...allowed].some((pattern) => pattern.test(one))),
      ...expected.filter((pattern) => !noted.some((one) => pattern.test(one))).map((one) => `did not come: ${one}`),
    ],
  };
}
