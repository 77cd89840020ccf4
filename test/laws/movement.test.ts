import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromNumber } from '../../src/language/rational.ts';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import type { Budget } from '../../src/reasoning/budget.ts';
import { type MovementSide, movement } from '../../src/reasoning/movement.ts';
import type { MovementAnswer } from '../../src/reasoning/movement-answer.ts';
import { type Moved, moved } from '../arbitraries/compared.ts';
import { movementOf, type OracleMovement } from '../oracle/movement.ts';
import { LADDER, LARGE } from './ladder.ts';
import { runs } from './runs.ts';

const CONTEXT = { asOf: '2025-04-30', perspective: 'baseline', basis: 'both' } as const;

function sideOf(negotiation: Negotiation): MovementSide {
  const known = { scenario: compile(negotiation, CONTEXT), memo: new Map() };
  return { on: () => known, basis: 'both' };
}

function ask({ left, right, metric, weights }: Moved, budget: Budget = LARGE): MovementAnswer {
  const ids = new Set([...left.parties, ...right.parties].map(({ id }) => id));
  const parties = [...ids].map((party) => ({ party, basis: null }));
  const exact = new Map(Object.entries(weights).map(([issue, weight]) => [issue, fromNumber(weight)!]));
  return movement(sideOf(left), sideOf(right), { parties, metric, weights: exact }, budget);
}

function both(look: (answer: MovementAnswer, expected: OracleMovement, asked: Moved) => void) {
  return fc.property(moved, (asked) => {
    look(ask(asked), movementOf(asked.left, asked.right, CONTEXT, asked), asked);
  });
}

const near = (expected: number | null) => (expected === null ? null : expect.closeTo(expected, 9));
const byParty = (towards: MovementAnswer['moves'][number]['towards']) =>
  Object.fromEntries(towards.map(({ party, before, after }) => [party, [before, after]]));
const nearly = (towards: OracleMovement['towards'][string]) =>
  Object.fromEntries(Object.entries(towards).map(([party, [before, after]]) => [party, [near(before), near(after)]]));

describe('the cases that laws are tried on', () => {
  test('have moves of every kind', () => {
    const seen = new Map<string, number>();
    const count = (what: string, is = true) => is && seen.set(what, (seen.get(what) ?? 0) + 1);
    for (const asked of fc.sample(moved, { seed: 3, numRuns: 300 })) {
      const { moves, unmatched } = movementOf(asked.left, asked.right, CONTEXT, asked);
      count('unmatched', unmatched.length > 0);
      for (const { change, distance, towards, issue } of moves) {
        const { type } = asked.left.issues.find(({ id }) => id === issue)!;
        count(change);
        count(`${type}, a part of the way`, distance !== null && distance > 0 && distance < 1);
        for (const [before, after] of Object.values(towards)) {
          if (before === null || after === null) count('from or to nowhere');
          else count(after < before ? 'towards' : after > before ? 'away' : 'neither');
        }
      }
    }
    expect([...seen].filter(([, times]) => times < 4)).toEqual([]);
    expect(seen.size).toBe(1 + 3 + 6 + 4);
  });
});

describe('LAW: movement says what holding every value against every other says', () => {
  test('which positions moved, by how much, and how far from the others', () => {
    fc.assert(
      both((answer, expected) => {
        expect(answer).toMatchObject({ complete: true, stopped: null });
        const moves = answer.moves.map(({ party, issue, change, distance, towards }) => {
          return { party, issue, change, distance, towards: byParty(towards) };
        });
        const wanted = expected.moves.map((move) => {
          return { ...move, distance: near(move.distance), towards: nearly(move.towards) };
        });
        expect(moves).toEqual(wanted);
      }),
      runs(250),
    );
  });

  test('how far each is from where the others stood in all, and what is on one side alone', () => {
    fc.assert(
      both((answer, expected) => {
        const towards = Object.fromEntries(answer.parties.map((one) => [one.party, byParty(one.towards)]));
        const wanted = Object.entries(expected.towards).map(([party, of]) => [party, nearly(of)]);
        expect(towards).toEqual(Object.fromEntries(wanted));
        expect(answer.unmatched.map(({ id }) => id).sort()).toEqual(expected.unmatched);
      }),
      runs(250),
    );
  });
});

describe('laws of movement', () => {
  test('LAW: a direction is what the distances say', () => {
    fc.assert(
      both((answer) => {
        const all = [...answer.parties, ...answer.moves].flatMap(({ towards }) => towards);
        for (const { before, after, direction } of all) {
          if (before === null || after === null) expect(direction).toBeNull();
          else expect(direction).toBe(after < before ? 'towards' : after > before ? 'away' : 'neither');
        }
      }),
      runs(60),
    );
  });

  test('LAW: nobody moves from a side to the same side', () => {
    fc.assert(
      fc.property(moved, (asked) => {
        const answer = ask({ ...asked, right: asked.left });
        expect(answer).toMatchObject({ moves: [], unmatched: [], complete: true });
        for (const { towards } of answer.parties) {
          for (const { direction } of towards) expect([null, 'neither']).toContain(direction);
        }
      }),
      runs(60),
    );
  });

  test('LAW: the way back is as far', () => {
    fc.assert(
      fc.property(moved, (asked) => {
        const [there, back] = [ask(asked), ask({ ...asked, left: asked.right, right: asked.left })];
        const key = ({ party, issue, distance }: MovementAnswer['moves'][number]) => `${party} ${issue} ${distance}`;
        expect(back.moves.map(key).sort()).toEqual(there.moves.map(key).sort());
      }),
      runs(60),
    );
  });

  test('LAW: a larger budget never changes a decided answer', () => {
    fc.assert(
      fc.property(moved, (asked) => {
        const whole = ask(asked);
        for (const budget of LADDER) {
          const answer = ask(asked, budget);
          expect(answer.steps).toBeLessThanOrEqual(budget.steps);
          if (answer.complete) expect(answer).toEqual(whole);
          else expect(answer).toMatchObject({ parties: [], moves: [], stopped: 'steps' });
        }
      }),
      runs(40),
    );
  });
});
