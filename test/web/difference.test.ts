import { describe, expect, it } from 'vitest';
import type { Case, Schemas } from '../../web/src/contract.ts';
import { forceOf, noCauses, setTitle } from '../../web/src/panels/difference/cause-words.ts';
import { changesTold, differenceHeadline } from '../../web/src/panels/difference/change-words.ts';
import { innerQuestion, kindOf } from '../../web/src/panels/difference/inner-question.ts';
import { approachWords, moveTold } from '../../web/src/panels/difference/move-words.ts';
import { isSameView, sideContext } from '../../web/src/panels/difference/side-context.ts';

const live = {
  parties: [
    { id: 'u', name: 'Ullania' },
    { id: 'r', name: 'Rosmark' },
  ],
  issues: [
    {
      id: 'line',
      title: 'Line',
      type: 'ordinal',
      levels: [
        { id: 'near', title: 'Near' },
        { id: 'far', title: 'Far' },
      ],
    },
  ],
  perspectives: [{ id: 'hers', title: 'Her view', inherits: 'baseline', suppresses: [] }],
  redLines: [
    { id: 'u-one', party: 'u', title: 'One', citations: [] },
    { id: 'r-two', party: 'r', title: 'Two', citations: [] },
  ],
  preconditions: [],
  positions: [],
  preferences: [],
} as unknown as Case;

type Change = Schemas['AnswerChange'];
const change = (what: Change['what'], left: Change['left'], right: Change['right'], ids: string[] = []): Change => ({
  what,
  ids,
  left,
  right,
});
type Side = Schemas['DifferenceSide'];
const zone = (exists: boolean | null, impossible = false) => ({ exists, impossible }) as Side;
const verdict = (said: string) => ({ verdict: said }) as Side;

describe('a difference in one sentence', () => {
  it('says what each side says', () => {
    expect(differenceHeadline(zone(false), zone(true), [change('exists', false, true)])).toBe(
      'In A there is no deal; in B there is a deal.',
    );
    expect(differenceHeadline(verdict('acceptable'), verdict('undetermined'), [])).toBe(
      'In A the deal is acceptable; in B the deal is left open.',
    );
    expect(differenceHeadline(zone(false, true), zone(null), [])).toBe(
      'In A nothing is possible; in B it is not known whether there is a deal.',
    );
  });

  it('tells sides that are alike from sides that differ in less', () => {
    expect(differenceHeadline(zone(true), zone(true), [])).toBe('No difference: in both there is a deal.');
    expect(differenceHeadline(zone(true), zone(true), [change('count', '3', '4')])).toBe(
      'In both there is a deal, but not in the same way.',
    );
  });
});

describe('what changes', () => {
  it('comes in words, what weighs most first, what both sides know before what one does', () => {
    const told = changesTold(live, [
      change('conflict', true, null, ['u-one', 'r-two']),
      change('line', 'respected', null, ['r-two']),
      change('line', 'respected', 'crossed', ['u-one']),
      change('party', 'acceptable', 'unacceptable', ['u']),
      change('count', '0', '987694292090880'),
      change('exists', false, true),
    ]);
    expect(told.map(({ what, left, right }) => [what, left, right])).toEqual([
      ['Is there a deal?', 'no', 'yes'],
      ['How many deals', '0', 'about 9.9 × 10¹⁴'],
      ['Ullania', 'acceptable', 'unacceptable'],
      ['One (Ullania)', 'respected', 'crossed'],
      ['Two (Rosmark)', 'respected', 'not in force'],
      ['Conflict: One (Ullania); Two (Rosmark)', 'there', 'not there'],
    ]);
  });
});

