import { MAYBE, type Ternary, YES } from '../language/evaluate.ts';
import type { Line, Scenario } from '../negotiation/scenario.ts';
import type { LineAnswer, LineStatus, NeededAnswer, Term } from './answer.ts';
import type { Box } from './box.ts';
import type { Meter } from './budget.ts';
import { termsOf } from './deal.ts';
import { decidingSlots } from './deciding-terms.ts';
import { type Margin, marginOf } from './margin.ts';
import { keep, keyOf, type Memo, recall } from './memo.ts';
import { alternativeInWords } from './narrate.ts';
import { neededFor } from './needed.ts';
import { valueSetOf } from './value-set.ts';
import type { Alternative } from './widest.ts';

/** What one line says about one deal, beside its status. */
interface Detail {
  readonly terms: readonly Term[];
  readonly needed: readonly NeededAnswer[];
  readonly margin: Margin | null;
}

interface Kept {
  readonly answer: LineAnswer;
  readonly steps: number;
}

/** A line with its status and the reasons for it (semantics 4). */
export function lineAnswer(
  line: Line,
  truth: Ternary,
  scenario: Scenario,
  box: Box,
  rules: readonly Line[],
  meter: Meter,
  memo: Memo,
): LineAnswer {
  const key = keyOf(box, line.constraint.slots, scenario.slots);
  const known = key === undefined ? undefined : recall<Kept>(memo, line, key);
  // What was kept counts as if it were found out again: where the budget would not have reached, it does not.
  if (known !== undefined && meter.spent + known.steps <= meter.limits.steps) {
    meter.spent += known.steps;
    return known.answer;
  }
  const before = meter.spent;
  const answer = answerOf(line, truth, detailOf(line, truth, scenario, box, rules, meter));
  const kept: Kept = { answer, steps: meter.spent - before };
  if (key !== undefined && meter.stopped === null) keep(memo, line, key, kept);
  return answer;
}

function detailOf(
  line: Line,
  truth: Ternary,
  scenario: Scenario,
  box: Box,
  rules: readonly Line[],
  meter: Meter,
): Detail {
  if (truth === MAYBE) return { terms: [], needed: [], margin: null };
  const { slots } = scenario;
  const { constraint } = line;
  const background = rules.map((rule) => rule.constraint);
  const deciding = decidingSlots(constraint, truth === YES, background, box, slots, meter);
  return {
    terms: deciding === null ? [] : termsOf(scenario, box, deciding),
    needed:
      truth === YES ? [] : neededFor(constraint, box, slots, meter).map((one) => neededAnswer(one, scenario, box)),
    margin: marginOf(constraint, truth === YES, box, slots, meter),
  };
}

function neededAnswer(alternative: Alternative, scenario: Scenario, box: Box): NeededAnswer {
  const changes = alternative.map(({ slot, runs }) => {
    const of = scenario.slots[slot]!;
    return { issue: of.id, anyOf: valueSetOf(of, runs) };
  });
  return { changes, text: alternativeInWords(alternative, scenario, box) };
}

function answerOf(line: Line, truth: Ternary, detail: Detail): LineAnswer {
  const { id, party, kind, stage, title, text, holds, basis, citations } = line;
  const status = statusOf(line.kind, truth);
  const said = { id, party, kind, ...(stage === undefined ? {} : { stage }), title, text, holds, basis };
  return { ...said, status, ...detail, citations };
}

export function statusOf(kind: Line['kind'], truth: Ternary): LineStatus {
  if (truth === MAYBE) return 'undetermined';
  if (kind === 'precondition') return truth === YES ? 'met' : 'unmet';
  return truth === YES ? 'respected' : 'crossed';
}
