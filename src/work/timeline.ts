import { compile, compiledBefore } from '../negotiation/compile.ts';
import type { ResolvedContext } from '../negotiation/context.ts';
import { before, changesWithin, type DayChange, validWithin } from '../negotiation/days.ts';
import type { Document } from '../negotiation/negotiation.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { Budget, Stop } from '../reasoning/budget.ts';
import { SharedDiagram } from '../reasoning/shared-diagram.ts';

/** What every answer of reasoning says of itself. */
interface Ended {
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** An answer as it stands in one interval: what it cost is told once, of the whole. */
type Within<A extends Ended> = Omit<A, 'steps'>;

export interface TimelineAnswer<A extends Ended> {
  readonly intervals: readonly {
    readonly from: string;
    /** Its last day. */
    readonly to: string;
    readonly answer: Within<A>;
    /** What is otherwise than on the day before; empty for the first. */
    readonly changed: readonly DayChange[];
  }[];
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

export interface TimelineAsked {
  readonly document: Document;
  readonly context: ResolvedContext;
  readonly from: string;
  readonly to: string;
}

/**
 * A question asked on every interval between days on which something in force changes.
 * LAW: what it answers for an interval is what is answered on each of its days. Days on which the same is in force are
 * asked once.
 */
export function timeline<A extends Ended>(
  { document, context, from, to }: TimelineAsked,
  ask: (scenario: Scenario, budget: Budget, shared: SharedDiagram) => A,
  budget: Budget,
): TimelineAnswer<A> {
  const compiled = compiledBefore();
  const throughout = validWithin(document, from, to);
  const shared = new SharedDiagram((like) => compile(throughout, like.context, compiled));
  const changes = changesWithin(document, context, from, to);
  const starts = [{ day: from, changed: [] as readonly DayChange[] }, ...changes];
  const known = new Map<string, A>();
  let spent = 0;
  const answered = starts.map(({ day, changed }, at) => {
    if (budget.expired?.() === true) return null;
    const scenario = compile(document, { ...context, asOf: day }, compiled);
    const key = inForceIn(scenario);
    let answer = known.get(key);
    if (answer === undefined) {
      const progress = (share: number) => budget.progress?.((at + share) / starts.length);
      answer = ask(scenario, { ...budget, steps: Math.max(0, budget.steps - spent), progress }, shared);
      spent += answer.steps;
      known.set(key, answer);
    }
    const { steps: _, ...said } = answer;
    const next = starts[at + 1];
    return { from: day, to: next === undefined ? to : before(next.day), answer: said, changed };
  });
  const intervals = answered.flatMap((interval) => interval ?? []);
  const isCut = intervals.length < starts.length;
  const cut = intervals.find(({ answer }) => answer.stopped !== null);
  const complete = !isCut && intervals.every(({ answer }) => answer.complete);
  return { intervals, complete, stopped: cut?.answer.stopped ?? (isCut ? 'time' : null), steps: spent };
}

/**
 * What is in force, named: within one document, days with the same name have the same answers. Of a circumstance that
 * nothing in force mentions it only matters whether it is known.
 */
function inForceIn({ parties, rules, slots }: Scenario): string {
  const lines = [...rules, ...parties.flatMap((party) => party.lines)].map((line) => line.constraint);
  const conditions = parties.flatMap(({ condition }) => condition ?? []);
  const mentioned = new Set([...lines, ...conditions].flatMap((constraint) => constraint.slots));
  return JSON.stringify([
    parties.map((party) => [party.lines.map(({ id }) => id), party.worth !== null]),
    slots.map(({ known }, slot) => (mentioned.has(slot) ? known : known !== null)),
  ]);
}