describe('because of which statements', () => {
  const here = { inForce: [{ id: 'u-one', party: 'u', kind: 'redLine' }], notInForce: [] } as Parameters<
    typeof forceOf
  >[1];
  const there = {
    inForce: [],
    notInForce: [{ id: 'u-one', party: 'u', kind: 'redLine', why: 'suppressed', text: 'it is suppressed in `hers`' }],
  } as Parameters<typeof forceOf>[1];

  it('says on which side one is in force, and why not on the other', () => {
    const words = 'In force in A; not in B, as it is suppressed in “Her view”.';
    expect(forceOf(live, here, there, 'u-one')).toEqual({ only: 'A', words });
    expect(forceOf(live, there, here, 'u-one').only).toBe('B');
    expect(forceOf(live, here, here, 'u-one')).toEqual({ only: null, words: 'In force in A and in B.' });
  });

  it('says how many it takes', () => {
    expect([1, 3].map(setTitle)).toEqual(['This one alone', 'These three together']);
  });

  it('says why none are named', () => {
    const none = { causes: { fromLeft: [], fromRight: [] }, complete: true };
    expect(noCauses(none, true)).toMatch(/^Both sides stand alike/);
    expect(noCauses(none, false)).toMatch(/a rule, a circumstance or who has to agree/);
    expect(noCauses({ ...none, complete: false }, false)).toMatch(/budget ended/);
    expect(noCauses({ causes: null, complete: true }, false)).toMatch(/different issues/);
  });
});

describe('who moved', () => {
  const towards = [
    { party: 'r', before: 0.75, after: 0.5, direction: 'towards' as const },
    { party: 'u', before: 0, after: 0, direction: 'neither' as const },
  ];

  it('says towards whom, and away from whom', () => {
    expect(approachWords(live, towards)).toBe('towards Rosmark (75% apart before, 50% now)');
    expect(approachWords(live, [{ ...towards[0]!, before: null, after: null, direction: 'away' }])).toBe(
      'away from Rosmark',
    );
    expect(approachWords(live, [towards[1]!])).toBe('');
  });

  it('tells a position on both sides', () => {
    const stance = (values: string[], ideal: string | null) => ({ values, ideal, salience: null, positions: [] });
    const move = { party: 'u', issue: 'line', distance: 1, towards };
    expect(
      moveTold(live, { ...move, change: 'moved', from: stance(['near'], 'near'), to: stance(['near', 'far'], 'far') }),
    ).toEqual({
      issue: 'Line',
      from: 'Near',
      to: 'Near or Far; at best Far',
      way: 'moved by 100% of the scale, towards Rosmark',
    });
    expect(moveTold(live, { ...move, change: 'given_up', from: stance(['near'], null), to: null })).toMatchObject({
      to: 'no position',
      way: 'given up',
    });
  });
});

describe('the question that both sides are asked', () => {
  it('is of one deal of the case, of the terms that are settled, or within them', () => {
    expect(innerQuestion('zone', null, { line: 'far' })).toEqual({ kind: 'zone', given: { line: 'far' } });
    expect(innerQuestion('check', null, { line: 'far' })).toEqual({ kind: 'check', terms: { line: 'far' } });
    expect(innerQuestion('check', 'offer', { line: 'far' })).toEqual({ kind: 'check', deal: 'offer' });
    expect(['conflicts', 'nonsense', undefined].map(kindOf)).toEqual(['conflicts', 'zone', 'zone']);
  });
});

describe('the contexts of the two sides', () => {
  const known = { ...live, negotiation: { defaultContext: { asOf: '2025-04-30', basis: 'assessed' } } } as Case;
  const own = { asOf: '2025-04-30', perspective: 'baseline', basis: 'assessed' };

  it('are as in the case, B as A where it says nothing, the assumed world too', () => {
    const a = { basis: 'declared', circumstances: { aid: true } };
    expect(sideContext({}, known)).toEqual(own);
    expect(sideContext({ perspective: 'hers' }, known, a)).toEqual({
      ...own,
      basis: 'declared',
      perspective: 'hers',
      circumstances: { aid: true },
    });
  });

  it('are one view whatever the order in which their worlds are told', () => {
    const side = sideContext({ circumstances: { aid: true, front: 'calm' } }, known);
    expect(isSameView(side, { ...side, circumstances: { front: 'calm', aid: true } })).toBe(true);
    expect(isSameView(side, { ...side, circumstances: { aid: false, front: 'calm' } })).toBe(false);
    expect(isSameView(side, { ...side, asOf: '2025-05-01' })).toBe(false);
  });
});
