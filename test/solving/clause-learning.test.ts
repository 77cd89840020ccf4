import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf, type Limits } from '../../src/solving/account.ts';
import { openClauses } from '../../src/solving/clause-learning.ts';
import { isPositive, type Literal, negative, opposite, positive, variableIn } from '../../src/solving/literal.ts';
import { runs } from '../laws/runs.ts';

const AMPLE: Limits = { steps: 1e9, bytes: 1e9 };
const VARIABLES = 7;

const literal = fc.nat({ max: 2 * VARIABLES - 1 });
const clause = fc.array(literal, { minLength: 1, maxLength: 3 });

/** Some clauses to add, and then some assumptions to solve under. */
const round = fc.tuple(fc.array(clause, { maxLength: 12 }), fc.array(literal, { maxLength: 4 }));

/** Whether some row of truths makes all clauses true. */
function isPossible(clauses: readonly (readonly Literal[])[]): boolean {
  const truths = Array.from({ length: 2 ** VARIABLES }, (_, row) => row);
  return truths.some((row) => clauses.every((one) => one.some((each) => isTrueAt(each, row))));
}

const isTrueAt = (each: Literal, row: number) => isPositive(each) === (((row >> variableIn(each)) & 1) === 1);

function opened(limits = AMPLE, variables = VARIABLES) {
  const learner = openClauses(accountOf(limits));
  for (let variable = 0; variable < variables; variable++) learner.variable();
  return learner;
}

/** So many pigeons, each in one of the holes, no two in the same: impossible where there are more pigeons than holes. */
function pigeons(count: number, holes: number, limits = AMPLE) {
  const account = accountOf(limits);
  const learner = openClauses(account);
  const places = Array.from({ length: count }, () => Array.from({ length: holes }, () => learner.variable()));
  for (const place of places) learner.add(place.map(positive));
  for (let hole = 0; hole < holes; hole++) {
    for (const [pigeon, place] of places.entries()) {
      for (const other of places.slice(0, pigeon)) learner.add([negative(place[hole]!), negative(other[hole]!)]);
    }
  }
  return { learner, account };
}

describe('clause learning', () => {
  test('LAW: agrees with trying every row, while clauses are added and assumptions change', () => {
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 6 }), (rounds) => {
        const learner = opened();
        const clauses: Literal[][] = [];
        for (const [added, assumptions] of rounds) {
          for (const one of added) {
            learner.add(one);
            clauses.push(one);
          }
          const whole = [...clauses, ...assumptions.map((one) => [one])];
          const answer = learner.solve(assumptions);
          expect(answer).toBe(isPossible(whole));
          const holds = (one: Literal) => learner.value(variableIn(one)) === isPositive(one);
          if (answer === true) expect(whole.every((one) => one.some(holds))).toBe(true);
        }
      }),
      runs(1000),
    );
  });

  test('LAW: a core is assumed and cannot be', () => {
    fc.assert(
      fc.property(round, ([clauses, assumptions]) => {
        const learner = opened();
        for (const one of clauses) learner.add(one);
        if (learner.solve(assumptions) !== false) return;
        const core = learner.core();
        for (const one of core) expect(assumptions).toContain(one);
        expect(isPossible([...clauses, ...core.map((one) => [one])])).toBe(false);
      }),
      runs(1000),
    );
  });

  test('contradicting assumptions are their own core', () => {
    expect(opened().solve([positive(2), negative(2)])).toBe(false);
    const learner = opened();
    learner.solve([positive(1), positive(2), negative(2)]);
    expect([...learner.core()].sort()).toEqual([positive(2), negative(2)]);
  });

  test('decides a variable as preferred, whatever it was last', () => {
    const learner = opened();
    learner.prefer(3, true);
    learner.solve([negative(3)]);
    learner.solve([]);
    expect(learner.value(3)).toBe(true);
    expect(learner.value(4)).toBe(false);
  });

  test('seven pigeons do not fit into six holes, six do; eight and seven make it forget', () => {
    expect(pigeons(7, 6).learner.solve([])).toBe(false);
    expect(pigeons(6, 6).learner.solve([])).toBe(true);
    const { learner, account } = pigeons(8, 7);
    expect(learner.solve([])).toBe(false);
    expect(account.spent).toBeGreaterThan(100_000);
  });

  test('LAW: an answer within fewer steps is the answer', () => {
    for (let steps = 10; steps < 1e6; steps *= 2) {
      const { learner, account } = pigeons(7, 6, { ...AMPLE, steps });
      const answer = learner.solve([]);
      expect(answer).toBe(account.stopped === null ? false : null);
      if (account.stopped !== null) expect(account.stopped).toBe('steps');
      else expect(account.spent).toBeLessThanOrEqual(steps);
    }
  });

  test('stops where there are no bytes left, and stays so', () => {
    const { learner, account } = pigeons(11, 10, { ...AMPLE, bytes: 40_000 });
    expect(learner.solve([])).toBeNull();
    expect(account.stopped).toBe('bytes');
    expect(learner.solve([])).toBeNull();
  });

  test('asks whether time has passed at least every few thousand steps', () => {
    let asked = 0;
    const account = { expired: () => ++asked > 20, ...AMPLE };
    const { learner, account: used } = pigeons(11, 10, account);
    expect(learner.solve([])).toBeNull();
    expect(used.stopped).toBe('time');
    expect(used.spent / asked).toBeLessThan(5000);
  });

  test('LAW: the same calls give the same answers and cost the same', () => {
    const results = [0, 1].map(() => {
      const { learner, account } = pigeons(8, 8);
      learner.solve([negative(0)]);
      learner.solve([opposite(negative(5))]);
      return [account.spent, Array.from({ length: 64 }, (_, variable) => learner.value(variable))];
    });
    expect(results[0]).toEqual(results[1]);
  });
});
