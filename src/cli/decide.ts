import type { CheckAnswer, ConflictsAnswer, LikelihoodAnswer, NearestAnswer, ZoneAnswer } from '../reasoning/answer.ts';
import type { ComparisonAnswer } from '../reasoning/comparison-answer.ts';
import type { FrontierAnswer } from '../reasoning/frontier-answer.ts';
import type { DifferenceAnswer } from '../work/difference.ts';
import type { TimelineAnswer } from '../work/timeline.ts';
import { codeOf, type Decided, NO, UNDECIDED, YES } from './exit-code.ts';
import type { Page } from './page.ts';
import type { QuestionCommand } from './questions.ts';
import { sayCheck } from './say-check.ts';
import { sayComparison } from './say-comparison.ts';
import { sayDifference, sayTimeline, truthOf } from './say-several.ts';
import { sayFrontier, sayLikelihood } from './say-worth.ts';
import { sayConflicts, sayNearest, sayZone } from './say-zone.ts';

/** What an answer comes to: in words, and for scripts. */
interface Reading<A> {
  readonly say: (answer: A, page: Page) => string[];
  readonly decide: (answer: A, atLeast: number | undefined) => Decided;
}

/**
 * A verdict or the existence of a deal is decided once it is proved, whatever beside it is over the budget. What is a
 * list or a measure is decided only where it is whole.
 */
const whole = <A extends { readonly complete: boolean }>(answer: A, truth: boolean | null): Decided =>
  answer.complete ? codeOf(truth) : UNDECIDED;

const check: Reading<CheckAnswer> = { say: sayCheck, decide: (answer) => codeOf(truthOf(answer)) };
const zone: Reading<ZoneAnswer> = { say: sayZone, decide: ({ exists }) => codeOf(exists) };
const conflicts: Reading<ConflictsAnswer> = { say: sayConflicts, decide: (answer) => whole(answer, answer.exists) };
const nearest: Reading<NearestAnswer> = { say: sayNearest, decide: (answer) => whole(answer, answer.exists) };

const frontier: Reading<FrontierAnswer> = {
  say: sayFrontier,
  decide: (answer) => whole(answer, answer.deal === null ? answer.exists : answer.deal.onFrontier),
};

const comparison: Reading<ComparisonAnswer> = {
  say: sayComparison,
  decide: (answer) => whole(answer, answer.distance !== null),
};

const likelihood: Reading<LikelihoodAnswer> = {
  say: sayLikelihood,
  decide({ zone: any, deal }, atLeast) {
    const { low, high } = deal?.all ?? any;
    const reaches = (chance: number) => (atLeast === undefined ? chance > 0 : chance >= atLeast);
    return reaches(low) ? YES : reaches(high) ? UNDECIDED : NO;
  },
};

const timeline: Reading<TimelineAnswer<CheckAnswer | ZoneAnswer>> = {
  say: sayTimeline,
  decide(answer) {
    const truths = answer.intervals.map((interval) => truthOf(interval.answer as CheckAnswer));
    const isKnown = answer.intervals.length > 0 && (answer.complete || !truths.includes(null));
    return truths.includes(false) ? NO : isKnown && !truths.includes(null) && answer.stopped === null ? YES : UNDECIDED;
  },
};

const difference: Reading<DifferenceAnswer> = {
  say: sayDifference,
  decide: (answer) => whole(answer, answer.changes.length === 0),
};

const READINGS = { check, zone, conflicts, nearest, frontier, compare: comparison, likelihood, timeline, difference };

export const readingOf = (name: QuestionCommand['name']) => READINGS[name] as Reading<unknown>;
