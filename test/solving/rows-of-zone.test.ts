import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { count, countsOf } from '../../src/solving/counting.ts';
import { Diagram, NOWHERE, type Node } from '../../src/solving/diagram.ts';
import { cellNode, firstRows } from '../../src/solving/first-rows.ts';
import type { Problem, Row } from '../../src/solving/problem.ts';
import { forAll, forSome } from '../../src/solving/project.ts';
import { rowAt, sample } from '../../src/solving/sampling.ts';
import { occurringValues } from '../../src/solving/values.ts';
import { runs } from '../laws/runs.ts';
import { problem } from './arbitraries.ts';
import { rowsUnder } from './brute-force.ts';
import { compiled } from './compiled.ts';

/** A problem, and some of its variables in any order. */
const asked = problem().chain((of) =>
  fc.record({ of: fc.constant(of), kept: fc.shuffledSubarray(of.sizes.map((_, variable) => variable)) }),
);

const zoneOf = (of: Problem) => rowsUnder(of, [...of.lines.keys()]);
const parts = (rows: readonly Row[], kept: readonly number[]) =>
  distinct(rows.map((row) => kept.map((variable) => row[variable]!)));
const distinct = (rows: readonly Row[]) =>
  [...new Map(rows.map((row) => [row.join(), row])).values()].sort(lexicographic);
const lexicographic = (one: Row, other: Row) => {
  const place = one.findIndex((value, at) => value !== other[at]);
  return place === -1 ? 0 : one[place]! - other[place]!;
};

describe('rows of a zone', () => {
  it('LAW: counted, they are as many as the enumeration finds, whichever variables are kept', () => {
    fc.assert(
      fc.property(asked, ({ of, kept }) => {
        const { diagram, layout, zone } = compiled(of)!;
        const some = forSome(diagram, layout, zone, kept);
        expect(count(diagram, layout, some, kept)).toBe(BigInt(parts(zoneOf(of), kept).length));
      }),
      runs(300),
    );
  });

  it('LAW: robust ones are those where some world allows them and every world that does satisfies the lines', () => {
    fc.assert(
      fc.property(asked, ({ of, kept }) => {
        const found = compiled(of)!;
        const { diagram, layout } = found;
        const zone = new Set(zoneOf(of).map(String));
        const allowed = rowsUnder(of, []);
        const broken = new Set(
          parts(
            allowed.filter((row) => !zone.has(String(row))),
            kept,
          ).map(String),
        );
        const robust = parts(allowed, kept).filter((row) => !broken.has(String(row)));
        expect(firstRows(diagram, layout, forAll(found, kept), kept, Number.POSITIVE_INFINITY)).toEqual(robust);
        expect(count(diagram, layout, forAll(found, kept), kept)).toBe(BigInt(robust.length));
      }),
      runs(300),
    );
  });

  it('LAW: the first rows are the lexicographically first, in the order of the variables given', () => {
    fc.assert(
      fc.property(asked, fc.nat(9), ({ of, kept }, limit) => {
        const { diagram, layout, zone } = compiled(of)!;
        const rows = parts(zoneOf(of), kept);
        expect(firstRows(diagram, layout, zone, kept, limit)).toEqual(rows.slice(0, limit));
      }),
      runs(300),
    );
  });

  it('LAW: a value is in a run exactly where it occurs in a row, and runs are maximal', () => {
    fc.assert(
      fc.property(asked, ({ of }) => {
        const { diagram, layout, zone } = compiled(of)!;
        const rows = zoneOf(of);
        const found = occurringValues(diagram, layout, zone)!;
        for (const [variable, spans] of found.entries()) {
          const listed = spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
          expect(listed).toEqual([...new Set(rows.map((row) => row[variable]!))].sort((a, b) => a - b));
          for (const [at, span] of spans.slice(1).entries()) expect(span.from).toBeGreaterThan(spans[at]!.to + 1);
        }
      }),
      runs(300),
    );
  });

  it('LAW: each row has exactly one rank', () => {
    fc.assert(
      fc.property(asked, ({ of, kept }) => {
        const { diagram, layout, zone } = compiled(of)!;
        const counts = countsOf(diagram, layout, forSome(diagram, layout, zone, kept), kept)!;
        const ranks = Array.from({ length: Number(counts.total) }, (_, rank) => BigInt(rank));
        const rows = ranks.map((rank) => rowAt(counts, rank, kept));
        expect(rows.toSorted(lexicographic)).toEqual(parts(zoneOf(of), kept));
      }),
      runs(300),
    );
  });

  it('LAW: within any limits an answer is right or null', () => {
    fc.assert(
      fc.property(asked, fc.nat(200), fc.nat(40_000), ({ of, kept }, steps, bytes) => {
        const { diagram, layout, zone } = compiled(of)!;
        diagram.chargeTo(accountOf({ steps, bytes: diagram.bytes + bytes }));
        const rows = parts(zoneOf(of), kept);
        const found = firstRows(diagram, layout, zone, kept, 5);
        if (found !== null) expect(found).toEqual(rows.slice(0, 5));
        const counted = count(diagram, layout, forSome(diagram, layout, zone, kept), kept);
        if (counted !== null) expect(counted).toBe(BigInt(rows.length));
        else expect(diagram.account.stopped).not.toBeNull();
        expect(diagram.bytes).toBeLessThanOrEqual(diagram.account.limits.bytes);
      }),
      runs(300),
    );
  });

  it('counts past what a double holds', () => {
    const of: Problem = { sizes: new Array<number>(30).fill(1000), hard: [], lines: [] };
    const { diagram, layout, zone } = compiled(of)!;
    expect(count(diagram, layout, zone, [...of.sizes.keys()])).toBe(1000n ** 30n);
    expect(count(diagram, layout, zone, [3, 4])).toBe(1_000_000n);
  });
});

