import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, sizeOf } from '../../src/language/domain.ts';
import { print } from '../../src/language/print.ts';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import type { SharedDiagram } from '../../src/reasoning/shared-diagram.ts';
import { zone } from '../../src/reasoning/zone.ts';
import { timeline } from '../../src/work/timeline.ts';
import { contest } from '../arbitraries/contests.ts';
import { literalAt } from '../arbitraries/expressions.ts';
import { question, vocabularyOf } from '../arbitraries/negotiations.ts';
import { LARGE } from './ladder.ts';
import { runs } from './runs.ts';

const FIRST = '2025-02-26';
const LAST = '2025-05-03';
const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe('laws of timelines', () => {
  test('LAW: what an interval answers is answered on each of its days, and intervals leave no day out', () => {
    const seen = { intervals: 0, reused: 0 };
    fc.assert(
      fc.property(question, ({ negotiation, context, terms }) => {
        const on = (asOf: string) => compile(negotiation, { ...context, asOf });
        let asked = 0;
        const ask = (scenario: ReturnType<typeof on>) => {
          asked++;
          return check(scenario, boxOf(scenario, terms)!, LARGE);
        };
        const of = { document: negotiation, context, from: FIRST, to: LAST };
        const { intervals, complete } = timeline(of, ask, LARGE);
        expect(complete).toBe(true);
        expect([intervals[0]!.from, intervals.at(-1)!.to]).toEqual([FIRST, LAST]);
        seen.intervals += intervals.length;
        seen.reused += intervals.length - asked;
        let day = FIRST;
        for (const { from, to, answer, changed } of intervals) {
          expect(from).toBe(day);
          expect(changed.length > 0).toBe(from !== FIRST);
          for (; day <= to; day = next(day)) {
            const { steps: _, ...alone } = check(on(day), boxOf(on(day), terms)!, LARGE);
            expect(answer).toEqual(alone);
          }
        }
        expect(day).toBe(next(LAST));
      }),
      runs(60),
    );
    expect(seen.intervals).toBeGreaterThan(100);
    expect(seen.reused).toBeGreaterThan(5);
  });

  test('LAW: of a zone too, though what days have in common is made once', () => {
    const seen = { closed: 0, open: 0 };
    fc.assert(
      fc.property(
        contest,
        fc.boolean(),
        fc.constantFrom(0, 0, 2),
        ({ negotiation, context, given }, robust, sample) => {
          const [fact] = negotiation.circumstances;
          const [line] = negotiation.redLines;
          const domain = fact && vocabularyOf(negotiation, true).get(fact.id)!;
          const holds = fact && line && `${fact.id} == ${print(literalAt(domain!, 0))} implies (${line.holds})`;
          const turning = fact && {
            ...fact,
            values: [
              { to: '2025-03-12', value: decode(domain!, 0) },
              { from: '2025-03-13', value: decode(domain!, sizeOf(domain!) - 1) },
            ],
          };
          const dated = {
            ...negotiation,
            circumstances: turning ? [turning, ...negotiation.circumstances.slice(1)] : [],
            rules: holds ? [...negotiation.rules, { id: 'turn', title: 'Turn', text: '', holds }] : negotiation.rules,
            redLines: negotiation.redLines.map((line, at) => ({ ...line, validFrom: `2025-03-${10 + (at % 9)}` })),
          } as Negotiation;
          const on = (asOf: string) => compile(dated, { ...context, asOf });
          const asked = { count: true, values: true, robust, sample, seed: 1 };
          const ask = (scenario: ReturnType<typeof on>, shared?: SharedDiagram) =>
            zone(scenario, { ...asked, given: boxOf(scenario, given)! }, LARGE, shared);
          const of = { document: dated, context, from: FIRST, to: LAST };
          const { intervals } = timeline(of, (scenario, _, shared) => ask(scenario, shared), LARGE);
          for (const { from, to, answer } of intervals) {
            for (const day of [from, to]) {
              const { steps: _, ...alone } = ask(on(day));
              expect(answer).toEqual(alone);
            }
            seen[answer.exists ? 'open' : 'closed']++;
          }
        },
      ),
      runs(60),
    );
    expect(Math.min(seen.closed, seen.open)).toBeGreaterThan(30);
  });

  test('LAW: what changed from one interval to the next is what is in force otherwise', () => {
    fc.assert(
      fc.property(question, ({ negotiation, context, terms }) => {
        const on = (asOf: string) => compile(negotiation, { ...context, asOf });
        const inForce = (day: string) => {
          const { parties, slots } = on(day);
          const lines = parties.flatMap(({ lines: own }) => own.map(({ id }) => `line ${id}`));
          return new Set([...lines, ...slots.map(({ id, kind, known }) => `${kind} ${id} ${known}`)]);
        };
        const ask = (scenario: ReturnType<typeof on>) => check(scenario, boxOf(scenario, terms)!, LARGE);
        const { intervals } = timeline({ document: negotiation, context, from: FIRST, to: LAST }, ask, LARGE);
        for (const [at, { from, changed }] of intervals.entries()) {
          if (at === 0) continue;
          const [was, is] = [inForce(intervals[at - 1]!.to), inForce(from)];
          for (const { id, what } of changed) {
            if (id.endsWith(':preferences')) continue;
            if (what === 'changes')
              expect([...is].some((one) => one.startsWith(`circumstance ${id} `) && !was.has(one))).toBe(true);
            else expect([was.has(`line ${id}`), is.has(`line ${id}`)]).toEqual([what === 'ends', what === 'begins']);
          }
          const lines = [...was, ...is].filter((one) => one.startsWith('line ') && was.has(one) !== is.has(one));
          const said = changed.filter(({ id, what }) => what !== 'changes' && !id.endsWith(':preferences'));
          expect(said.length).toBe(lines.length);
        }
      }),
      runs(60),
    );
  });
});
