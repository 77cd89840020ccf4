import { parse } from '../language/parse.ts';
import { fromNumber, type Rational } from '../language/rational.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { CheckAnswer, ConflictsAnswer, LikelihoodAnswer, NearestAnswer, ZoneAnswer } from '../reasoning/answer.ts';
import type { Box } from '../reasoning/box.ts';
import type { Budget } from '../reasoning/budget.ts';
import { check } from '../reasoning/check.ts';
import type { ComparisonAnswer } from '../reasoning/comparison-answer.ts';
import { conflicts } from '../reasoning/conflicts.ts';
import { boxOf } from '../reasoning/deal.ts';
import { type Explanation, explain } from '../reasoning/explain.ts';
import { frontier } from '../reasoning/frontier.ts';
import type { FrontierAnswer } from '../reasoning/frontier-answer.ts';
import { likelihood } from '../reasoning/likelihood.ts';
import type { MovementAnswer } from '../reasoning/movement-answer.ts';
import { nearest } from '../reasoning/nearest.ts';
import type { SharedDiagram } from '../reasoning/shared-diagram.ts';
import { zone } from '../reasoning/zone.ts';
import { type BriefCheck, briefCheck } from './brief-check.ts';
import type { DifferenceAnswer } from './difference.ts';
import type { AskedOnce, Nested } from './task.ts';
import type { TimelineAnswer } from './timeline.ts';

/** What each kind of question is answered with. */
export interface Answers {
  readonly check: CheckAnswer;
  readonly brief: BriefCheck;
  readonly explain: Explanation;
  readonly zone: ZoneAnswer;
  readonly conflicts: ConflictsAnswer;
  readonly nearest: NearestAnswer;
  readonly likelihood: LikelihoodAnswer;
  readonly frontier: FrontierAnswer;
  readonly comparison: ComparisonAnswer;
  readonly moves: MovementAnswer;
  readonly timeline: TimelineAnswer<Answers[Nested['kind']]>;
  readonly difference: DifferenceAnswer;
}

/** Asks reasoning what was asked. @param shared by the same question on several days of one document */
export function answerTo<K extends AskedOnce['kind']>(
  asked: Extract<AskedOnce, { readonly kind: K }>,
  scenario: Scenario,
  budget: Budget,
  shared?: SharedDiagram,
): Answers[K] {
  return answerOf(asked, scenario, budget, shared) as Answers[K];
}

function answerOf(
  asked: AskedOnce,
  scenario: Scenario,
  budget: Budget,
  shared?: SharedDiagram,
): Answers[AskedOnce['kind']] {
  switch (asked.kind) {
    case 'check':
      return check(scenario, boxFor(scenario, asked.terms), budget);
    case 'brief':
      return briefCheck(scenario, boxFor(scenario, asked.terms), asked.brevity, budget);
    case 'explain':
      return explain(parse(asked.expression).expression!, scenario, budget);
    case 'zone':
      return zone(scenario, { ...asked, given: boxFor(scenario, asked.given) }, budget, shared);
    case 'conflicts':
      return conflicts(scenario, { ...asked, given: boxFor(scenario, asked.given) }, budget);
    case 'likelihood': {
      const deal = asked.terms === null ? null : boxFor(scenario, asked.terms);
      return likelihood(scenario, { deal }, budget);
    }
    case 'frontier': {
      const { terms, strict, limit } = asked;
      const deal = terms === null ? null : boxFor(scenario, terms);
      return frontier(scenario, { given: boxFor(scenario, asked.given), deal, strict, limit }, budget);
    }
    case 'nearest': {
      const { terms, weights, keep, limit } = asked;
      const deal = boxFor(scenario, terms);
      return nearest(
        scenario,
        { deal, weights: bySlot(scenario, weights), keep: slotsOf(scenario, keep), limit },
        budget,
      );
    }
  }
}

function boxFor(scenario: Scenario, terms: Readonly<Record<string, unknown>>): Box {
  const box = boxOf(scenario, terms);
  if (box === undefined) throw new Error('a task whose terms do not fit its case');
  return box;
}

/** Weights by issue as exact numbers by slot. */
export const bySlot = (scenario: Scenario, weights: Readonly<Record<string, number>>): Map<number, Rational> =>
  new Map([...exactly(weights)].map(([id, weight]) => [slotOf(scenario, id), weight]));

/** Weights by issue as exact numbers. */
export const exactly = (weights: Readonly<Record<string, number>>): Map<string, Rational> =>
  new Map(Object.entries(weights).map(([id, weight]) => [id, fromNumber(weight)!]));

const slotsOf = (scenario: Scenario, ids: readonly string[]): number[] =>
  [...new Set(ids.map((id) => slotOf(scenario, id)))].sort((a, b) => a - b);

function slotOf({ slotOf: slots }: Scenario, id: string): number {
  const found = slots.get(id);
  if (found === undefined) throw new Error('a task that names what its case does not have');
  return found.slot;
}
