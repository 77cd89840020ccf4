import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leximinGoal, type Measured, productGoal, type Stakes, sumGoal } from '../../src/reasoning/fair-goals.ts';
import { idealOf } from '../../src/reasoning/fair-points.ts';
import { BIGINTS, larger } from '../../src/solving/arithmetic.ts';
import { alone, bestRows } from '../../src/solving/best-rows.ts';
import { LEEWAY } from '../../src/solving/label-search.ts';
import { inParts, rowGraphOf } from '../../src/solving/row-graph.ts';
import { weighed } from '../../src/solving/separating.ts';
import { runs } from '../laws/runs.ts';
import { problem } from '../solving/arbitraries.ts';
import { rowsUnder } from '../solving/brute-force.ts';
import { compiled } from '../solving/compiled.ts';

/** Small amounts, of two sizes alone where several rows are to come to the same; and now and then one no double holds. */
const amounts = fc
  .constantFrom(1n, 3n)
  .map((max) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.bigInt({ min: 0n, max }) },
      { weight: max === 1n ? 0 : 1, arbitrary: fc.bigInt({ min: 0n, max: 2n }).map((some) => (some << 60n) + 1n) },
    ),
  );

/** How much everybody has of what is settled beforehand: it may outweigh all the rest. */
const settled = fc.constantFrom(0n, 0n, 0n, 10n ** 8n, 10n ** 13n, 10n ** 17n, 10n ** 30n);

/** A problem, what each of its values brings to each of some, and what they have without, what is settled left out. */
const drawn = problem({ hard: 1, lines: 1 }).chain((of) =>
  fc.tuple(fc.integer({ min: 1, max: 4 }), amounts).chain(([width, amount]) => {
    const vector = fc.array(amount, { minLength: width, maxLength: width });
    return fc.record({
      of: fc.constant(of),
      tables: fc.tuple(...of.sizes.map((size) => fc.array(vector, { minLength: size, maxLength: size }))),
      without: settled.chain((much) =>
        fc.array(
          fc.bigInt({ min: 0n, max: 2n }).map((some) => some - much),
          { minLength: width, maxLength: width },
        ),
      ),
      least: fc.constantFrom(0n, 0n, 1n),
    });
  }),
);
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const plus = (one: readonly bigint[], other: readonly bigint[]) => one.map((part, at) => part + other[at]!);

/** Every row where the problem holds, in order, and what it comes to. */
const everyRow = ({ of, tables, without }: Drawn) =>
  rowsUnder(of, [...of.lines.keys()]).map((row) => ({
    row,
    vector: row.reduce<bigint[]>((sum, value, at) => plus(sum, tables[at]![value]!), Array(without.length).fill(0n)),
  }));

/** Each kind of goal over the wanted ones, which there are. */
function goalsOf(stakes: Stakes, wanted: readonly (readonly bigint[])[]): [string, Measured][] {
  const surpluses = wanted.map((vector) => vector.map((one, at) => one - stakes.without[at]!));
  const floors = stakes.without.map((one) => one + stakes.least);
  return [
    ['egalitarian', leximinGoal(stakes, null)],
    ['nash', productGoal(stakes)],
    ['kalai_smorodinsky', leximinGoal(stakes, idealOf(surpluses))],
    ['utilitarian', sumGoal(stakes, floors, () => 1n, true)],
    ['some count more', sumGoal(stakes, floors, (at) => [6n, 16n, 26n, 1n][at]!, true)],
    ['the most for one', sumGoal(stakes, floors, (at) => (at === 0 ? 1n : 0n), false)],
  ];
}

const mostOf = (all: readonly { vector: readonly bigint[] }[], width: number) =>
  Array.from({ length: width }, (_, at) => all.map(({ vector }) => vector[at]!).reduce(larger));

