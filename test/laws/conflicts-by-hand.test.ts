import { expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { conflicts } from '../../src/reasoning/conflicts.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { flag, levels, negotiationOf, whole } from '../reasoning/small-case.ts';
import { LARGE } from './ladder.ts';

/** What chance alone brings about too rarely. */

const CONTEXT = { asOf: '2025-04-30', basis: 'both', perspective: 'baseline' } as const;

/** Each concession's members with what they are loosened to. */
function waysOut(negotiation: Negotiation) {
  const scenario = compile(negotiation, CONTEXT);
  const { concessions, complete } = conflicts(scenario, { given: boxOf(scenario, {})!, limit: 100 }, LARGE);
  expect(complete).toBe(true);
  return concessions.map(({ members, relaxations }) => [
    members.map(({ id }) => id).join(),
    ...relaxations.map(({ to }) => to),
  ]);
}

test('moves are scaled to the range: three of ten are less than one of two', () => {
  const negotiation = negotiationOf({
    issues: [levels('guarantee', 'none', 'weak', 'strong'), whole('troops', 0, 10)],
    rules: ['guarantee <= "weak"', 'troops <= 7'],
    lines: { anna: ['guarantee >= "strong" or troops >= 10'] },
  });
  expect(waysOut(negotiation)).toEqual([['anna-1', 'guarantee >= "strong" or troops >= 7']]);
});

test('of equal moves the last in the text is made: the first moves least', () => {
  const negotiation = negotiationOf({
    issues: [whole('a', 0, 4), whole('b', 0, 4)],
    rules: ['a + b <= 6'],
    lines: { anna: ['a >= 4 and b >= 4'] },
  });
  expect(waysOut(negotiation)).toEqual([['anna-1', 'a >= 4 and b >= 2']]);
});

test('an antecedent and what stands under `not` are tightened', () => {
  const negotiation = negotiationOf({
    issues: [whole('a', 0, 4), flag('aid')],
    rules: ['a >= 2', 'not aid'],
    lines: { anna: ['a >= 1 implies aid'], bert: ['not (a >= 2)'] },
  });
  expect(waysOut(negotiation)).toEqual([['anna-1,bert-1', 'a >= 3 implies aid', 'not a >= 3']]);
});

test('a line that asks for more than there can be is loosened to what there can be', () => {
  const negotiation = negotiationOf({
    issues: [whole('a', 0, 3), whole('b', 0, 3)],
    lines: { anna: ['a + b >= 10'] },
  });
  expect(waysOut(negotiation)).toEqual([['anna-1', 'a + b >= 6']]);
});

test('where no loosening helps, a member is only given up', () => {
  const negotiation = negotiationOf({
    issues: [whole('a', 0, 3), flag('aid')],
    lines: { anna: ['aid and not aid and a >= 2'] },
  });
  expect(waysOut(negotiation)).toEqual([['anna-1']]);
});
