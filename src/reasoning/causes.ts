import { YES } from '../language/evaluate.ts';
import { bindingLine, demandsOf } from '../negotiation/demands.ts';
import type { BindingLine, Line, Member, Scenario } from '../negotiation/scenario.ts';
import type { Box } from './box.ts';
import { type Meter, step } from './budget.ts';
import { completionsOf } from './completions.ts';
import { minimalTrueSets, type Subset } from './minimal-sets.ts';

/** What may differ between two scenarios: whether any deal is agreed on, or how many completions of one are. */
const STANDS = ['none', 'some', 'all'] as const;
type Stand = (typeof STANDS)[number];

/** Minimal sets of statements, by id, that change how one side stands once they are as on the other. */
export interface Causes {
  readonly sets: readonly (readonly string[])[];
  readonly complete: boolean;
}

/** How many sets are listed at most. */
const MOST_SETS = 100;
/** Of statements that were replaced every set is tried, up to so many of them. */
const MOST_TRIED = 12;

/**
 * Which statements make the difference (semantics 7): the minimal sets that, taken over from `there`, move `here` in its
 * direction. What else differs (circumstances, the rule of agreement) stays as it is here.
 *
 * Giving up a line never closes a zone and a new one never opens it, so only those that move the right way are tried;
 * a statement that was replaced may do either, and then all sets are tried, the small ones first.
 * @param there laid out as `here` is: `isLaidOutAs`
 * @param worse whether `there` stands worse
 */
export function causesOf(
  here: Scenario,
  there: Scenario,
  box: Box,
  of: 'zone' | 'deal',
  worse: boolean,
  meter: Meter,
): Causes {
  const changes = changesBetween(here, there);
  const stands = standing(here, changes, box, of, meter);
  const before = stands([]);
  if (before === null) return { sets: [], complete: false };
  const changed = (members: Subset, among: readonly LineChange[]) => {
    const after = step(meter) ? stands(members.map((at) => among[at]!)) : null;
    if (after === null) return null;
    const moved = STANDS.indexOf(after) - STANDS.indexOf(before);
    return worse ? moved < 0 : moved > 0;
  };
  const moving = changes.filter(({ was, is }) => (worse ? is !== null : was !== null));
  const replaced = moving.some(({ was, is }) => was !== null && is !== null);
  const found = replaced
    ? triedAll(moving, (members) => changed(members, moving))
    : minimalTrueSets(moving.length, (members) => changed(members, moving), MOST_SETS);
  return { sets: found.sets.map((members) => members.map((at) => moving[at]!.id)), complete: found.complete };
}

/** Whether both have the same issues, circumstances and parties, so that lines of one say the same in the other. */
export function isLaidOutAs(here: Scenario, there: Scenario): boolean {
  const layout = ({ slots, parties }: Scenario) =>
    JSON.stringify(
      [slots.map(({ id, domain, kind }) => [id, domain, kind]), parties.map(({ id }) => id)],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    );
  return layout(here) === layout(there);
}

/** A line that is not the same in both, in order of ids. */
interface LineChange {
  readonly id: string;
  /** As it is here; `null` where it is not in force. */
  readonly was: Line | null;
  readonly is: Line | null;
}

function changesBetween(here: Scenario, there: Scenario): LineChange[] {
  const lines = ({ parties }: Scenario) =>
    new Map(parties.flatMap((party) => party.lines.map((line) => [line.id, line])));
  const [before, after] = [lines(here), lines(there)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, was: before.get(id) ?? null, is: after.get(id) ?? null }))
    .filter(({ was, is }) => was === null || is === null || !demandsTheSame(was, is, here, there))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Thresholds say the same only where worth is counted in the same way. */
function demandsTheSame(one: Line, other: Line, here: Scenario, there: Scenario): boolean {
  if (one.party !== other.party || one.holds !== other.holds) return false;
  return one.kind !== 'reservation' || worthText(one, here) === worthText(other, there);
}

function worthText({ party }: Line, { parties, slots }: Scenario): string {
  const worth = parties.find(({ id }) => id === party)!.worth!;
  const parts = worth.parts.map(({ slot, at }) =>
    Array.from({ length: slots[slot]!.size }, (_, index) => String(at(index))),
  );
  return JSON.stringify([parts, String(worth.scale), worth.parts.map(({ slot }) => slot)]);
}

/** How `here` stands with some lines as they are in `there`; `null` where the meter ended first. */
function standing(
  here: Scenario,
  changes: readonly LineChange[],
  box: Box,
  of: 'zone' | 'deal',
  meter: Meter,
): (taken: readonly LineChange[]) => Stand | null {
  const rules = here.rules.map((rule) => rule.constraint);
  const completions = completionsOf(box, rules, here.slots, meter);
  const members = here.members.map((member): Member => {
    const come = changes.flatMap(({ is }) => (is !== null && is.party === member.party.id ? [is] : []));
    return { ...member, lines: [...member.lines, ...come.map((line) => bindingLine(member.party, line))] };
  });
  return (taken) => {
    const gone = new Set(taken.map(({ was }) => was));
    const come = new Set(taken.map(({ is }) => is));
    const theirs = new Set(changes.map(({ is }) => is));
    const binds = ({ line }: BindingLine) => (theirs.has(line) ? come.has(line) : !gone.has(line));
    const demands = demandsOf(here.agreement, members, binds);
    if (of === 'deal' && demands.every((demand) => completions.truthOf(demand) === YES)) {
      const possible = completions.possible([]);
      return possible === null ? null : possible ? 'all' : 'none';
    }
    const possible = completions.possible(demands);
    return possible === null || (of === 'deal' && meter.stopped !== null) ? null : possible ? 'some' : 'none';
  };
}

/** All sets by size; supersets of those found are passed over. */
function triedAll(members: readonly unknown[], test: (subset: Subset) => boolean | null) {
  const few = Math.min(members.length, MOST_TRIED);
  const subsets = Array.from({ length: 2 ** few }, (_, bits) =>
    Array.from({ length: few }, (__, at) => at).filter((at) => (bits >> at) & 1),
  ).sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  const sets: Subset[] = [];
  for (const subset of subsets) {
    if (sets.some((smaller) => smaller.every((one) => subset.includes(one)))) continue;
    const truth = test(subset);
    if (truth === null) return { sets, complete: false };
    if (truth) sets.push(subset);
    if (sets.length >= MOST_SETS) return { sets, complete: false };
  }
  return { sets, complete: few === members.length };
}
