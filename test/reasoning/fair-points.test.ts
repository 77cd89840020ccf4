import { describe, expect, test } from 'vitest';
import { chosenBy, POINTS, type PointName } from '../../src/reasoning/fair-points.ts';

const of = (...all: number[][]) => all.map((one) => one.map(BigInt));

describe('the fair points', () => {
  test.each<[PointName, number[][], number[]]>([
    [
      'nash',
      [
        [9, 1],
        [5, 4],
        [1, 9],
      ],
      [1],
    ],
    [
      'nash',
      [
        [9, 0],
        [5, 0],
        [0, 7],
      ],
      [0],
    ],
    [
      'nash',
      [
        [8, 1],
        [4, 2],
        [2, 4],
      ],
      [1, 2],
    ],
    [
      'utilitarian',
      [
        [9, 1],
        [5, 4],
        [1, 9],
      ],
      [0, 2],
    ],
    [
      'utilitarian',
      [
        [9, 1],
        [5, 5],
        [1, 9],
      ],
      [1],
    ],
    [
      'egalitarian',
      [
        [9, 3],
        [4, 4],
        [3, 99],
      ],
      [1],
    ],
    [
      'egalitarian',
      [
        [4, 9, 4],
        [4, 5, 5],
        [9, 4, 4],
      ],
      [1],
    ],
    [
      'kalai_smorodinsky',
      [
        [10, 1],
        [8, 2],
        [0, 4],
      ],
      [1],
    ],
    [
      'kalai_smorodinsky',
      [
        [10, 0],
        [4, 0],
      ],
      [0],
    ],
  ])('%s of %j is %j', (name, all, wanted) => {
    expect(chosenBy(name, of(...all))).toEqual(wanted);
  });

  test('LAW: Nash and Kalai-Smorodinsky do not depend on in what a party counts', () => {
    const all = of([10, 1, 3], [8, 2, 2], [3, 3, 5], [0, 4, 9], [6, 2, 4]);
    const rescaled = all.map(([a, b, c]) => [a! * 7n, b! * 1000n, c!]);
    for (const name of ['nash', 'kalai_smorodinsky'] as const)
      expect(chosenBy(name, rescaled)).toEqual(chosenBy(name, all));
  });

  test('of one deal each is that one', () => {
    for (const name of POINTS) expect(chosenBy(name, of([0, 0]))).toEqual([0]);
  });
});
