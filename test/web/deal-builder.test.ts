import { describe, expect, it } from 'vitest';
import type { Issue, Line } from '../../web/src/contract.ts';
import { gridOf, isOnGrid, onGrid, valueAt } from '../../web/src/controls/grid.ts';
import { possibleOf } from '../../web/src/controls/possible.ts';
import { orderWords } from '../../web/src/controls/step-order.ts';
import { groupsOf, groupTitle } from '../../web/src/panels/deal/groups.ts';
import { changeWords, closest, smallestChange } from '../../web/src/panels/deal/smallest-change.ts';
import { consentWords, worthWords } from '../../web/src/panels/deal/verdict-words.ts';

const RENT: Issue = { id: 'rent', title: 'Rent', type: 'integer', min: 800, max: 1600, step: 10, unit: 'euros' };
const FEE: Issue = { id: 'fee', title: 'Fee', type: 'decimal', min: '0.0', max: '3.0', step: '0.5', digits: 1 };
const START: Issue = { id: 'start', title: 'Start', type: 'date', min: '2026-09-01', max: '2026-12-31' };
const PETS: Issue = { id: 'pets', title: 'Pets', type: 'boolean' };
const STEP: Issue = { id: 'talks', title: 'Talks', type: 'step' };
const TERM: Issue = {
  id: 'term',
  title: 'Term',
  type: 'ordinal',
  levels: [{ id: 'short' }, { id: 'middling' }, { id: 'long' }, { id: 'endless' }],
};
const COLOUR: Issue = {
  id: 'colour',
  title: 'Colour',
  type: 'categorical',
  options: [{ id: 'red' }, { id: 'green' }, { id: 'blue' }],
};
const ROOMS: Issue = {
  id: 'rooms',
  title: 'Rooms',
  type: 'set',
  options: [{ id: 'attic' }, { id: 'cellar' }, { id: 'garden' }],
};

describe('the smallest change', () => {
  it('of a number is the end of the nearest run', () => {
    expect(closest(RENT, [{ from: 800, to: 1200 }], 1280)).toBe(1200);
    expect(
      closest(
        RENT,
        [
          { from: 800, to: 900 },
          { from: 1400, to: 1600 },
        ],
        1280,
      ),
    ).toBe(1400);
    expect(closest(RENT, [{ from: 800, to: 1200 }], 1000)).toBe(1000);
    expect(closest(FEE, [{ from: '0.0', to: '1.5' }], '2.5')).toBe('1.5');
  });

  it('of a day is the nearest one', () => {
    expect(closest(START, [{ from: '2026-09-01', to: '2026-10-01' }], '2026-10-15')).toBe('2026-10-01');
  });

  it('of levels goes by their order, not by their names', () => {
    expect(closest(TERM, ['short', 'endless'], 'long')).toBe('endless');
    expect(closest(TERM, ['short', 'endless'], 'middling')).toBe('short');
  });

  it('of what has no order is the first, unless the present value is one of them', () => {
    expect(closest(COLOUR, ['red', 'blue'], 'green')).toBe('red');
    expect(closest(COLOUR, ['red', 'blue'], 'blue')).toBe('blue');
    expect(closest(PETS, [false], true)).toBe(false);
  });

  it('of a step that never happens is a rank, of one that does the nearest', () => {
    expect(closest(STEP, [{ from: 2, to: 4 }], 'never')).toBe(2);
    expect(closest(STEP, ['never', { from: 3, to: 4 }], 1)).toBe(3);
    expect(closest(STEP, ['never'], 1)).toBe('never');
  });

  it('of a set keeps what may stay, and adds what must be there', () => {
    const set = { always: ['garden'], possible: ['attic', 'garden'] };
    expect(closest(ROOMS, set, ['attic', 'cellar'])).toEqual(['attic', 'garden']);
    expect(closest(ROOMS, set, ['cellar'])).toEqual(['garden']);
    expect(closest(ROOMS, { always: [], possible: ['attic'] }, undefined)).toEqual([]);
  });

  it('of what is open is the value on the line', () => {
    expect(closest(RENT, [{ from: 800, to: 1200 }], undefined)).toBe(1200);
    expect(closest(RENT, [{ from: 1000, to: 1600 }], undefined)).toBe(1000);
    expect(closest(FEE, [{ from: '0.0', to: '1.5' }], undefined)).toBe('1.5');
  });

  it('of an alternative moves each of its issues and no other', () => {
    const alternative: Line['needed'][number] = {
      text: '',
      changes: [
        { issue: 'rent', anyOf: [{ from: 800, to: 1200 }] },
        { issue: 'pets', anyOf: [false] },
      ],
    };
    const changed = smallestChange(alternative, { rent: 1280, pets: true, term: 'long' }, [PETS, RENT, TERM]);
    expect(changed).toEqual({ rent: 1200, pets: false });
    expect(changeWords(changed, [PETS, RENT, TERM])).toBe('Pets: no; Rent: 1200 euros');
  });
});

