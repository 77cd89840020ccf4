import { type Asked, askedOf, type Finding, type Question } from './finding.ts';
import { fraction, plus, times, ZERO } from './fractions.ts';
import { LIMIT, type Ours } from './ours.ts';
import type { Fraction, Place } from './plain.ts';
import { placeOf } from './reading.ts';
import { isAgreed } from './truth.ts';

type Settled = {
  readonly terms: Readonly<Record<string, unknown>>;
  readonly circumstances?: Readonly<Record<string, unknown>>;
};
type Members = readonly { readonly members: readonly { readonly id: string }[] }[];

/** Where our answers and an engine's part, one sentence each; `undecided` where ours says that it does not know. */
export function differences(question: Question, ours: Ours, found: Finding): string[] {
  const { zone, conflicts, nearest } = ours;
  return [
    ...differ('zone.exists', zone.exists, found.exists),
    ...differ('zone.impossible', zone.impossible, found.impossible),
    ...differ('conflicts.exists', conflicts.exists, found.exists),
    ...differ('conflicts.impossible', conflicts.impossible, found.impossible),
    ...differ('conflicts.complete', conflicts.complete, true),
    ...listed('conflicts', conflicts.conflicts, conflicts.counts.conflicts, found.conflicts),
    ...listed('concessions', conflicts.concessions, conflicts.counts.concessions, found.concessions),
    ...differ('nearest.exists', nearest.exists, found.nearest !== null),
    ...nearestDiffers(nearest.deals, found.nearest),
    ...untrue(question, ours),
  ];
}

function differ(what: string, ours: unknown, theirs: unknown): string[] {
  if (ours === theirs) return [];
  return [`${what}: ours ${ours === null ? 'undecided' : JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`];
}

/** All of them are the same; of more than are listed, each is one of theirs. */
function listed(what: string, sets: Members, count: string | null, theirs: readonly string[]): string[] {
  const ours = sets
    .map(({ members }) =>
      members
        .map(({ id }) => id)
        .sort()
        .join(),
    )
    .sort();
  const counted = differ(`${what}: how many`, count, String(theirs.length));
  if (theirs.length <= LIMIT) return [...counted, ...differ(what, ours.join(' | '), theirs.join(' | '))];
  const known = new Set(theirs);
  return [...counted, ...ours.filter((one) => !known.has(one)).map((one) => `${what}: only ours has ${one}`)];
}

function nearestDiffers(deals: Ours['nearest']['deals'], theirs: string | null): string[] {
  if (theirs === null) return differ('nearest.deals', deals.length, 0);
  const [over, under] = theirs.split('/').map(Number) as [number, number];
  const away = deals.map(({ distance }) => distance).filter((distance) => Math.abs(distance - over / under) > 1e-12);
  if (deals.length === 0) return [`nearest.deals: none listed, theirs ${theirs}`];
  return away.map((distance) => `nearest.distance: ours ${distance}, theirs ${theirs}`);
}

/** Every deal we show must be what it is shown as, by the meaning of the words alone. */
function untrue(question: Question, { zone, conflicts, nearest }: Ours): string[] {
  const asked = askedOf(question);
  const agreed = (settled: Settled, without: readonly string[], given: Asked['given']) => {
    const places = placesOf(question, asked, settled);
    const keeps = [...given].every(([at, place]) => String(places[at]) === String(place));
    return keeps && isAgreed(asked.reading, (id) => !without.includes(id), places);
  };
  const none: Asked['given'] = new Map();
  const false_ = (what: string, holds: boolean) => (holds ? [] : [`${what} is no such deal`]);
  return [
    ...(zone.witness === null ? [] : false_('zone.witness', agreed(zone.witness, [], asked.given))),
    ...conflicts.concessions.flatMap(({ members, witness }) => {
      const given = members.map(({ id }) => id);
      return false_(`the witness of giving up ${given.join()}`, agreed(witness, given, asked.given));
    }),
    ...nearest.deals.flatMap((deal) => [
      ...false_('a nearest deal', agreed(deal, [], none)),
      ...differ('a nearest deal costs', deal.distance.toFixed(9), costOf(question, asked, deal).toFixed(9)),
    ]),
  ];
}

function placesOf({ document }: Question, { reading }: Asked, { terms, circumstances = {} }: Settled): Place[] {
  const said = { ...terms, ...circumstances };
  return reading.variables.map((variable) => {
    if (variable.known !== null) return variable.known;
    const named = [...document.issues, ...document.circumstances].find(({ id }) => id === variable.name)!;
    return placeOf(named, variable, said[variable.name]);
  });
}

function costOf(question: Question, asked: Asked, deal: Settled): number {
  const places = placesOf(question, asked, deal);
  const each = [...asked.deal.keys()].map((at) => fraction(asked.costOf(at, places[at]!), asked.unit));
  return toNumber(each.reduce(plus, ZERO));
}

const toNumber = (value: Fraction): number => {
  const scaled = times(value, fraction(10n ** 12n));
  return Number(scaled.over / scaled.under) / 1e12;
};
