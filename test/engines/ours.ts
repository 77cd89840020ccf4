import { compile } from '../../src/negotiation/compile.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import type { ConflictsAnswer, NearestAnswer, ZoneAnswer } from '../../src/reasoning/answer.ts';
import { conflicts } from '../../src/reasoning/conflicts.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { nearest } from '../../src/reasoning/nearest.ts';
import { zone } from '../../src/reasoning/zone.ts';
import type { Question } from './finding.ts';

/** The product's answers to a question that other engines are asked. */
export interface Ours {
  readonly zone: ZoneAnswer;
  readonly conflicts: ConflictsAnswer;
  readonly nearest: NearestAnswer;
}

const BUDGET = { steps: 1_000_000_000 };
/** How many conflicts and concessions are listed; all are counted. */
export const LIMIT = 500;

export function oursOf({ document, day, given, deal }: Question): Ours {
  const scenario = compile(inOrder(document, 1), { asOf: day, perspective: 'baseline', basis: 'both' });
  const box = boxOf(scenario, given)!;
  const none = { count: false, values: false, robust: false, sample: 0, seed: 0 };
  const asked = { deal: boxOf(scenario, deal)!, weights: new Map(), keep: [], limit: 3 };
  return {
    zone: zone(scenario, { given: box, ...none }, BUDGET),
    conflicts: conflicts(scenario, { given: box, limit: LIMIT }, BUDGET),
    nearest: nearest(scenario, asked, BUDGET),
  };
}
