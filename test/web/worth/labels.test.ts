import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameTexts, widthOf } from '../../../web/src/panels/worth/frame-texts.ts';
import { type Box, meets, placeLabels, type Wanted } from '../../../web/src/panels/worth/place-labels.ts';
import { scaleOf } from '../../../web/src/panels/worth/scale.ts';
import { spread } from '../../../web/src/panels/worth/spread.ts';

const PICTURE = { left: 0, top: 0, right: 400, bottom: 300 };
const wanted = (id: string, x: number, y: number, ...widths: number[]): Wanted => ({
  id,
  x,
  y,
  reach: 8,
  texts: widths.map((width) => ({ text: `${id}${width}`, width })),
  height: 14,
});
const boxOf = (placed: { x: number; y: number; anchor: string }, width: number): Box => {
  const left = placed.x - { start: 0, middle: width / 2, end: width }[placed.anchor as 'start'];
  return { left, right: left + width, top: placed.y - 7, bottom: placed.y + 7 };
};

describe('labels', () => {
  it('stand to the right of their mark, to the left where the picture ends', () => {
    const [a, b] = placeLabels([wanted('a', 100, 100, 60), wanted('b', 380, 100, 60)], [], PICTURE);
    expect([a?.anchor, a?.x, b?.anchor, b?.x]).toEqual(['start', 112, 'end', 368]);
  });

  it('give way to what stands there, are shortened, and left out where there is no room', () => {
    const right = { left: 105, right: 400, top: 0, bottom: 300 };
    expect(placeLabels([wanted('a', 100, 100, 90)], [right], PICTURE)[0]?.anchor).toBe('end');
    expect(placeLabels([wanted('a', 100, 100, 200, 60)], [right], PICTURE)[0]?.text).toBe('a60');
    expect(placeLabels([wanted('a', 100, 100, 200, 60)], [PICTURE], PICTURE)).toEqual([]);
  });

  it('LAW: lie within the picture, on no mark and on no other label', () => {
    const place = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place, fc.integer({ min: 10, max: 120 })), { maxLength: 12 }), (marks) => {
        const all = marks.map(([x, y, width], index) => wanted(String(index), x, y, width));
        const obstacles = all.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }));
        const boxes = placeLabels(all, obstacles, PICTURE).map((placed) =>
          boxOf(placed, all.find(({ id }) => id === placed.id)!.texts[0]!.width),
        );
        for (const [index, box] of boxes.entries()) {
          expect([...obstacles, ...boxes.slice(0, index)].filter((other) => meets(box, other))).toEqual([]);
          expect(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300).toBe(true);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('say at its line what a party has without a deal, where the fewest marks are hidden', () => {
    const frame = { plot: PICTURE, x: scaleOf([0, 1], [0, 400]), y: scaleOf([0, 1], [300, 0]) };
    const told = (marks: Box[]) =>
      frameTexts(frame, { x: null, y: 0.5 }, { x: 'A', y: 'B' }, marks).map(({ text, anchor, y }) => [text, anchor, y]);
    expect(told([])).toEqual([['B without a deal: 0.5', 'start', 145]]);
    const left = { left: 0, right: widthOf('B without a deal: 0.5'), top: 100, bottom: 200 };
    expect(told([left])[0]?.[1]).toBe('end');
  });
});

describe('marks that lie on each other', () => {
  it('stand in a row, and say where they are', () => {
    const [a, b, c] = spread(
      [
        { id: 'a', x: 100, y: 100 },
        { id: 'b', x: 100, y: 100 },
        { id: 'c', x: 200, y: 100 },
      ],
      15,
      20,
    );
    expect([a?.x, b?.x, a?.home, c?.x, c?.home]).toEqual([90, 110, { x: 100, y: 100 }, 200, null]);
    expect(a?.row).toBe(b?.row);
  });

  it('LAW: keep apart within a row, and stay where they are if nothing is near', () => {
    const place = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 10 }), (places) => {
        const spots = places.map(([x, y], index) => ({ id: String(index), x, y }));
        const found = spread(spots, 15, 20);
        expect(found.map(({ id }) => id).toSorted()).toEqual(spots.map(({ id }) => id).toSorted());
        for (const one of found) {
          const others = found.filter(({ row, id }) => row !== null && row === one.row && id !== one.id);
          for (const other of others) expect(Math.abs(other.x - one.x)).toBeGreaterThan(19.9);
          const spot = spots.find(({ id }) => id === one.id)!;
          const near = spots.some(({ id, x, y }) => id !== one.id && Math.hypot(x - spot.x, y - spot.y) < 15);
          if (!near) expect([one.x, one.y, one.home]).toEqual([spot.x, spot.y, null]);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
