import { describe, expect, test } from 'vitest';
import { accountOf, spend } from '../../src/solving/account.ts';
import { portionOf, settle } from '../../src/solving/portion.ts';

const HALF_OF_BYTES = { steps: 100, bytes: 0.5 };

describe('a portion of an account', () => {
  test('has at most the steps that are left, and its share of the bytes', () => {
    const account = accountOf({ steps: 150, bytes: 1000 });
    spend(account, 80);
    expect(portionOf(account, HALF_OF_BYTES).limits).toMatchObject({ steps: 70, bytes: 500 });
  });

  test('is settled by what it spent since it was last', () => {
    const account = accountOf({ steps: 150, bytes: 1000 });
    const portion = portionOf(account, HALF_OF_BYTES);
    spend(portion, 30);
    expect(settle(account, portion)).toBe(true);
    spend(portion, 20);
    expect(settle(account, portion, 30)).toBe(true);
    expect(account.spent).toBe(50);
  });

  test('ends the account with it where time ended it, and not where its own limits did', () => {
    for (const stopped of ['steps', 'bytes', 'time'] as const) {
      const account = accountOf({ steps: 150, bytes: 1000 });
      const portion = portionOf(account, HALF_OF_BYTES);
      portion.stopped = stopped;
      expect(settle(account, portion)).toBe(stopped !== 'time');
      expect(account.stopped).toBe(stopped === 'time' ? 'time' : null);
    }
  });

  test('has no steps where the account has ended', () => {
    const account = accountOf({ steps: 150, bytes: 1000 });
    account.stopped = 'bytes';
    expect(spend(portionOf(account, HALF_OF_BYTES))).toBe(false);
  });
});
