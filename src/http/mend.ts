import type { z } from 'zod';
import { MOST_FAULTS, pointerTo } from '../negotiation/fault.ts';
import { HINTS, knownKeyLike } from './faults-of.ts';

/** A value that has the shape it should have, after what had not was left out or replaced by a stand-in. */
export interface Mended {
  readonly value: unknown;
  /** JSON pointers to what was left out or replaced. */
  readonly touched: readonly string[];
  /** Those of them that were left out and are like nothing that could stand there: nothing else hangs on them. */
  readonly spare: readonly string[];
}

/** What has nothing to mend. */
export const sound = (value: unknown): Mended => ({ value, touched: [], spare: [] });

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Holder = Record<PropertyKey, unknown>;

/** Each round mends what the one before brought to light; more than a few mean that little is left of what was sent. */
const MOST_ROUNDS = 8;

/**
 * What was sent, mended so that the rest of it can be judged: all faults are told at once, those of shape and those of
 * meaning. Places in lists stay what they were.
 * @returns undefined where too much is wrong
 */
export function mend(schema: z.ZodType, sent: unknown, issues: readonly Issue[]): Mended | undefined {
  if (issues.length > MOST_FAULTS) return undefined;
  const value = structuredClone(sent);
  const touched = new Set<string>();
  const spare: string[] = [];
  let wrong = issues;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const issue of wrong) {
      for (const path of placesOf(issue)) {
        if (!mendAt(value, path, issue)) return undefined;
        const pointer = pointerTo('', ...path.map(String));
        touched.add(pointer);
        if (issue.code === 'unrecognized_keys' && knownKeyLike(String(path.at(-1)), issue) === undefined)
          spare.push(pointer);
      }
    }
    const checked = schema.safeParse(value, HINTS);
    if (checked.success) return { value: checked.data, touched: [...touched], spare };
    wrong = checked.error.issues;
  }
  return undefined;
}

const placesOf = (issue: Issue): readonly Path[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

/** What is close to being right is put right; else a field that is wrong is left out, and what is missing gets a stand-in. */
function mendAt(value: unknown, path: Path, issue: Issue): boolean {
  const key = path.at(-1);
  const holder = holderOf(value, path.slice(0, -1));
  if (key === undefined || holder === undefined) return false;
  const near = nearestTo(issue);
  if (near === undefined && Object.hasOwn(holder, key) && !Array.isArray(holder)) return delete holder[key];
  const standIn = near ?? standInFor(issue, holder[key]);
  if (standIn === undefined) return false;
  holder[key] = standIn;
  return true;
}

function holderOf(value: unknown, path: Path): Holder | undefined {
  let at = value;
  for (const key of path) at = (at as Holder | undefined)?.[key];
  return typeof at === 'object' && at !== null ? (at as Holder) : undefined;
}

function standInFor(issue: Issue, sent: unknown): unknown {
  if (issue.code === 'invalid_value') return issue.values[0];
  if (issue.code === 'invalid_union' && 'options' in issue) return (issue.options as unknown[])[0];
  const [ofFirst] = issue.code === 'invalid_union' ? (issue.errors[0] ?? []) : [];
  if (ofFirst !== undefined && ofFirst.path.length === 0) return standInFor(ofFirst, sent);
  const wanted = issue.code === 'invalid_type' ? issue.expected : sent === undefined ? 'string' : typeof sent;
  return STAND_INS[wanted]?.();
}

/** The bound that a number is beyond, or some day where one is written wrongly. */
function nearestTo(issue: Issue): unknown {
  if (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array') return Number(issue.minimum);
  if (issue.code === 'too_big' && issue.origin !== 'string' && issue.origin !== 'array') return Number(issue.maximum);
  return issue.code === 'invalid_format' && issue.format === 'date' ? '2000-01-01' : undefined;
}

const STAND_INS: Readonly<Record<string, () => unknown>> = {
  string: () => 'stand_in',
  number: () => 0,
  int: () => 0,
  boolean: () => false,
  array: () => [],
  object: () => ({}),
  record: () => ({}),
};
