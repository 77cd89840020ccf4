import type { Case, ResolvedContext, Schemas } from '../../contract.ts';
import { perspectiveTitle } from '../../words/context.ts';
import { numberWord } from '../../words/count.ts';

type Statements = ResolvedContext['statements'];

/** Why a statement is not in force, or `null` where it is (or where that was not asked). */
export function absence(
  { perspectives }: Pick<Case, 'perspectives'>,
  statements: Statements,
  id: string,
): string | null {
  if (typeof statements.inForce === 'number' || typeof statements.notInForce === 'number') return null;
  if (statements.inForce.some((one) => one.id === id)) return null;
  const why = statements.notInForce.find((one) => one.id === id)?.text ?? 'it is not there';
  return why.replace(/`([^`]+)`/g, (_, named: string) => `“${perspectiveTitle({ perspectives }, named)}”`);
}

export interface Force {
  /** The one side on which it is in force; `null` where it is on both, or on neither. */
  readonly only: 'A' | 'B' | null;
  readonly words: string;
}

/** On which side a statement is in force, and why not on the other. */
export function forceOf(live: Pick<Case, 'perspectives'>, left: Statements, right: Statements, id: string): Force {
  const [here, there] = [absence(live, left, id), absence(live, right, id)];
  if (here === null && there === null) return { only: null, words: 'In force in A and in B.' };
  if (there !== null && here !== null) return { only: null, words: 'In force in neither.' };
  return there !== null
    ? { only: 'A', words: `In force in A; not in B, as ${there}.` }
    : { only: 'B', words: `In force in B; not in A, as ${here}.` };
}

/** `This one alone`, `These three together`. */
export const setTitle = (size: number): string =>
  size === 1 ? 'This one alone' : `These ${numberWord(size)} together`;

/** Why no causes are told. */
export function noCauses(difference: Pick<Schemas['Difference'], 'causes' | 'complete'>, alike: boolean): string {
  if (difference.causes === null)
    return 'The sides have different issues, circumstances or parties, so no statement can be named.';
  if (alike) return 'Both sides stand alike, so no statement makes the difference. Compare with another side above.';
  if (!difference.complete) return 'The budget ended before the causes were found.';
  return 'No statement makes the difference: it comes from a rule, a circumstance or who has to agree.';
}
