import { MAYBE, NO, YES } from '../language/evaluate.ts';
import { demandsOf } from '../negotiation/demands.ts';
import type { Line, Scenario } from '../negotiation/scenario.ts';
import type { Box } from './box.ts';
import type { Meter } from './budget.ts';
import { decide } from './decide.ts';
import { dropped } from './deciding-terms.ts';
import type { Judgement } from './judge.ts';
import { minimalTrueSets } from './minimal-sets.ts';

/** Lines and settled terms that cannot hold together; leave one out, and they can. */
export interface Clash {
  readonly lines: readonly Line[];
  /** Slots of the terms. */
  readonly terms: readonly number[];
}

export interface Clashes {
  readonly clashes: readonly Clash[];
  /** False where there may be more: the list was cut, or the meter ran out. */
  readonly complete: boolean;
}

const MOST_CLASHES = 100;
const NONE: Clashes = { clashes: [], complete: true };

/**
 * Why a deal is impossible (which rules clash with its terms) or dead on arrival (which lines, the rules being
 * background), and why a party rejects it of whose lines none is crossed (which of them clash). Every inclusion-minimal
 * set of lines given all terms, each with a subset-minimal set of terms; a rule that is broken alone is a set of its own,
 * decided by its own terms, and not listed here. At most `MOST_CLASHES` of each; where the meter ran out, what is not
 * proved minimal is left out.
 */
export function clashesOf(scenario: Scenario, judgement: Judgement, meter: Meter): Clashes {
  const { box } = judgement.completions;
  if (judgement.verdict === 'impossible') {
    const rules = scenario.rules.filter((_, at) => judgement.rules[at] === MAYBE);
    const demands = (chosen: readonly Line[]) => chosen.map((rule) => rule.constraint);
    return listClashes(rules, demands, scenario, box, meter);
  }
  const { truthOf } = judgement.completions;
  const rules = scenario.rules.map((rule) => rule.constraint);
  const dead = () => {
    const bindings = scenario.members.flatMap(({ lines }) => lines).filter(({ demands }) => truthOf(demands) !== YES);
    return listClashes(
      bindings.map((binding) => binding.line),
      (chosen) => [...rules, ...demandsOf(scenario.agreement, scenario.members, ({ line }) => chosen.includes(line))],
      scenario,
      box,
      meter,
    );
  };
  const ofDeal = judgement.deadOnArrival === true ? dead() : NONE;
  const ofParties = judgement.parties.filter(rejectsUncrossed).map(({ party, truths }) => {
    const lines = party.lines.filter((_, at) => truths[at] !== YES);
    const demands = (chosen: readonly Line[]) => [...rules, ...chosen.map((line) => line.constraint)];
    return listClashes(lines, demands, scenario, box, meter);
  });
  return together(ofDeal, ofParties);
}

const rejectsUncrossed = ({ verdict, truths }: Judgement['parties'][number]) =>
  verdict === 'unacceptable' && truths.every((truth) => truth !== NO);

/** The same lines are listed once: what clashes for a party may be why the deal is dead. */
function together(first: Clashes, others: readonly Clashes[]): Clashes {
  const clashes = [...first.clashes];
  const isKnown = ({ lines }: Clash) =>
    clashes.some((known) => known.lines.length === lines.length && known.lines.every((line) => lines.includes(line)));
  for (const other of others) clashes.push(...other.clashes.filter((clash) => !isKnown(clash)));
  return { clashes, complete: [first, ...others].every(({ complete }) => complete) };
}

function listClashes(
  lines: readonly Line[],
  demandedBy: (chosen: readonly Line[]) => Parameters<typeof decide>[0],
  scenario: Scenario,
  box: Box,
  meter: Meter,
): Clashes {
  if (lines.length === 0) return NONE;
  const { slots } = scenario;
  const cannotHold = (chosen: readonly Line[], within: Box): boolean | null => {
    const found = decide(demandedBy(chosen), within, slots, meter);
    return found === null ? null : found === false;
  };
  const chosenBy = (members: readonly number[]) => members.map((member) => lines[member]!);
  const listed = minimalTrueSets(lines.length, (members) => cannotHold(chosenBy(members), box), MOST_CLASHES);
  const clashes = listed.sets.map(chosenBy).flatMap((chosen) => {
    const mentioned = [...new Set(chosen.flatMap((line) => line.constraint.slots))];
    const demanded = new Set(demandedBy(chosen).flatMap((demand) => demand.slots));
    const others = slots.map((_, at) => at).filter((at) => demanded.has(at) && !mentioned.includes(at));
    const order = [...others.toReversed(), ...mentioned.toReversed()];
    const kept = dropped(box, order, slots, (wider) => cannotHold(chosen, wider));
    return kept === null ? [] : [{ lines: chosen, terms: [...mentioned, ...others].filter((at) => kept.includes(at)) }];
  });
  return { clashes, complete: listed.complete && clashes.length === listed.sets.length };
}
