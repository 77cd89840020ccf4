import { useMemo, useRef } from 'preact/hooks';
import type { Looked } from '../../address.ts';
import { type Asked, useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas, Terms } from '../../contract.ts';
import { type Possible, possibleOf } from '../../controls/possible.ts';

interface Wanted {
  readonly live: Case;
  readonly context: Looked;
  readonly terms: Terms;
  /** The issue that somebody is about to move. */
  readonly turnedTo: string | null;
  readonly wanted: boolean;
}

export interface RuledOut {
  readonly asked: Asked<Schemas['Zone']>;
  /**
   * What an acceptable deal can still have for an issue, given all other terms; `null` where it is not known. It is the
   * same function until it answers otherwise.
   */
  readonly possible: (issue: string) => Possible | null;
}

/**
 * What the other terms rule out. An open issue is told by the zone within all terms; one that is settled by the zone
 * within the others, which is asked for the one that somebody is about to move.
 */
export function useRuledOut({ live, context, terms, turnedTo, wanted }: Wanted): RuledOut {
  const question = { context, count: false };
  const { [turnedTo ?? '']: turned, ...others } = terms;
  const isTurned = turned !== undefined;
  const asked = useAnswer('zone', wanted ? { ...question, given: terms } : null);
  const without = useAnswer('zone', wanted && isTurned ? { ...question, given: others } : null);
  const open = usePossible(live, isFresh(asked) ? asked.answer : null);
  const now = usePossible(live, without.state === 'answered' ? without.answer : null);
  const own = useRef<{ readonly issue: string | null; readonly possible: Possible | null }>(NONE);
  const moved = turnedTo === null ? null : (now?.get(turnedTo) ?? null);
  // An issue that has just been settled keeps what it was told by while the same is asked anew.
  const before = own.current.issue === turnedTo && without.state !== 'answered' && isFresh(without);
  const kept = before && wanted ? own.current.possible : moved;
  own.current = { issue: turnedTo, possible: isTurned || turnedTo === null ? kept : (open?.get(turnedTo) ?? null) };
  const possible = useMemo(
    () => (issue: string) => {
      if (issue === turnedTo && isTurned) return kept;
      return Object.hasOwn(terms, issue) ? null : (open?.get(issue) ?? null);
    },
    [open, kept, terms, turnedTo, isTurned],
  );
  return { asked, possible };
}

const NONE = { issue: null, possible: null };

/** Whether the last answer may still be shown: the next is there at once, or soon. */
function isFresh({ state, progress }: Asked<unknown>): boolean {
  if (state === 'refused' || state === 'stopped') return false;
  return state === 'answered' || progress === null;
}

/** By issue; `null` where there is no acceptable deal at all, or not all of its values are known. */
function usePossible(live: Case, zone: Schemas['Zone'] | null): ReadonlyMap<string, Possible> | null {
  return useMemo(() => {
    const values = zone?.exists && zone.complete ? zone.values : null;
    if (!values) return null;
    return new Map(
      live.issues.flatMap((issue) => {
        const found = values[issue.id];
        return found ? [[issue.id, possibleOf(issue, found.some)] as const] : [];
      }),
    );
  }, [zone, live]);
}
