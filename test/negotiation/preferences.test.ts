import { expect, test } from 'vitest';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import { Document } from '../../src/negotiation/negotiation.ts';

const OPTIONS = [{ id: 'one' }, { id: 'two' }];
const SOUND = {
  weights: { pets: 1, rent: 2, start: 1, extras: 0 },
  values: {
    pets: { true: 1, false: 0 },
    rent: [
      [0, 1],
      [100, 0],
    ],
    start: [
      ['2025-01-01', 0],
      ['2025-01-03', 1],
    ],
    extras: { one: 0.5, two: 0.5 },
  },
  reservation: { deal: 'none' },
};

/** Pointers into the preferences, codes and words. */
function faultsOf(changes: object) {
  const document = Document.parse({
    negotiation: { id: 'case', title: 'A case' },
    parties: [{ id: 'anna', name: 'Anna' }],
    issues: [
      { id: 'pets', title: 'Pets', type: 'boolean' },
      { id: 'rent', title: 'Rent', type: 'integer', min: 0, max: 100, step: 50 },
      { id: 'start', title: 'Start', type: 'date', min: '2025-01-01', max: '2025-01-03' },
      { id: 'extras', title: 'Extras', type: 'set', options: OPTIONS },
    ],
    deals: [{ id: 'none', title: 'No deal', terms: { pets: false, rent: 0, start: '2025-01-01' } }],
    preferences: [{ party: 'anna', ...SOUND, ...changes }],
  });
  return diagnoseDocument(document).map(({ pointer, code, detail }) => [
    pointer.replace('/preferences/0', ''),
    code,
    detail,
  ]);
}

const values = (changes: object) => ({ values: { ...SOUND.values, ...changes } });
const points = (...some: [unknown, number][]) => some;

test('preferences that fit, some issues without a value function', () => {
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf({ values: {}, reservation: undefined })).toEqual([]);
});

test.each([
  ['no weight above 0', { weights: { pets: 0 }, values: {} }, '/weights', 'no_weight', 'no issue has any weight'],
  [
    'an issue that is not there',
    { weights: { ...SOUND.weights, pest: 1 }, reservation: undefined },
    '/weights/pest',
    'unknown_issue',
    'there is no issue `pest`',
  ],
  [
    'worths without a weight',
    { weights: { pets: 1, rent: 2, start: 1 } },
    '/values/extras',
    'weight_missing',
    'what `extras` is worth is told, and its weight is missing',
  ],
  [
    'a value without a worth',
    values({ pets: { true: 1 } }),
    '/values/pets',
    'value_function',
    'the worth of `false` is missing',
  ],
  [
    'a worth of something else',
    values({ pets: { true: 1, false: 0, maybe: 1 } }),
    '/values/pets/maybe',
    'value_function',
    '`pets` has no value `maybe`',
  ],
  [
    'a table for a number',
    values({ rent: { 0: 1 } }),
    '/values/rent',
    'value_function',
    '`rent` is a number or a day, so its worth is a list of points',
  ],
  [
    'points for named values',
    values({ pets: points([0, 1], [1, 0]) }),
    '/values/pets',
    'value_function',
    '`pets` has named values, so its worth is a table',
  ],
  ['one point', values({ rent: points([0, 1]) }), '/values/rent', 'value_function', 'one point gives `rent` no slope'],
  [
    'points that fall',
    values({ rent: points([100, 1], [0, 0]) }),
    '/values/rent/1/0',
    'value_function',
    '`0` does not come after the point before it',
  ],
  [
    'a point off the grid',
    values({ rent: points([0, 1], [75, 0]) }),
    '/values/rent/1/0',
    'value_function',
    '`rent`: `75` is between two values, in steps of `50`',
  ],
  [
    'a set worth more than 1',
    values({ extras: { one: 0.6, two: 0.6 } }),
    '/values/extras',
    'value_function',
    'a set is worth the sum of its options, and here that is up to 1.2',
  ],
  [
    'a deal that is not there',
    { reservation: { deal: 'nome' } },
    '/reservation/deal',
    'unknown_reference',
    'there is no deal `nome`',
  ],
  [
    'a deal that leaves open what has a weight',
    { weights: { ...SOUND.weights, extras: 1 } },
    '/reservation/deal',
    'reservation_open',
    'the deal `none` leaves open what has a weight: `extras`',
  ],
])('%s', (_, changes, ...fault) => {
  expect(faultsOf(changes)).toEqual([fault]);
});
