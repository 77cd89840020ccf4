import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromNumber } from '../../src/language/rational.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import { create } from '../../src/negotiation/edit.ts';
import { Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import { DEFAULT_STEPS } from '../../src/reasoning/budget.ts';
import { check } from '../../src/reasoning/check.ts';
import { comparison } from '../../src/reasoning/comparison.ts';
import { conflicts } from '../../src/reasoning/conflicts.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { nearest } from '../../src/reasoning/nearest.ts';
import { zone } from '../../src/reasoning/zone.ts';
import { documentOf, type GoldenCase, goldenCases, idOf, inBrief } from './cases.ts';

const negotiations = new Map<string, Negotiation>();
const BUDGET = { steps: DEFAULT_STEPS };

function negotiation(of: GoldenCase): Negotiation {
  const known = negotiations.get(idOf(of));
  if (known) return known;
  const outcome = create(Document.parse(documentOf(of)));
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.faults));
  negotiations.set(idOf(of), outcome.step.next!);
  return outcome.step.next!;
}

function ask(of: GoldenCase) {
  const asked = negotiation(of);
  const context = resolveContext(of.context ?? {}, asked.negotiation.defaultContext, '2026-08-01');
  const scenario = compile(asked, context);
  const { deal, given = {}, count = true, values = true, weights = {}, keep = [], limit = 100 } = of;
  const box = boxOf(scenario, of.terms ?? asked.deals.find(({ id }) => id === deal)?.terms ?? given)!;
  const slot = (issue: string) => scenario.slotOf.get(issue)!.slot;
  const exact = new Map(Object.entries(weights).map(([issue, weight]) => [slot(issue), fromNumber(weight)!]));
  switch (of.question) {
    case 'check':
      return check(scenario, box, BUDGET);
    case 'zone':
      return zone(scenario, { given: box, count, values, robust: false, sample: 0, seed: 0 }, BUDGET);
    case 'conflicts':
      return conflicts(scenario, { given: box, limit }, BUDGET);
    case 'comparison': {
      const all = of.parties ?? asked.parties.map(({ id }) => id);
      const parties = all.map((one) => (typeof one === 'string' ? { party: one, basis: context.basis } : one));
      const on = (basis: typeof context.basis) => ({
        scenario: compile(asked, { ...context, basis }),
        memo: new Map(),
      });
      return comparison(on, { parties, metric: of.metric ?? 'manhattan', weights: exact, accepts: true }, BUDGET);
    }
    case 'nearest':
      return nearest(scenario, { deal: box, weights: exact, keep: keep.map(slot), limit }, BUDGET);
  }
}

describe('golden cases, through the core', () => {
  test.each(goldenCases())('$negotiation: $name', (of) => {
    expect(inBrief(of.question, ask(of))).toMatchObject({ complete: true, ...of.expect });
  });
});

describe('the seeds', () => {
  test.each(['flat-lease', 'russia-ukraine-2025'])('%s: every source is cited somewhere', (id) => {
    const document = Document.parse(parse(readFileSync(`seed/${id}.yaml`, 'utf8')));
    const cited = new Set<string>();
    JSON.stringify(document, (key, value) => {
      if (key === 'citations') for (const { source } of value) cited.add(source);
      return value;
    });
    expect(document.sources.map((source) => source.id).filter((source) => !cited.has(source))).toEqual([]);
  });

  test('russia-ukraine-2025: the note says of every weight why', () => {
    const document = Document.parse(parse(readFileSync('seed/russia-ukraine-2025.yaml', 'utf8')));
    expect(document.preferences.length).toBe(document.parties.length);
    for (const { party, weights, note = '' } of document.preferences) {
      const unsaid = Object.entries(weights).filter(([issue, weight]) => !note.includes(`\`${issue}\` ${weight}`));
      expect([party, unsaid]).toEqual([party, []]);
    }
  });
});
