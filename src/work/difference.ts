import type { Scenario } from '../negotiation/scenario.ts';
import type { CheckAnswer, ConflictsAnswer, LineAnswer, ZoneAnswer } from '../reasoning/answer.ts';
import { type Budget, meterOf, type Stop } from '../reasoning/budget.ts';
import { type Causes, causesOf, isLaidOutAs } from '../reasoning/causes.ts';
import { boxOf } from '../reasoning/deal.ts';
import type { Nested } from './task.ts';

type Answer = ZoneAnswer | CheckAnswer | ConflictsAnswer;

/** One thing that the two answers say differently; `null` where a side does not say it at all. */
export interface Change {
  readonly what:
    | 'exists'
    | 'count'
    | 'conflicts'
    | 'concessions'
    | 'conflict'
    | 'concession'
    | 'verdict'
    | 'party'
    | 'line';
  /** Of a party or a line; of the members of a conflict or concession. */
  readonly ids: readonly string[];
  readonly left: string | boolean | null;
  readonly right: string | boolean | null;
}

export interface DifferenceAnswer<A = Answer> {
  readonly left: Omit<A, 'steps'>;
  readonly right: Omit<A, 'steps'>;
  /** None where a side was not decided. */
  readonly changes: readonly Change[];
  /**
   * Minimal sets of statements that change how a side stands once they are as on the other side. Empty where both
   * stand alike, where it is no statement that makes the difference, and where it was not found out; `null` where the sides have different issues, circumstances or parties, and for a `robust` zone.
   */
  readonly causes: { readonly fromLeft: Causes['sets']; readonly fromRight: Causes['sets'] } | null;
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

export interface Side {
  readonly scenario: Scenario;
  readonly asked: Nested;
}

/** A third of the steps is left for the reasons. */
const FOR_ANSWERS = 1 / 3;

/** One question asked of two scenarios: what is answered differently, and which statements make it so. */
export function difference(
  left: Side,
  right: Side,
  ask: (side: Side, budget: Budget) => Answer,
  budget: Budget,
): DifferenceAnswer {
  const share = { ...budget, steps: Math.floor(budget.steps * FOR_ANSWERS) };
  const [one, other] = [ask(left, share), ask(right, share)];
  const spent = one.steps + other.steps;
  const meter = meterOf({ ...budget, steps: budget.steps - spent });
  const found = reasons(left, right, one, other, (here, there, worse) => {
    const { scenario, asked } = here;
    const box = boxOf(scenario, asked.kind === 'check' ? asked.terms : asked.given)!;
    return causesOf(scenario, there.scenario, box, asked.kind === 'check' ? 'deal' : 'zone', worse, meter);
  });
  const complete = one.complete && other.complete && found.complete;
  const stopped = meter.stopped ?? one.stopped ?? other.stopped;
  return {
    left: bare(one),
    right: bare(other),
    changes: one.complete && other.complete ? changesOf(one, other) : [],
    causes: found.causes,
    complete,
    stopped: stopped ?? (complete ? null : 'steps'),
    steps: spent + meter.spent,
  };
}

function bare<A extends Answer>({ steps: _, ...answer }: A): Omit<A, 'steps'> {
  return answer;
}

const NONE = { fromLeft: [], fromRight: [] };

function reasons(
  left: Side,
  right: Side,
  one: Answer,
  other: Answer,
  causes: (here: Side, there: Side, worse: boolean) => Causes,
): Pick<DifferenceAnswer, 'causes' | 'complete'> {
  const [was, is] = [standOf(one), standOf(other)];
  if (was === null || is === null) return { causes: NONE, complete: false };
  if (!isLaidOutAs(left.scenario, right.scenario) || isRobust(left)) return { causes: null, complete: true };
  // No statement makes a deal impossible: rules do, and what is known of the world.
  if (was === is || isImpossible(one) || isImpossible(other)) return { causes: NONE, complete: true };
  const [fromLeft, fromRight] = [causes(left, right, is < was), causes(right, left, was < is)];
  return {
    causes: { fromLeft: fromLeft.sets, fromRight: fromRight.sets },
    complete: fromLeft.complete && fromRight.complete,
  };
}

const isImpossible = (answer: Answer) => 'verdict' in answer && answer.verdict === 'impossible';

const isRobust = ({ asked }: Side) => asked.kind === 'zone' && asked.robust;

/** The better a side stands, the higher; `null` where that is not known. */
function standOf(answer: Answer): number | null {
  if ('verdict' in answer && answer.verdict === 'undetermined' && !answer.complete) return null;
  if ('verdict' in answer) return { impossible: 0, unacceptable: 0, undetermined: 1, acceptable: 2 }[answer.verdict];
  return answer.exists === null ? null : Number(answer.exists);
}

function changesOf(left: Answer, right: Answer): Change[] {
  const said = 'verdict' in left ? saidByCheck(left) : saidOfDeals(left);
  const other = 'verdict' in right ? saidByCheck(right) : saidOfDeals(right);
  const keys = [...new Set([...said.keys(), ...other.keys()])].filter(
    // A list that was cut does not say what is not in it.
    (key) => !/^(?:conflict|concession) /.test(key) || (isListed(left) && isListed(right)),
  );
  return keys.flatMap((key) => {
    const [one, two] = [said.get(key) ?? null, other.get(key) ?? null];
    const [what, ...ids] = key.split(' ') as [Change['what'], ...string[]];
    return one === two ? [] : [{ what, ids, left: one, right: two }];
  });
}

/** Whether all conflicts and concessions are listed. */
const isListed = (answer: Answer) =>
  !('counts' in answer) ||
  (answer.counts.conflicts === String(answer.conflicts.length) &&
    answer.counts.concessions === String(answer.concessions.length));

type Saying = string | boolean | null;
type Said = ReadonlyMap<string, Saying>;

function saidByCheck({ verdict, parties }: CheckAnswer): Said {
  const lines = parties.flatMap(({ preconditions, redLines }) => [...preconditions, ...redLines]);
  return new Map([
    ['verdict', verdict],
    ...parties.map((party) => [`party ${party.party}`, party.verdict] as const),
    ...lines.map(({ id, status }) => [`line ${id}`, status] as const),
  ]);
}

function saidOfDeals(answer: ZoneAnswer | ConflictsAnswer): Said {
  const exists: readonly [string, Saying] = ['exists', answer.exists];
  if ('count' in answer) return new Map([exists, ['count', answer.count]]);
  const { counts } = answer;
  const sets = (what: 'conflict' | 'concession', list: readonly { readonly members: readonly LineAnswer[] }[]) =>
    list.map(({ members }): readonly [string, Saying] => [
      `${what} ${members
        .map(({ id }) => id)
        .sort()
        .join(' ')}`,
      true,
    ]);
  const counted: readonly [string, Saying][] = [
    ['conflicts', counts.conflicts],
    ['concessions', counts.concessions],
  ];
  return new Map([
    exists,
    ...counted,
    ...sets('conflict', answer.conflicts),
    ...sets('concession', answer.concessions),
  ]);
}
