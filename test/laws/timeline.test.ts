import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { timeline } from '../../src/work/timeline.ts';
import { question } from '../arbitraries/negotiations.ts';
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
        const { intervals, complete } = timeline(of, on, ask, LARGE);
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
        const { intervals } = timeline({ document: negotiation, context, from: FIRST, to: LAST }, on, ask, LARGE);
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
