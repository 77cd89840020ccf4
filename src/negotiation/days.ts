import { dayNumber, dayText } from '../language/calendar.ts';
import { encode } from '../language/domain.ts';
import type { ResolvedContext } from './context.ts';
import { absenceIn, isWithin } from './in-force.ts';
import { domainOf } from './issue.ts';
import type { Document } from './negotiation.ts';

/** What is otherwise on a day than on the day before, of all that answers depend on. */
export interface DayChange {
  /** Of a line or a circumstance; `party:preferences` where worth is told and no threshold binds. */
  readonly id: string;
  readonly what: 'begins' | 'ends' | 'changes';
}

/**
 * The days after `from`, up to `to`, on which a line begins or has ended or a circumstance is otherwise than the day
 * before, in order, with what changes. Positions are none of it: no answer of a timeline hangs on them.
 */
export function changesWithin(
  document: Document,
  context: ResolvedContext,
  from: string,
  to: string,
): { readonly day: string; readonly changed: readonly DayChange[] }[] {
  const days = [...new Set(turningDays(document))].filter((day) => from < day && day <= to).sort();
  let before = onDay(document, context, from);
  return days.flatMap((day) => {
    const now = onDay(document, context, day);
    const changed = differences(before, now);
    before = now;
    return changed.length === 0 ? [] : [{ day, changed }];
  });
}

/** The same with every statement that is valid on some of these days valid on all days, and no others. */
export function validWithin(document: Document, from: string, to: string): Document {
  const lasting = <S extends { validFrom?: string | undefined; validTo?: string | undefined }>(
    statements: readonly S[],
  ) =>
    statements
      .filter(({ validFrom, validTo }) => (validFrom ?? from) <= to && from <= (validTo ?? to))
      .map(({ validFrom: _, validTo: __, ...rest }) => rest as S);
  const { redLines, preconditions, preferences } = document;
  return {
    ...document,
    redLines: lasting(redLines),
    preconditions: lasting(preconditions),
    preferences: lasting(preferences),
  };
}

/** The first day of every period, and the day after its last. */
function turningDays({ redLines, preconditions, preferences, circumstances }: Document): string[] {
  const periods = [
    ...[...redLines, ...preconditions, ...preferences].map(({ validFrom, validTo }) => [validFrom, validTo]),
    ...circumstances.flatMap(({ values }) => values.map(({ from, to }) => [from, to])),
  ];
  return periods.flatMap(([from, to]) => [
    ...(from === undefined ? [] : [from]),
    ...(to === undefined ? [] : after(to)),
  ]);
}

/** The last day there is has none after it. */
const LAST_DAY = '9999-12-31';
const after = (day: string): string[] => (day === LAST_DAY ? [] : [shifted(day, 1)]);
/** The day before a day that is not the first there is. */
export const before = (day: string): string => shifted(day, -1);

const shifted = (day: string, by: number): string => dayText((dayNumber(day) ?? 0) + by);

/** Preferences are a line where their reservation value binds; else they only tell worth. */
const worthId = ({ party, binding, reservation }: Document['preferences'][number]) =>
  `${party}:${binding && reservation !== undefined ? 'reservation' : 'preferences'}`;

interface OnDay {
  readonly lines: ReadonlySet<string>;
  /** The value as it is written; absent where it is not known. */
  readonly circumstances: ReadonlyMap<string, string>;
}

function onDay(document: Document, context: ResolvedContext, asOf: string): OnDay {
  const absence = absenceIn(document, { ...context, asOf });
  const { redLines, preconditions, preferences, circumstances } = document;
  const statements = [...redLines, ...preconditions].filter((one) => absence(one) === null).map(({ id }) => id);
  const worths = preferences.filter((one) => absence(one) === null).map(worthId);
  const steps = document.issues.filter(({ type }) => type === 'step').length;
  const domains = (id: string) => domainOf(circumstances.find((one) => one.id === id)!, steps);
  const known = circumstances.flatMap(({ id, values }) => {
    const value = values.find(({ from, to }) => isWithin(asOf, from, to));
    return value === undefined ? [] : [[id, String(encode(domains(id), value.value))] as const];
  });
  return {
    lines: new Set([...statements, ...worths]),
    circumstances: new Map(known),
  };
}

function differences(before: OnDay, now: OnDay): DayChange[] {
  const ids = [...new Set([...before.lines, ...now.lines])];
  const lines = ids.flatMap((id): DayChange[] => {
    const [was, is] = [before.lines.has(id), now.lines.has(id)];
    return was === is ? [] : [{ id, what: is ? 'begins' : 'ends' }];
  });
  const facts = [...new Set([...before.circumstances.keys(), ...now.circumstances.keys()])].filter(
    (id) => before.circumstances.get(id) !== now.circumstances.get(id),
  );
  const changed = [...lines, ...facts.map((id): DayChange => ({ id, what: 'changes' }))];
  return changed.sort((a, b) => (a.id < b.id ? -1 : 1));
}
