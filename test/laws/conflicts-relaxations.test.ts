import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import type { ConcessionAnswer, RelaxationAnswer } from '../../src/reasoning/answer.ts';
import { conflicts } from '../../src/reasoning/conflicts.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { type Contest, contest } from '../arbitraries/contests.ts';
import { type Case, caseOf, read } from '../oracle/case.ts';
import { bindingLines } from '../oracle/check.ts';
import { conflictsOf } from '../oracle/conflicts.ts';
import { holds, type Values } from '../oracle/evaluate.ts';
import { type Fraction, notBelow } from '../oracle/fraction.ts';
import { type Loosened, loosenedFor } from '../oracle/relaxations.ts';
import { LARGE } from './ladder.ts';
import { runs } from './runs.ts';

function concessionsOf({ negotiation, context, given }: Contest): readonly ConcessionAnswer[] {
  const scenario = compile(negotiation, context);
  return conflicts(scenario, { given: boxOf(scenario, given)!, limit: 8 }, LARGE).concessions;
}

/** Asks about contests without a zone, concession by concession. */
function each(look: (asked: Contest, of: Case, concession: ConcessionAnswer) => void) {
  return fc.property(contest, (asked) => {
    const of = caseOf(asked.negotiation, asked.context);
    for (const concession of concessionsOf(asked)) look(asked, of, concession);
  });
}

/** `worth >= 1/3` */
function thresholdIn(text: string): Fraction {
  const [, over, under = '1'] = /^worth >= ([\d.]+)(?:\/(\d+))?$/.exec(text)!;
  const digits = over!.split('.')[1]?.length ?? 0;
  return { over: BigInt(over!.replace('.', '')), under: BigInt(under) * 10n ** BigInt(digits) };
}

/** Whether a relaxed line holds at a point, from the text of its answer. */
function holdsAt(of: Case, { id, to }: RelaxationAnswer, point: Values): boolean {
  const party = of.parties.find(({ lines }) => lines.some((line) => line.id === id))!;
  const { kind } = party.lines.find((line) => line.id === id)!;
  return kind === 'reservation' ? notBelow(party.worthAt(point), thresholdIn(to)) : holds(read(to), point);
}

const textOf = ({ redLines, preconditions }: Negotiation, line: string) =>
  [...redLines, ...preconditions].find(({ id }) => id === line)?.holds;

describe('the smallest loosening instead of giving up', () => {
  test('is asked of cases of every kind', () => {
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    for (const { negotiation, context, given } of fc.sample(contest, { seed: 3, numRuns: 400 })) {
      const of = caseOf(negotiation, context);
      const { impossible, concessions } = conflictsOf(of, given);
      for (const members of impossible ? [] : concessions) {
        const loosened = loosenedFor(of, negotiation, given, members.split(','));
        if (typeof loosened === 'string') count(loosened);
        else if (loosened.length > 1) count('several lines');
        for (const { moves, worth } of typeof loosened === 'string' ? [] : loosened) {
          count(worth === undefined ? 'a text' : 'a threshold');
          if (moves.filter(({ over }) => over > 0n).length > 1) count('several dials moved');
        }
      }
    }
    expect([...seen].filter(([, times]) => times < 3)).toEqual([]);
    expect([...seen.keys()].sort()).toEqual(
      [
        'a text',
        'a threshold',
        'none',
        'several dials moved',
        'several lines',
        ...(seen.has('large') ? ['large'] : []),
      ].sort(),
    );
  });

  test('LAW: the relaxed lines say where they hold what trying every threshold says', () => {
    fc.assert(
      each((asked, of, { members, relaxations }) => {
        const expected = loosenedFor(
          of,
          asked.negotiation,
          asked.given,
          members.map(({ id }) => id),
        );
        if (expected === 'large') return;
        const worthTelling = expected === 'none' ? [] : expected.filter((one) => !of.points.every(one.holdsAt));
        expect(relaxations.map(({ id }) => id).sort()).toEqual(worthTelling.map(({ id }) => id).sort());
        for (const relaxed of relaxations) expectSame(of, relaxed, worthTelling.find(({ id }) => id === relaxed.id)!);
      }),
      runs(200),
    );
  });

  test('LAW: with the relaxed lines in place of the members there is a zone', () => {
    fc.assert(
      each((asked, of, { members, relaxations }) => {
        const { negotiation } = asked;
        const instead = (line: { readonly id: string; readonly holds: string }) => {
          const relaxed = relaxations.find(({ id }) => id === line.id);
          if (relaxed !== undefined) return [{ ...line, holds: relaxed.to }];
          return members.some(({ id }) => id === line.id) ? [] : [line];
        };
        const preferences = negotiation.preferences.map((one) => {
          const line = `${one.party}:reservation`;
          return members.some(({ id }) => id === line) ? { ...one, binding: false } : one;
        });
        const { version, ...rest } = negotiation;
        const relaxed = Document.parse({
          ...rest,
          redLines: negotiation.redLines.flatMap(instead),
          preconditions: negotiation.preconditions.flatMap(instead),
          preferences,
        });
        const again = caseOf(relaxed, asked.context);
        const thresholds = relaxations.filter(({ id }) => textOf(negotiation, id) === undefined);
        expect(conflictsOf(withThresholds(again, of, thresholds), asked.given).exists).toBe(true);
      }),
      runs(80),
    );
  });

  test('LAW: a relaxed line says in full what it says, and is not the line it was', () => {
    fc.assert(
      each((asked, of, { members, relaxations }) => {
        for (const { id, from, to, text } of relaxations) {
          expect(members.map((member) => member.id)).toContain(id);
          expect(to).not.toBe(from);
          expect(text).not.toBe('');
          const line = of.parties.flatMap(({ lines }) => lines).find((one) => one.id === id)!;
          if (line.kind !== 'reservation')
            expect(of.points.every((point) => holds(read(from), point) === line.holdsAt(point))).toBe(true);
          expect(of.points.every((point) => !line.holdsAt(point) || holdsAt(of, { id, from, to, text }, point))).toBe(
            true,
          );
        }
        expect(asked.negotiation).toBeDefined();
      }),
      runs(50),
    );
  });
});

function expectSame(of: Case, relaxed: RelaxationAnswer, expected: Loosened) {
  if (expected.worth !== undefined) {
    const said = thresholdIn(relaxed.to);
    expect([relaxed.to, notBelow(said, expected.worth), notBelow(expected.worth, said)]).toEqual([
      relaxed.to,
      true,
      true,
    ]);
    return;
  }
  const differing = of.points.filter((point) => holdsAt(of, relaxed, point) !== expected.holdsAt(point));
  const moves = expected.moves.map(({ over, under }) => `${over}/${under}`);
  expect({ ...relaxed, moves, differing: differing.length }).toEqual({ ...relaxed, moves, differing: 0 });
}

/** A case with thresholds that a preference cannot say: of worth 1/3, for one. */
function withThresholds(of: Case, before: Case, thresholds: readonly RelaxationAnswer[]): Case {
  const parties = of.parties.map((party) => {
    const own = thresholds.filter(({ id }) => id === `${party.id}:reservation`);
    const old = before.parties.find(({ id }) => id === party.id)!;
    const lines = own.map((relaxed) => ({
      ...old.lines.find(({ id }) => id === relaxed.id)!,
      holdsAt: (point: Values) => holdsAt(before, relaxed, point),
    }));
    return { ...party, lines: [...party.lines, ...lines] };
  });
  expect(bindingLines({ ...of, parties }).length).toBeLessThanOrEqual(bindingLines(before).length);
  return { ...of, parties };
}