describe('cellNode', () => {
  it('is the one node of its function', () => {
    for (const arity of [1, 2, 3, 5]) {
      const diagram = new Diagram([arity, 2], accountOf({ steps: 1e6, bytes: 2 ** 20 }));
      const cells = Array.from({ length: arity }, (_, cell) => cellNode(diagram, 0, cell)!);
      for (const [cell, node] of cells.entries()) {
        const others = cells
          .filter((other) => other !== node)
          .reduce<Node | null>((some, other) => diagram.or(some, other), NOWHERE);
        expect(diagram.not(others)).toBe(node);
        if (arity > 1)
          expect(cells.map((_, other) => diagram.child(node, other))).toEqual(
            cells.map((_, other) => (other === cell ? 1 : 0)),
          );
      }
    }
  });
});

describe('sample', () => {
  const square: Problem = {
    sizes: [6, 1, 6],
    hard: [],
    lines: [
      {
        kind: 'sum',
        parts: [
          { kind: 'linear', variable: 0, weight: 1n },
          { kind: 'linear', variable: 2, weight: 1n },
        ],
        low: 5n,
        high: null,
      },
    ],
  };
  const draw = (rows: number, seed: number) => {
    const { diagram, layout, zone } = compiled(square)!;
    return sample(diagram, layout, zone, [2, 0], { rows, seed })!;
  };

  it('draws rows of the zone, the same for the same seed', () => {
    const drawn = draw(50, 7);
    expect(drawn).toHaveLength(50);
    for (const row of drawn) expect(row[0]! + row[1]!).toBeGreaterThanOrEqual(5);
    expect(draw(50, 7)).toEqual(drawn);
    expect(draw(50, 8)).not.toEqual(drawn);
    expect(draw(50, 7 + 2 ** 40)).not.toEqual(drawn);
  });

  it('draws every row as often, as far as a chi-square test can tell', () => {
    const [draws, rows] = [21_000, 21];
    const times = new Map<string, number>();
    for (const row of draw(draws, 1)) times.set(row.join(), (times.get(row.join()) ?? 0) + 1);
    expect(times.size).toBe(rows);
    const expected = draws / rows;
    const square = [...times.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    // 20 degrees of freedom: 45.3 is passed once in a thousand seeds.
    expect(square).toBeLessThan(45.3);
  });

  it('draws nothing where there is nothing', () => {
    const { diagram, layout, zone } = compiled({ ...square, hard: [{ kind: 'constant', value: false }] })!;
    expect(sample(diagram, layout, zone, [0], { rows: 3, seed: 1 })).toEqual([]);
  });
});