describe('goals', () => {
  it('a better product is not ruled out where others have twenty digits less than the first', () => {
    const unit = 100n << 64n;
    const stakes: Stakes = { without: [0n, 0n, 0n], least: 0n, most: [unit, 399n, 190n], unit, scale: unit };
    const [known, better] = [
      [(unit * 6n) / 10n, 301n, 190n],
      [(unit * 55n) / 100n, 399n, 160n],
    ];
    const goal = productGoal(stakes);
    expect(goal.order(better, known)).toBeGreaterThan(0);
    for (const [at, least] of goal.least(known).entries()) expect(inParts(better[at]!, unit)).toBeGreaterThan(least);
  });

  it('LAW: what is found is the best, and of those that nothing is between the first; few labels followed or all', () => {
    const exchanged = new Set<string>();
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom([Number.POSITIVE_INFINITY], [1, 2, Number.POSITIVE_INFINITY]),
        (one, widths) => {
          const { of, tables, without, least } = one;
          const all = everyRow(one);
          if (all.length === 0) return;
          const { diagram, layout, zone } = compiled(of)!;
          const points = layout.variables.map((variable) =>
            layout.starts[variable!]!.map((first, cell) => {
              const after = layout.starts[variable!]![cell + 1] ?? of.sizes[variable!]!;
              const values = Array.from({ length: after - first }, (_, at) => first + at);
              return values.map((value) => ({ value, vector: tables[variable!]![value]! }));
            }),
          );
          const graph = rowGraphOf(diagram, zone, points, without.length)!;
          const stakes = { without, least, most: mostOf(all, without.length), unit: graph.unit, scale: 1n };
          const wanted = all.filter(({ vector }) => vector.every((part, at) => part >= without[at]! + least));
          const goals = goalsOf(
            stakes,
            (wanted.length > 0 ? wanted : all).map(({ vector }) => vector),
          );
          for (const [name, goal] of goals) {
            const found = bestRows(diagram, graph, BIGINTS, goal, layout.levels, alone(graph), [], widths);
            expect(found.proved).toBe(true);
            if (wanted.length === 0) {
              expect(found.row).toBeNull();
              continue;
            }
            const best = wanted.reduce((first, other) => (goal.order(other.vector, first.vector) > 0 ? other : first));
            const told = wanted.find(({ row }) => row.every((value, at) => value === found.row![layout.levels[at]!]))!;
            expect(goal.order(told.vector, best.vector)).toBe(0);
            if (goal.ties) expect(told.row).toEqual(best.row);
            const isOther = ({ vector }: { vector: readonly bigint[] }) => vector.join() !== best.vector.join();
            if (goal.ties && wanted.some((other) => goal.order(other.vector, best.vector) === 0 && isOther(other)))
              exchanged.add(`${name} ${JSON.stringify(best.row)}`);
            for (const { weights, most } of found.bounds) {
              for (const { vector } of all) {
                const parts = Float64Array.from(vector, (part) => inParts(part, graph.unit));
                expect(weighed(weights, parts)).toBeLessThanOrEqual(most);
              }
            }
          }
        },
      ),
      runs(500),
    );
    expect(exchanged.size).toBeGreaterThan(10);
  });

  it('INVARIANT: what is wanted and no worse than the best known has no less, weighed, than has to be reached', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(drawn, weights, fc.nat(), (one, some, pick) => {
        const all = everyRow(one);
        const { without, least } = one;
        const wanted = all.filter(({ vector }) => vector.every((part, at) => part >= without[at]! + least));
        if (wanted.length === 0) return;
        const most = mostOf(all, without.length);
        const unit = most.reduce((sum, part) => sum + part, 1n);
        const known = wanted[pick % wanted.length]!.vector;
        const weights = Float64Array.from(without, (_, at) => some[at]! / 9 + 1e-6);
        const stakes = { without, least, most, unit, scale: 1n };
        for (const [, goal] of goalsOf(
          stakes,
          wanted.map(({ vector }) => vector),
        )) {
          const reach = goal.reach(weights, known);
          const floors = goal.least(known);
          for (const { vector } of wanted) {
            const better = goal.order(vector, known);
            if (better < 0 || (better === 0 && !goal.ties)) continue;
            const parts = Float64Array.from(vector, (part) => inParts(part, unit));
            expect(weighed(weights, parts)).toBeGreaterThanOrEqual(reach - LEEWAY);
            for (const [at, floor] of floors.entries()) expect(parts[at]!).toBeGreaterThanOrEqual(floor - LEEWAY);
          }
          // Bounds hold of every measure.
          const reached = Math.max(
            ...wanted.map(({ vector }) =>
              weighed(
                weights,
                Float64Array.from(vector, (part) => inParts(part, unit)),
              ),
            ),
          );
          const bound = goal.bound(weights, reached + 1e-11);
          expect(Number.isNaN(bound)).toBe(false);
        }
      }),
      runs(1000),
    );
  });
});
