import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/access/view.ts';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { comparison } from '../../src/reasoning/comparison.ts';
import { bytesOfSent, bytesOfStored, nameIn } from '../../src/work/case-bytes.ts';
import { flagOf } from '../../src/work/flag.ts';
import { answerTo } from '../../src/work/question.ts';
import type { AskedOnce, Task } from '../../src/work/task.ts';
import { answer } from '../../src/work/worker.ts';
import { compared } from '../arbitraries/compared.ts';
import { question } from '../arbitraries/negotiations.ts';
import { runs } from '../laws/runs.ts';

const ALLOWANCE = { steps: 100_000, bytes: 2 ** 26, milliseconds: 60_000 };
const seen = (negotiation: Negotiation) => viewOf(negotiation, { who: null });

const askedAbout = (terms: Record<string, unknown>): AskedOnce[] => [
  { kind: 'check', terms },
  { kind: 'zone', given: terms, count: true, values: true, robust: false, sample: 2, seed: 1 },
  { kind: 'conflicts', given: terms, limit: 10 },
  { kind: 'nearest', terms, weights: {}, keep: Object.keys(terms).slice(0, 1), limit: 10 },
];

describe('a worker', () => {
  it('LAW: answers of a stored case and of one that was sent what reasoning answers of the whole negotiation', () => {
    fc.assert(
      fc.property(question, fc.nat({ max: 3 }), ({ negotiation, context, terms }, at) => {
        const view = seen(negotiation);
        const asked = askedAbout(terms)[at]!;
        const direct = answerTo(asked, compile(negotiation, context), ALLOWANCE);
        const task = (bytes: Task['case']): Task => {
          return { case: bytes, context, asked, allowance: ALLOWANCE, flag: flagOf().shared };
        };
        for (const bytes of [bytesOfSent(view), bytesOfStored(view), bytesOfStored(view)]) {
          expect(answer(task(bytes))).toEqual(direct);
        }
      }),
      runs(200),
    );
  });

  it('LAW: compares in a stored case and in one that was sent as reasoning does in the whole negotiation', () => {
    fc.assert(
      fc.property(compared, ({ negotiation, context, parties, metric }) => {
        const view = seen(negotiation);
        const on = (basis: typeof context.basis) => {
          return { scenario: compile(negotiation, { ...context, basis }), memo: new Map() };
        };
        const all = parties.map((one, at) => (at === 0 ? { ...one, basis: context.basis } : one));
        const direct = comparison(on, { parties: all, metric, weights: new Map(), accepts: true }, ALLOWANCE);
        const sent = all.map((one, at) => (at === 0 ? { ...one, basis: null } : one));
        const asked = { kind: 'comparison', parties: sent, metric, weights: {}, accepts: true } as const;
        for (const bytes of [bytesOfSent(view), bytesOfStored(view), bytesOfStored(view)]) {
          expect(answer({ case: bytes, context, asked, allowance: ALLOWANCE, flag: flagOf().shared })).toEqual(direct);
        }
      }),
      runs(60),
    );
  });

  it('stops when its flag says so, before it is done', () => {
    const names = Array.from({ length: 16 }, (_, at) => `b${at}`);
    const line = (n: number) => ({ id: `l${n}`, party: 'p', title: 'L', holds: `exactly(${n}, ${names})` });
    const bytes = new TextEncoder().encode(JSON.stringify(small(names, [line(7), line(8)])));
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    const flag = flagOf();
    flag.stop();
    const context = { asOf: '2026-01-01', perspective: 'baseline', basis: 'both' } as const;
    const asked: AskedOnce = { kind: 'check', terms: {} };
    const allowance = { ...ALLOWANCE, steps: 10_000_000 };
    const task: Task = { case: { name: null, shared }, context, asked, allowance, flag: flag.shared };
    expect(answer(task)).toMatchObject({ complete: false, stopped: 'time' });
    expect(flag.hasBegun()).toBe(true);
  });
});

/** As much of a negotiation as compiling reads. */
const small = (names: readonly string[], lines: readonly object[]) => ({
  negotiation: { id: 'n', title: 'N', agreement: { kind: 'unanimity' } },
  parties: [{ id: 'p', name: 'P', consent: 'required' }],
  issues: names.map((id) => ({ id, title: id, type: 'boolean' })),
  redLines: lines.map((line) => ({ basis: 'declared', perspective: 'baseline', citations: [], ...line })),
  ...{ circumstances: [], rules: [], sources: [], perspectives: [], positions: [], preconditions: [] },
  ...{ preferences: [], deals: [], version: 1 },
});

describe('the name of a case', () => {
  it('LAW: is its own: that of one view in one context', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 4 }), (all) => {
        const views = all.map(({ negotiation }) => seen(negotiation));
        const asked = views.flatMap((view) => all.map(({ context }) => ({ view, context })));
        for (const one of asked) {
          for (const other of asked) {
            const same = one.view === other.view && JSON.stringify(one.context) === JSON.stringify(other.context);
            const names = [one, other].map(({ view, context }) => nameIn(bytesOfStored(view), context));
            expect(names[0] === names[1]).toBe(same);
          }
        }
      }),
      runs(50),
    );
  });

  it('is none where the case was sent along', () => {
    const context = { asOf: '2026-01-01', perspective: 'baseline', basis: 'both' } as const;
    expect(nameIn(bytesOfSent(seen(small([], []) as never)), context)).toBeNull();
  });
});

describe('a flag', () => {
  it('says on the other side what was said on this one; progress never goes back', () => {
    const here = flagOf();
    const there = flagOf(here.shared);
    expect([there.isStopped(), there.hasBegun(), there.progress()]).toEqual([false, false, 0]);
    there.begin();
    there.tell(0.5);
    there.tell(0.25);
    here.stop();
    expect([here.hasBegun(), here.progress(), there.isStopped()]).toEqual([true, 0.5, true]);
    there.tell(7);
    expect(here.progress()).toBe(1);
  });
});
