import fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewOf } from '../../src/access/view.ts';
import { batchAnswer } from '../../src/http/batch-line.ts';
import { byteWriter } from '../../src/http/byte-writer.ts';
import { linesWriter, verdictWriter } from '../../src/http/complete-deal.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { echoOf } from '../../src/negotiation/context-seen.ts';
import { isSettled } from '../../src/reasoning/box.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { question } from '../arbitraries/negotiations.ts';

it.each([
  ['verdict', verdictWriter],
  ['lines', linesWriter],
] as const)(
  'LAW: a complete deal is answered with detail `%s` in the words of the ordinary way',
  async (detail, writer) => {
    let complete = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ negotiation, context, terms }) => {
        const scenario = compile(negotiation, context);
        const box = boxOf(scenario, terms)!;
        if (!scenario.slots.every((_, slot) => isSettled(box, slot))) return;
        complete++;
        const out = byteWriter();
        out.text('{"ref":"a"');
        writer(scenario, out)(box.low);
        const view = viewOf({ ...negotiation, version: 1 }, { who: null });
        const allowance = { steps: 1_000_000, bytes: 2 ** 20, milliseconds: 10_000 };
        const kept = { scenario, memo: new Map(), isStored: false };
        const echoed = echoOf({}, context, view);
        const alone = { ...kept, view, context: echoed, allowance, began: performance.now() };
        const there = () => Promise.reject(new Error('a complete deal needs no worker'));
        const { answer } = await batchAnswer({ ref: 'a', terms } as never, {
          ...{ question: alone, detail, instance: '/', there },
        });
        expect(out.take().toString()).toBe(`${JSON.stringify(answer)}\n`);
      }),
      { seed: 51, numRuns: 400 },
    );
    expect(complete).toBeGreaterThan(50);
  },
);
