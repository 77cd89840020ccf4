import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import { create } from '../../src/negotiation/edit.ts';
import { Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import { DEFAULT_STEPS } from '../../src/reasoning/budget.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { goldenCases, inBrief, seed } from './cases.ts';

const negotiations = new Map<string, Negotiation>();

function negotiation(id: string): Negotiation {
  const known = negotiations.get(id);
  if (known) return known;
  const outcome = create(Document.parse(seed(id)));
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.faults));
  negotiations.set(id, outcome.step.next!);
  return outcome.step.next!;
}

describe('golden cases, through the core', () => {
  test.each(goldenCases())(
    '$negotiation: $name',
    ({ negotiation: id, context = {}, deal, terms, expect: expected }) => {
      const of = negotiation(id);
      const scenario = compile(of, resolveContext(context, of.negotiation.defaultContext, '2026-08-01'));
      const asked = terms ?? of.deals.find((one) => one.id === deal)!.terms;
      const answer = check(scenario, boxOf(scenario, asked)!, { steps: DEFAULT_STEPS });
      expect(inBrief(answer)).toMatchObject({ complete: true, ...expected });
    },
  );
});
