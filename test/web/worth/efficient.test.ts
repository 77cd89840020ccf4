import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { efficientForTwo, stairs } from '../../../web/src/panels/worth/efficient.ts';

type Place = readonly [number, number];
const efficient = (places: readonly Place[]) =>
  efficientForTwo(
    places,
    ([x]) => x,
    ([, y]) => y,
  );

describe('what is efficient for two', () => {
  it('goes from the worst for the first to the best', () => {
    const places: Place[] = [
      [5, 1],
      [1, 5],
      [3, 3],
      [3, 2],
      [2, 3],
      [3, 3],
    ];
    expect(efficient(places)).toEqual([
      [1, 5],
      [3, 3],
      [5, 1],
    ]);
  });

  it('LAW: each other place is no better than one of these for either, and these are not so among themselves', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), (places) => {
        const kept = efficient(places);
        const under = ([x, y]: Place, [a, b]: Place) => x <= a && y <= b;
        for (const one of places) expect(kept.some((best) => under(one, best))).toBe(true);
        for (const one of kept) expect(kept.filter((best) => under(one, best))).toEqual([one]);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('is edged by stairs: down, then right', () => {
    expect(
      stairs([
        [1, 5],
        [3, 3],
        [5, 1],
      ]),
    ).toEqual([
      [1, 5],
      [1, 3],
      [3, 3],
      [3, 1],
      [5, 1],
    ]);
  });
});
