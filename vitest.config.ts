import { defineConfig } from 'vitest/config';

const BROWSER = 'test/e2e/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'node', include: ['test/**/*.test.ts'], exclude: [BROWSER] } },
      { extends: true, test: { name: 'browser', include: [BROWSER], globalSetup: 'test/e2e/build-page.ts' } },
    ],
  },
});
