import { expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { zone } from '../../src/reasoning/zone.ts';
import { flag, levels, negotiationOf, subset } from '../reasoning/small-case.ts';
import { LARGE } from './ladder.ts';

/** What chance alone brings about too rarely. */

const CONTEXT = { asOf: '2025-04-30', basis: 'both', perspective: 'baseline' } as const;

function ask(negotiation: Negotiation, given = {}, robust = false) {
  const scenario = compile(negotiation, CONTEXT);
  const asked = { given: boxOf(scenario, given)!, count: true, values: true, robust, sample: 0, seed: 0 };
  return zone(scenario, asked, LARGE);
}

test('the first deal comes before the first world', () => {
  const negotiation = negotiationOf({
    issues: [levels('terms', 'hard', 'soft')],
    lines: { anna: ['war implies terms == "hard"', 'not war implies terms == "soft"'] },
    more: { circumstances: [{ id: 'war', title: 'War', type: 'boolean' }] },
  });
  expect(ask(negotiation).witness).toEqual({ terms: { terms: 'hard' }, circumstances: { war: true }, canonical: true });
  expect(ask(negotiation)).toMatchObject({ count: '2', possible: '2', share: 1 });
  expect(ask(negotiation, {}, true)).toMatchObject({ exists: false, impossible: false, count: '0', possible: '2' });
});

test('a world that the rules forbid a deal is none in which it would have to work', () => {
  const negotiation = negotiationOf({
    issues: [levels('terms', 'hard', 'soft')],
    rules: ['war implies terms == "soft"'],
    lines: { anna: ['not war'] },
    more: { circumstances: [{ id: 'war', title: 'War', type: 'boolean' }] },
  });
  expect(ask(negotiation)).toMatchObject({ count: '2', possible: '2' });
  expect(ask(negotiation, {}, true)).toMatchObject({
    exists: true,
    count: '1',
    possible: '2',
    witness: { terms: { terms: 'hard' } },
    values: { terms: { some: ['hard'], every: 'hard' } },
  });
});

test('the size of a set is the number of its options, also of a set that is given or known', () => {
  const negotiation = negotiationOf({
    issues: [subset('guards', 'north', 'south'), flag('wall')],
    lines: { anna: ['wall or size(guards) + size(allies) >= 3'] },
    more: {
      circumstances: [
        { id: 'allies', title: 'Allies', type: 'set', options: [{ id: 'x' }, { id: 'y' }], values: [{ value: ['y'] }] },
      ],
    },
  });
  expect(ask(negotiation)).toMatchObject({ count: '5', possible: '8' });
  expect(ask(negotiation, { guards: ['south'] })).toMatchObject({ count: '1', possible: '2' });
  expect(ask(negotiation, { guards: ['north', 'south'] })).toMatchObject({ count: '2' });
});

test('sets in domain order: by options from the last to the first', () => {
  const negotiation = negotiationOf({
    issues: [subset('guards', 'north', 'south', 'west')],
    lines: { anna: ['guards contains "west" or size(guards) == 2'] },
  });
  expect(ask(negotiation)).toMatchObject({ count: '5', witness: { terms: { guards: ['north', 'south'] } } });
});
