import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '../../src/language/domain.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { type Asked, asked, DAYS, document, question, vocabularyOf } from '../arbitraries/negotiations.ts';
import { isInForce } from '../oracle/case.ts';
import { negotiationOf, whole } from '../reasoning/small-case.ts';
import { runs } from './runs.ts';

const linesIn = (negotiation: Negotiation, context: Asked) =>
  compile(negotiation, context).parties.flatMap(({ lines }) => lines.map(({ id }) => id));

const NEUTRAL: Asked = { asOf: '2025-04-30', basis: 'both', perspective: 'baseline' };

describe('laws of contexts', () => {
  test('LAW: the lines in force are those a naive reading finds', () => {
    fc.assert(
      fc.property(document, asked as fc.Arbitrary<Asked>, (one, context) => {
        const statements = [...one.redLines, ...one.preconditions];
        const wanted = statements.filter((statement) => isInForce(statement, one, context)).map(({ id }) => id);
        const lines = linesIn({ ...one, version: 1 }, context).filter((id) => !id.endsWith(':reservation'));
        expect(lines.sort()).toEqual(wanted.sort());
      }),
      runs(200),
    );
  });

  test('LAW: what is not in force changes nothing', () => {
    fc.assert(
      fc.property(question, ({ negotiation, context, terms }) => {
        const inForce = <S extends Parameters<typeof isInForce>[0]>(list: readonly S[]) =>
          list.filter((statement) => isInForce(statement, negotiation, context));
        const bare = {
          ...negotiation,
          redLines: inForce(negotiation.redLines),
          preconditions: inForce(negotiation.preconditions),
          positions: [],
        };
        const answer = (of: Negotiation) => {
          const scenario = compile(of, context);
          return JSON.stringify(check(scenario, boxOf(scenario, terms)!, { steps: 1_000_000 }));
        };
        expect(answer(bare)).toBe(answer(negotiation));
      }),
      runs(200),
    );
  });

  test('LAW: a circumstance has its value on the day, and is open on a day that has none', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...DAYS), (one, asOf) => {
        const { slots } = compile(one, { ...NEUTRAL, asOf });
        for (const { id, values } of one.circumstances) {
          const on = values.filter(({ from = '0000', to = '9999' }) => from <= asOf && asOf <= to);
          expect(on.length).toBeLessThanOrEqual(1);
          const value = on.map((dated) => encode(vocabularyOf(one, true).get(id)!, dated.value));
          expect(slots.find((slot) => slot.id === id)!.known).toBe(value[0] ?? null);
        }
      }),
      runs(200),
    );
  });

  test('LAW: a perspective that adds and suppresses nothing is the one it inherits', () => {
    fc.assert(
      fc.property(document, asked as fc.Arbitrary<Asked>, (one, context) => {
        const mirror = { id: 'mirror', title: 'A mirror', inherits: context.perspective, suppresses: [] };
        const mirrored = { ...one, perspectives: [...one.perspectives, mirror], version: 1 };
        expect(linesIn(mirrored, { ...context, perspective: 'mirror' })).toEqual(linesIn(mirrored, context));
      }),
      runs(200),
    );
  });
});

describe('contexts', () => {
  const line = { party: 'anna', title: 'Line', basis: 'declared' as const };
  const dated = negotiationOf({
    issues: [whole('a', 0, 9)],
    more: {
      parties: [{ id: 'anna', name: 'Anna' }],
      redLines: [
        { ...line, id: 'march', holds: 'a >= 3', validFrom: '2025-03-01', validTo: '2025-03-31' },
        { ...line, id: 'until', holds: 'a >= 2', validTo: '2025-03-01' },
        { ...line, id: 'said', holds: 'a >= 1', validFrom: '2025-03-31' },
        { ...line, id: 'meant', holds: 'a >= 4', basis: 'assessed', validFrom: '2025-03-31' },
      ],
    },
  });

  test.each([
    ['2025-02-28', ['until']],
    ['2025-03-01', ['march', 'until']],
    ['2025-03-02', ['march']],
    ['2025-03-31', ['march', 'meant', 'said']],
    ['2025-04-01', ['meant', 'said']],
  ])('validFrom and validTo are inclusive: on %s', (asOf, ids) => {
    expect(linesIn(dated, { ...NEUTRAL, asOf })).toEqual(ids);
  });

  test('declared and assessed lines on the same issue are both lines, or each alone', () => {
    const asOf = '2025-06-01';
    expect(linesIn(dated, { ...NEUTRAL, asOf })).toEqual(['meant', 'said']);
    expect(linesIn(dated, { ...NEUTRAL, asOf, basis: 'declared' })).toEqual(['said']);
    expect(linesIn(dated, { ...NEUTRAL, asOf, basis: 'assessed' })).toEqual(['meant']);
  });

  test('what a question leaves out comes from the default context, then from the defaults of all', () => {
    const today = '2026-01-01';
    expect(resolveContext({}, undefined, today)).toEqual({ asOf: today, basis: 'both', perspective: 'baseline' });
    const byDefault = { asOf: '2025-04-30', basis: 'assessed' as const, perspective: 'view' };
    expect(resolveContext({}, byDefault, today)).toEqual(byDefault);
    expect(resolveContext({ basis: 'declared' }, byDefault, today)).toEqual({ ...byDefault, basis: 'declared' });
    expect(resolveContext({ perspective: 'baseline' }, byDefault, today).perspective).toBe('baseline');
  });
});
