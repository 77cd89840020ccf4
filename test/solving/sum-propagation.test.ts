import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPositive, type Literal, opposite, positive, variableIn } from '../../src/solving/literal.ts';
import { type Sum, termOf } from '../../src/solving/sum.ts';
import { SumPropagation } from '../../src/solving/sum-propagation.ts';
import { DECIDED, ORDERED, Trail } from '../../src/solving/trail.ts';
import { runs } from '../laws/runs.ts';
import { everyRow } from './brute-force.ts';

const amounts = fc.array(fc.nat({ max: 6 }), { minLength: 2, maxLength: 6 });
const ordered = (direction: 1 | -1) => amounts.map((each) => each.toSorted((a, b) => direction * (a - b)));

/** What the cells of some chains add, a limit, and literals to decide in turn. */
const asked = fc.tuple(
  fc.array(fc.oneof(amounts, ordered(1), ordered(-1)), { minLength: 1, maxLength: 4 }),
  fc.nat({ max: 14 }),
  fc.array(fc.nat(), { maxLength: 6 }),
);

/** A sum over fresh chains; the guard's variable is the first. */
function setUp(terms: readonly (readonly number[])[], limit: number) {
  const trail = new Trail();
  trail.chain(1);
  const chains = terms.map((each) => trail.chain(each.length - 1));
  const sum: Sum = {
    guard: positive(0),
    limit,
    terms: chains.map((chain, place) => termOf(chain, Float64Array.from(terms[place]!))),
  };
  const sums = new SumPropagation(trail);
  sums.add(sum);
  return { trail, sums };
}

/** Every way for the guard and the cells that the sum allows, as the truth of a literal. */
function allowed(
  terms: readonly (readonly number[])[],
  limit: number,
  trail: Trail,
): ((literal: Literal) => boolean)[] {
  const rows = everyRow([2, ...terms.map((each) => each.length)]);
  const kept = rows.filter(([guard, ...cells]) => {
    const total = cells.reduce((sum, cell, place) => sum + terms[place]![cell]!, 0);
    return guard === 0 || total <= limit;
  });
  return kept.map((row) => (literal) => {
    const variable = variableIn(literal);
    const chain = trail.chainOf[variable]!;
    return isPositive(literal) === row[chain]! >= variable - trail.base[chain]! + 1;
  });
}

describe('sum propagation', () => {
  test('LAW: what it implies holds wherever the reasons it gives do, and they came before', () => {
    fc.assert(
      fc.property(asked, ([terms, limit, choices]) => {
        const { trail, sums } = setUp(terms, limit);
        const ways = allowed(terms, limit, trail);
        const isImplied = (clause: readonly Literal[]) => ways.every((way) => clause.some(way));
        for (const choice of choices) {
          const literal = choice % (2 * trail.variables);
          if (trail.truth[literal] !== 0) continue;
          trail.descend();
          trail.assign(literal, DECIDED);
          const reasons: Literal[] = [];
          if (!sums.propagate(0)) {
            sums.explainConflict(0, reasons);
            expect(isImplied(reasons)).toBe(true);
            for (const reason of reasons) expect(trail.truth[reason]).toBe(-1);
            return;
          }
        }
        for (const [at, implied] of [...trail.entries.subarray(0, trail.length)].entries()) {
          const reason = trail.reason[variableIn(implied)]!;
          if (reason === DECIDED || reason === ORDERED) continue;
          const reasons: Literal[] = [];
          sums.explain(implied, 0, reasons);
          expect(isImplied([implied, ...reasons])).toBe(true);
          for (const one of reasons) {
            expect(trail.truth[one]).toBe(-1);
            expect(trail.position[variableIn(one)]).toBeLessThan(at);
          }
        }
      }),
      runs(3000),
    );
  });

  test('LAW: it leaves each chain the least and the greatest cell that is possible alone', () => {
    fc.assert(
      fc.property(asked, ([terms, limit, choices]) => {
        const { trail, sums } = setUp(terms, limit);
        for (const literal of [positive(0), ...choices.map((choice) => choice % (2 * trail.variables))]) {
          if (trail.truth[literal] === 0) trail.assign(literal, DECIDED);
        }
        const before = terms.map((_, place) => [trail.low[place + 1]!, trail.high[place + 1]!] as const);
        const cells = before.map(([low, high]) => Array.from({ length: high - low + 1 }, (_, cell) => low + cell));
        const rows = everyRow(cells.map(({ length }) => length)).map((row) =>
          row.map((at, place) => cells[place]![at]!),
        );
        const kept = rows.filter((row) => row.reduce((sum, cell, place) => sum + terms[place]![cell]!, 0) <= limit);
        const isHeld = trail.truth[positive(0)] === 1;
        expect(sums.propagate(0)).toBe(!isHeld || kept.length > 0);
        if (!isHeld || kept.length === 0) return;
        for (const place of terms.keys()) {
          const possible = kept.map((row) => row[place]!);
          expect(trail.low[place + 1]).toBe(Math.min(...possible));
          expect(trail.high[place + 1]).toBe(Math.max(...possible));
        }
      }),
      runs(1000),
    );
  });

  test('gives what the sum has to spare to weaker reasons', () => {
    const ramp = [0, 1, 2, 3, 4, 5];
    const { trail, sums } = setUp([ramp, ramp], 5);
    trail.descend();
    trail.assign(trail.atLeast(1, 5), DECIDED);
    trail.descend();
    trail.assign(trail.atLeast(2, 4), DECIDED);
    sums.propagate(0);
    expect(trail.truth[opposite(positive(0))]).toBe(1);
    const reasons: Literal[] = [];
    sums.explain(opposite(positive(0)), 0, reasons);
    expect(reasons).toEqual([opposite(trail.atLeast(1, 2)), opposite(trail.atLeast(2, 4))]);
  });
});
