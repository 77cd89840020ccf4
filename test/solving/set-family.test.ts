import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { SetFamilies } from '../../src/solving/set-family.ts';
import { countOf, SmallestSets } from '../../src/solving/smallest-sets.ts';
import { runs } from '../laws/runs.ts';

const WIDTH = 7;
const PLENTY = { steps: 10_000_000, bytes: 1 << 26 };

type Sets = readonly (readonly number[])[];

/** Sets of 0..6, each once, members ascending; and an order of the members. */
const sets = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 ** WIDTH - 1 }), { maxLength: 24 })
  .map((masks) => masks.map((mask) => [...Array(WIDTH).keys()].filter((member) => (mask >> member) & 1)));
const order = fc.shuffledSubarray([...Array(WIDTH).keys()], { minLength: WIDTH });

const isWithin = (one: readonly number[], other: readonly number[]) => one.every((member) => other.includes(member));
const isSame = (one: readonly number[], other: readonly number[]) => isWithin(one, other) && isWithin(other, one);
const has = (family: Sets, set: readonly number[]) => family.some((one) => isSame(one, set));
const minimalOf = (family: Sets) =>
  family.filter((set) => !family.some((other) => !isSame(other, set) && isWithin(other, set)));
const everySet: Sets = [...Array(2 ** WIDTH).keys()].map((mask) =>
  [...Array(WIDTH).keys()].filter((member) => (mask >> member) & 1),
);

function smallestFirst(family: Sets): number[][] {
  const lesser = (one: readonly number[], other: readonly number[]) =>
    one.length - other.length ||
    one[one.findIndex((member, at) => member !== other[at])]! -
      other[one.findIndex((member, at) => member !== other[at])]!;
  return family.map((set) => [...set]).sort((one, other) => (isSame(one, other) ? 0 : lesser(one, other)));
}

function opened(members: readonly number[], limits = PLENTY) {
  const families = new SetFamilies(members, accountOf(limits));
  const listed = (family: number | null) => new SmallestSets(families).first(family!, Number.POSITIVE_INFINITY);
  return { families, listed };
}

