import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { essayText } from '../verify/essay.ts';
import { askServer } from '../verify/serving-seeds.ts';

test('docs/essay.md is what a server answers: `npm run essay` writes it', async () => {
  const { ask, close } = await askServer();
  try {
    expect(readFileSync(new URL('../docs/essay.md', import.meta.url), 'utf8')).toBe(await essayText(ask));
  } finally {
    await close();
  }
});
