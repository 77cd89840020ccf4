import { useMemo, useRef } from 'preact/hooks';
import type { Looked } from '../../address.ts';
import { type Asked, useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas, Terms } from '../../contract.ts';
import { type Possible, possibleOf } from '../../controls/possible.ts';

export interface RuledOut {
  readonly asked: Asked<Schemas['Zone']>;
  /** What an acceptable deal can still have for an issue, given all other terms; `null` where it is not known. */
  readonly possible: (issue: string) => Possible | null;
}

/**
 * What the other terms rule out. An open issue is told by the zone within all terms; one that is settled by the zone
 * within the others, which is asked for the one that somebody is about to move.
 */
export function useRuledOut(
  live: Case,
  context: Looked,
  terms: Terms,
  turnedTo: string | null,
  wanted: boolean,
): RuledOut {
  const question = { context, count: false };
  const { [turnedTo ?? '']: turned, ...others } = terms;
  const asked = useAnswer('zone', wanted ? { ...question, given: terms } : null);
  const without = useAnswer('zone', wanted && turned !== undefined ? { ...question, given: others } : null);
  // While the next answer is waited for the last one is still shown, unless that takes long.
  const open = usePossible(live, asked.progress === null && asked.state !== 'stopped' ? asked.answer : null);
  const moved = usePossible(live, without.state === 'answered' ? without.answer : null);
  const last = useRef<{ readonly issue: string; readonly possible: Possible | null } | null>(null);
  const possible = (issue: string): Possible | null => {
    if (!wanted) return null;
    if (issue !== turnedTo || turned === undefined) {
      return Object.hasOwn(terms, issue) ? null : (open?.get(issue) ?? null);
    }
    if (without.state === 'waiting' && without.progress === null && last.current?.issue === issue) {
      return last.current.possible;
    }
    return moved?.get(issue) ?? null;
  };
  if (turnedTo !== null) last.current = { issue: turnedTo, possible: possible(turnedTo) };
  return { asked, possible };
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
