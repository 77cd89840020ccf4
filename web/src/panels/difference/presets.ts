import type { Looked } from '../../address.ts';
import { changeDays } from '../../change-days.ts';
import type { Case } from '../../contract.ts';
import { perspectivesOf, type WholeLooked } from '../../looked.ts';
import { BASES } from '../../words/context.ts';
import { wordsOfDay } from '../../words/day.ts';
import { daysAfter } from '../zone/days.ts';

/** Another side worth comparing with: all but what it names stays as on this side. */
export interface Preset {
  readonly title: string;
  readonly other: Looked;
}

/** The case's other perspectives, what parties say against what is held true of them, and the day before the last change. */
export function presetsOf(live: Case, here: WholeLooked): Preset[] {
  return [...perspectivePresets(live, here), ...basisPresets(live, here), ...dayPreset(live, here)];
}

const perspectivePresets = (live: Case, here: WholeLooked): Preset[] =>
  perspectivesOf(live)
    .filter(({ id }) => id !== here.perspective)
    .map(({ id, title }) => ({ title, other: { perspective: id } }));

function basisPresets(live: Case, here: WholeLooked): Preset[] {
  const statements = [...live.positions, ...live.preconditions, ...live.redLines];
  return (['declared', 'assessed'] as const)
    .filter((basis) => basis !== here.basis && statements.some((one) => one.basis === basis))
    .map((basis) => ({ title: `Only ${BASES[basis]}`, other: { basis } }));
}

function dayPreset(live: Case, here: WholeLooked): Preset[] {
  const last = changeDays(inView(live, here))
    .filter((day) => day <= here.asOf)
    .at(-1);
  if (last === undefined) return [];
  const asOf = daysAfter(last, -1);
  return [{ title: `The day before the last change, ${wordsOfDay(asOf)}`, other: { asOf } }];
}

/** What a view can see of a case on any day: its perspective's own and inherited statements of its basis, and thresholds that bind. */
export function inView(live: Case, { perspective, basis }: WholeLooked): Case {
  const { chain, suppressed } = seenBy(live, perspective);
  const seen = <S extends { readonly perspective: string }>(one: S, id: string) =>
    chain.has(one.perspective) && !suppressed.has(id);
  const counts = <S extends { readonly id: string; readonly perspective: string; readonly basis: string }>(one: S) =>
    seen(one, one.id) && (basis === 'both' || one.basis === basis);
  return {
    ...live,
    positions: live.positions.filter(counts),
    preconditions: live.preconditions.filter(counts),
    redLines: live.redLines.filter(counts),
    preferences: live.preferences.filter((one) => one.binding && seen(one, `${one.party}:reservation`)),
  };
}

function seenBy({ perspectives }: Case, perspective: string): { chain: Set<string>; suppressed: Set<string> } {
  const chain = new Set(['baseline']);
  const suppressed = new Set<string>();
  for (let id = perspective; !chain.has(id); ) {
    const found = perspectives.find((one) => one.id === id);
    if (found === undefined) break;
    chain.add(id);
    for (const one of found.suppresses) suppressed.add(one);
    id = found.inherits;
  }
  return { chain, suppressed };
}
