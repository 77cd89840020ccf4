import { beforeAll, describe, expect, test } from 'vitest';
import { withPreferences } from '../../bench/preferred.ts';
import { seeded } from '../../bench/random.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import type { Document } from '../../src/negotiation/negotiation.ts';
import { openBox } from '../../src/reasoning/box.ts';
import { frontier } from '../../src/reasoning/frontier.ts';
import { type AskHighs, startHighs } from './ask-highs.ts';
import { DAY, questionOf } from './cases.ts';
import { milpOf } from './milp.ts';
import { readingOf } from './reading.ts';

const CASES = 16;

/** Our best sum of worths: `null` where nobody-loses deals there are none. */
function ours(document: Document): number | null {
  const scenario = compile(document, resolveContext({}, undefined, DAY));
  const asked = { given: openBox(scenario.slots), deal: null, strict: false, limit: 1 };
  const { points, noPoints } = frontier(scenario, asked, { steps: 10_000_000 });
  const point = points.utilitarian;
  if (point === null) {
    expect(['no_zone', 'somebody_loses', 'no_preferences']).toContain(noPoints);
    return null;
  }
  expect(point.exact).toBe(true);
  return Object.values(point.worth).reduce((sum, worth) => sum + worth, 0);
}

describe('HiGHS finds the best sum that we find', () => {
  let ask: AskHighs;
  beforeAll(async () => {
    ask = await startHighs();
  });

  test(`on ${CASES} random negotiations, some with everything the language has`, { timeout: 600_000 }, () => {
    let sums = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const document = withPreferences(questionOf(seed).document, seeded(seed));
      const [own, theirs] = [ours(document), ask(milpOf(document, readingOf(document, DAY)))];
      if (own === null) expect(theirs, `seed ${seed}`).toBeNull();
      else expect(theirs, `seed ${seed}`).toBeCloseTo(own, 6);
      sums += Number(own !== null);
    }
    expect(sums).toBeGreaterThan(CASES / 4);
  });
});
