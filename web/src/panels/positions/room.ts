import type { Basis, Case, Issue, Schemas, ValueSet } from '../../contract.ts';
import { stretchesOf } from './strip.ts';

type Room = Schemas['BargainingRoom'];

export interface PartyRoom {
  readonly party: string;
  readonly rows: readonly Room[];
  /** The bases on which the case holds no line of the party: there, anything counts as acceptable to it. */
  readonly silent: readonly Basis[];
}

/** Bargaining room by party, in the order of the case. */
export function roomByParty(room: readonly Room[], live: Case): PartyRoom[] {
  return live.parties.flatMap(({ id }) => {
    const mine = room.filter(({ party }) => party === id);
    const rows = live.issues.flatMap((issue) => mine.filter((row) => row.issue === issue.id));
    return rows.length === 0 ? [] : [{ party: id, rows, silent: silentBases(id, live) }];
  });
}

function silentBases(party: string, { redLines, preconditions }: Case): Basis[] {
  const lines = [...redLines, ...preconditions].filter((line) => line.party === party);
  return (['declared', 'assessed'] as const).filter((basis) => !lines.some((line) => line.basis === basis));
}

/** Whether what is held to be true of a party allows more than what it says, less, or something else. */
export function roomIs(issue: Issue, { declared, assessed }: Room, ranks: number): 'more' | 'less' | 'other' {
  if (within(issue, declared, assessed, ranks)) return 'more';
  return within(issue, assessed, declared, ranks) ? 'less' : 'other';
}

/** INVARIANT: stretches of one list never touch, so what lies in the list lies in one stretch of it. */
function within(issue: Issue, inner: ValueSet, outer: ValueSet, ranks: number): boolean {
  if (!Array.isArray(inner) && !Array.isArray(outer)) {
    const [some, all] = [inner, outer];
    return (
      some.possible.every((option) => all.possible.includes(option)) &&
      all.always.every((option) => some.always.includes(option))
    );
  }
  const stretches = stretchesOf(issue, outer, ranks);
  return stretchesOf(issue, inner, ranks).every(({ from, to }) =>
    stretches.some((one) => one.from <= from && one.to >= to),
  );
}