describe('families of sets', () => {
  test('LAW: a family lists what was put in, smallest first, ties in ascending order of members, and counts it', () => {
    fc.assert(
      fc.property(sets, order, (given, members) => {
        const { families, listed } = opened(members);
        const family = families.of(given)!;
        expect(listed(family)).toEqual(smallestFirst(given));
        expect(countOf(families, family)).toBe(BigInt(given.length));
      }),
      runs(400),
    );
  });

  test('LAW: every operation gives the sets its promise names', () => {
    fc.assert(
      fc.property(sets, sets, order, (one, other, members) => {
        const { families, listed } = opened(members);
        const [left, right] = [families.of(one)!, families.of(other)!];
        const expected = (named: (set: readonly number[]) => boolean) => smallestFirst(everySet.filter(named));
        expect(listed(families.union(left, right))).toEqual(expected((set) => has(one, set) || has(other, set)));
        expect(listed(families.difference(left, right))).toEqual(expected((set) => has(one, set) && !has(other, set)));
        expect(listed(families.nonsupersets(left, right))).toEqual(
          expected((set) => has(one, set) && !other.some((below) => isWithin(below, set))),
        );
        expect(listed(families.minimal(left))).toEqual(smallestFirst(minimalOf(one)));
      }),
      runs(400),
    );
  });

  test('LAW: equal families are the same number, however they came about', () => {
    fc.assert(
      fc.property(sets, sets, order, (one, other, members) => {
        const { families, listed } = opened(members);
        const [left, right] = [families.of(one)!, families.of(other)!];
        for (const family of [
          families.union(left, right),
          families.difference(left, right),
          families.nonsupersets(left, right),
          families.minimal(left),
          families.hittingSets(left),
        ]) {
          expect(families.of(listed(family)!)).toBe(family);
        }
      }),
      runs(200),
    );
  });

  test('LAW: a copy in another store, a product of families with no common member', () => {
    fc.assert(
      fc.property(sets, sets, order, (one, other, members) => {
        const { families, listed } = opened(members.flatMap((member) => [member + WIDTH, member]));
        const apart = opened(members.map((member) => member + WIDTH));
        const shifted = other.map((set) => set.map((member) => member + WIDTH));
        const copied = families.copy(apart.families, apart.families.of(shifted));
        expect(listed(copied)).toEqual(smallestFirst(shifted));
        const pairs = one.flatMap((set) => shifted.map((added) => [...set, ...added]));
        expect(listed(families.product(families.of(one), copied))).toEqual(smallestFirst(pairs));
      }),
      runs(200),
    );
  });

  test('LAW: the hitting sets are the minimal sets that meet every set', () => {
    fc.assert(
      fc.property(sets, order, (given, members) => {
        const { families, listed } = opened(members);
        const meeting = everySet.filter((set) => given.every((one) => one.some((member) => set.includes(member))));
        expect(listed(families.hittingSets(families.of(given)!))).toEqual(smallestFirst(minimalOf(meeting)));
      }),
      runs(300),
    );
  });

  test('LAW: hitting sets of hitting sets are the minimal sets again, as the same family', () => {
    fc.assert(
      fc.property(sets, order, (given, members) => {
        const { families } = opened(members);
        const family = families.of(given)!;
        const twice = families.hittingSets(families.hittingSets(family)!);
        expect(twice).toBe(families.minimal(family));
      }),
      runs(300),
    );
  });

  test('LAW: the first few are the beginning of all', () => {
    fc.assert(
      fc.property(sets, order, fc.nat(10), (given, members, limit) => {
        const { families, listed } = opened(members);
        const family = families.of(given)!;
        expect(new SmallestSets(families).first(family, limit)).toEqual(listed(family)!.slice(0, limit));
      }),
      runs(200),
    );
  });

  test('LAW: a small account gives null or the same, and then nothing more', () => {
    fc.assert(
      fc.property(sets, order, fc.nat(60), (given, members, steps) => {
        const { families, listed } = opened(members);
        const poor = opened(members, { ...PLENTY, steps });
        const family = poor.families.of(given);
        const hitting = family === null ? null : poor.families.hittingSets(family);
        const some = hitting === null ? null : poor.listed(hitting);
        if (some !== null) expect(some).toEqual(listed(families.hittingSets(families.of(given)!)));
        else expect(poor.families.account.stopped).toBe('steps');
      }),
      runs(300),
    );
  });

  test('a family of two to the fortieth sets is counted and listed without listing the rest', () => {
    const pairs = Array.from({ length: 40 }, (_, pair) => [pair, 79 - pair]);
    const { families } = opened([...Array(80).keys()].sort((a, b) => Math.min(a, 79 - a) - Math.min(b, 79 - b)));
    const family = families.hittingSets(families.of(pairs)!)!;
    expect(countOf(families, family)).toBe(2n ** 40n);
    const first = new SmallestSets(families).first(family, 3)!;
    expect(first[0]).toEqual([...Array(40).keys()]);
    expect(first[1]).toEqual([...Array(39).keys(), 40]);
    expect(first[2]).toEqual([...Array(38).keys(), 39, 41]);
  });

  test('bytes stop a family that would take more', () => {
    const scattered = Array.from({ length: 14 }, (_, set) => [set, 14 + set, (set * 5) % 28]);
    const { families } = opened([...Array(28).keys()], { steps: 1e9, bytes: 40_000 });
    const family = families.of(scattered);
    expect(family === null ? null : families.hittingSets(family)).toBeNull();
    expect(families.account.stopped).toBe('bytes');
    expect(families.nodes.bytes).toBeLessThanOrEqual(40_000);
  });

  test('more members than the recursion goes down to are refused', () => {
    const { families } = opened([...Array(2000).keys()]);
    expect(families.of([[0]])).toBeNull();
    expect(families.account.stopped).toBe('bytes');
  });
});