describe('what is not ruled out', () => {
  it('of numbers are runs', () => {
    const { allows, runs, words } = possibleOf(FEE, [{ from: '0.5', to: '1.5' }, '3.0']);
    expect(['0.0', '0.5', '1.0', '1.5', '2.0', '3.0'].filter(allows)).toEqual(['0.5', '1.0', '1.5', '3.0']);
    expect(runs).toEqual([
      { from: 0.5, to: 1.5 },
      { from: 3, to: 3 },
    ]);
    expect(words).toBe('0.5 to 1.5, 3.0');
  });

  it('of days, ranks and options are those named', () => {
    const days = possibleOf(START, [{ from: '2026-09-01', to: '2026-10-01' }]);
    expect(['2026-09-01', '2026-10-01', '2026-10-02'].filter(days.allows)).toEqual(['2026-09-01', '2026-10-01']);
    const ranks = possibleOf(STEP, [{ from: 2, to: 3 }]);
    expect(['never', 1, 2, 3, 4].filter(ranks.allows)).toEqual([2, 3]);
    expect(possibleOf(STEP, ['never']).allows('never')).toBe(true);
    expect([false, true].filter(possibleOf(PETS, [true]).allows)).toEqual([true]);
  });

  it('may be everything, of a number or a day', () => {
    expect(possibleOf(RENT, [{ from: 800, to: 1600 }]).whole).toBe(true);
    expect(possibleOf(RENT, [{ from: 800, to: 1590 }]).whole).toBe(false);
    expect(possibleOf({ ...RENT, max: 1605 }, [{ from: 800, to: 1600 }]).whole).toBe(true);
    expect(possibleOf(FEE, [{ from: '0.0', to: '3.0' }]).whole).toBe(true);
    expect(possibleOf(FEE, [{ from: '0.5', to: '3.0' }]).whole).toBe(false);
    expect(possibleOf(START, [{ from: '2026-09-01', to: '2026-12-31' }]).whole).toBe(true);
    expect(possibleOf(PETS, [false, true]).whole).toBe(false);
  });

  it('of a set is asked option by option', () => {
    const { allows, always } = possibleOf(ROOMS, { always: ['attic'], possible: ['attic', 'garden'] });
    expect(['attic', 'cellar', 'garden'].filter(allows)).toEqual(['attic', 'garden']);
    expect(['attic', 'cellar', 'garden'].filter(always)).toEqual(['attic']);
  });
});

describe('numbers along a scale', () => {
  it('are values of the issue: steps from the least on, decimals with all their digits', () => {
    const rent = gridOf(RENT as typeof RENT & { type: 'integer' });
    expect(onGrid(rent, 1283)).toBe(1280);
    expect(onGrid(rent, 99999)).toBe(1600);
    expect(isOnGrid(rent, 1285)).toBe(false);
    expect(isOnGrid(rent, Number.NaN)).toBe(false);
    const fee = gridOf(FEE as typeof FEE & { type: 'decimal' });
    expect(valueAt({ type: 'decimal' }, fee, 2)).toBe('2.0');
    const cents = gridOf({ id: 'x', title: 'X', type: 'decimal', min: '0.10', max: '0.35', digits: 2 });
    expect(isOnGrid(cents, 0.3)).toBe(true);
    expect(valueAt({ type: 'decimal' }, cents, onGrid(cents, 0.3))).toBe('0.30');
  });
});

describe('words of a deal', () => {
  it('tell the order that ranks stand for', () => {
    const steps = ['A', 'B', 'C', 'D'].map((title) => ({ id: title.toLowerCase(), title }));
    expect(orderWords(steps, { a: 5, b: 2, c: 5, d: 'never' })).toBe('In this order: B → A together with C. Never: D.');
    expect(orderWords(steps, {})).toMatch(/^Nothing is put in an order yet/);
  });

  it('issues stand by their groups, steps apart', () => {
    const issues = [{ ...RENT, group: 'money' }, STEP, PETS, { ...FEE, group: 'money' }];
    const { groups, steps } = groupsOf(issues);
    expect(groups.map(({ name, issues: members }) => [name, members.map(({ id }) => id)])).toEqual([
      ['money', ['rent', 'fee']],
      [null, ['pets']],
    ]);
    expect(steps).toEqual([STEP]);
    expect(groupTitle('world_affairs')).toBe('World affairs');
  });

  it('tell a worth beside what there is without a deal', () => {
    const worth = { surplus: null, contributions: [] };
    expect(worthWords({ ...worth, low: 0.25, high: 0.8, reservationValue: 0.45 })).toEqual({
      text: 'Worth 0.25 to 0.8; without a deal 0.45',
      tone: 'open',
    });
    expect(worthWords({ ...worth, low: 0.45, high: 0.45, reservationValue: 0.45 }).tone).toBe('good');
    expect(worthWords({ ...worth, low: 0.1, high: 0.2, reservationValue: 0.45 }).tone).toBe('bad');
    expect(worthWords({ ...worth, low: 1 / 3, high: 1 / 3, reservationValue: null }).text).toBe('Worth 0.333');
  });
});

describe('whose consent counts', () => {
  const party = { party: 'a', consent: 'required', consentHere: 'yes' } as const;

  it('is who has to agree, as far as that is decided', () => {
    const all = { kind: 'unanimity' } as const;
    expect(consentWords(party, all)).toBe('Has to agree');
    expect(consentWords({ ...party, consent: 'advisory' }, all)).toMatch(/^Advises only/);
    expect(consentWords({ ...party, consent: 'conditional', consentHere: 'no' }, all)).toMatch(/^Need not agree/);
  });

  it('is under a quorum nobody alone but who has a veto', () => {
    const most = { kind: 'quorum', atLeast: 2, of: ['a', 'b', 'c'], vetoes: ['b'] } as const;
    const words = ['a', 'b', 'd'].map((id) => consentWords({ ...party, party: id }, most as never));
    expect(words).toEqual(['Counts towards the number', 'Nothing is agreed without it', 'Does not count']);
  });
});
