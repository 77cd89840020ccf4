import { type Account, accountOf } from './account.ts';
import { type Finding, findConflicts } from './findings.ts';
import type { Partition } from './partition.ts';
import { portionOf, settle } from './portion.ts';
import type { Problem } from './problem.ts';
import type { Solver } from './satisfiability.ts';
import { SetFamilies } from './set-family.ts';
import { EMPTY_SET, type Family } from './set-nodes.ts';
import { countOf, SmallestSets } from './smallest-sets.ts';

/** Why lines cannot hold together, and what would have to be given up. */
export interface Closure {
  /** True where the hard formulas alone cannot hold: then there is neither conflict nor concession. */
  readonly impossible: boolean;
  /** Minimal sets of lines that cannot hold together, each proved; smallest first, ties by members. */
  readonly conflicts: readonly (readonly number[])[];
  /** How many there are in all; null where that is not known. */
  readonly conflictCount: bigint | null;
  /** Minimal sets of lines without which the others can hold. None where all can. */
  readonly concessions: Concessions;
  /** True where all conflicts are known, though more than asked for may not be listed. */
  readonly complete: boolean;
}

export interface Concessions {
  /** Null where it is not known. */
  readonly count: bigint | null;
  /** Smallest first, ties by members, each proved; null where listing took too much. Of some only, where not counted. */
  first(limit: number): readonly (readonly number[])[] | null;
}

export interface ClosureOptions {
  /** How many conflicts may be held and listed. */
  readonly most: number;
  /** Told now and then which share of the work is done. */
  readonly progress?: (share: number) => void;
}

const NOTHING: Closure = {
  impossible: false,
  conflicts: [],
  conflictCount: 0n,
  concessions: { count: 0n, first: () => [] },
  complete: true,
};

/** What putting an answer together may take where its account has ended. */
const LAST_STEPS = 200_000;

/**
 * All minimal conflicts and concessions of a problem's lines.
 *
 * LAW: what is listed does not depend on the way it was found: complete answers to the same problem are the same.
 * @param solver of the same problem, on the same account
 * @returns null where the account ended before it was known whether there is any conflict
 */
export function closure(
  problem: Problem,
  partition: Partition,
  solver: Solver,
  account: Account,
  options: ClosureOptions,
): Closure | null {
  const whole = solver.solve(problem.lines.map((_, line) => line));
  if (whole === null) return null;
  if (whole.kind === 'found') return NOTHING;
  const bare = solver.solve([]);
  if (bare === null) return null;
  if (bare.kind === 'refuted') return { ...NOTHING, impossible: true };
  const { most, progress } = options;
  return assemble(findConflicts({ problem, partition, solver, account, most }, progress), account, most);
}

function assemble(findings: readonly Finding[], account: Account, most: number): Closure {
  const listed = findings.map((finding) => listOf(finding, most));
  const complete = listed.every((one) => one !== null);
  const lists = listed.map((one, at) => one?.sets ?? findings[at]!.exploration.conflicts);
  return {
    impossible: false,
    conflicts: lists.flat().sort(bySizeThenMembers).slice(0, most),
    conflictCount: complete ? listed.reduce((sum, one) => sum + one!.count, 0n) : null,
    concessions: (complete ? allConcessions(findings, account) : null) ?? someConcessions(findings, account),
    complete,
  };
}

/** The conflicts of a component, as many as may be listed, and how many there are; null where that is not known. */
function listOf({ complete, family, exploration }: Finding, most: number) {
  if (!complete) return null;
  const { conflicts } = exploration;
  if (family === null) return { sets: conflicts, count: BigInt(conflicts.length) };
  const count = countOf(family.families, family.all);
  const sets = new SmallestSets(family.families).first(family.all, most);
  return count === null || sets === null ? null : { sets, count };
}

/** The minimal sets that meet all conflicts; null where they take too much. */
function allConcessions(findings: readonly Finding[], account: Account): Concessions | null {
  const portion = listingAccount(account);
  const families = new SetFamilies(orderOf(findings), portion);
  const family = chosenFromEach(families, findings, ({ exploration, family: kept }) =>
    families.hittingSets(kept ? families.copy(kept.families, kept.all) : families.of(exploration.conflicts)),
  );
  const count = countOf(families, family);
  settle(account, portion);
  return count === null ? null : listing(families, family, count);
}

/** All that is left, or where nothing is, what the last steps may take. */
const listingAccount = (account: Account) =>
  account.stopped === null
    ? portionOf(account, { steps: account.limits.steps, bytes: 1 })
    : accountOf({ steps: LAST_STEPS, bytes: account.limits.bytes });

/** The concessions met while exploring. */
function someConcessions(findings: readonly Finding[], { limits }: Account): Concessions {
  const families = new SetFamilies(orderOf(findings), accountOf({ steps: LAST_STEPS, bytes: limits.bytes }));
  const family = chosenFromEach(families, findings, ({ exploration }) => families.of(exploration.concessions));
  return listing(families, family, null);
}

const orderOf = (findings: readonly Finding[]) => findings.flatMap(({ lines }) => lines);

/** A concession is one of each component. */
function chosenFromEach(
  families: SetFamilies,
  findings: readonly Finding[],
  concessionsOf: (finding: Finding) => Family | null,
): Family | null {
  let chosen: Family | null = EMPTY_SET;
  for (const finding of findings) chosen = families.product(chosen, concessionsOf(finding));
  return chosen;
}

function listing(families: SetFamilies, family: Family | null, count: bigint | null): Concessions {
  const sets = new SmallestSets(families);
  return { count, first: (limit) => sets.first(family, limit) };
}

function bySizeThenMembers(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return one.length - other.length;
  const at = one.findIndex((member, place) => member !== other[place]);
  return at === -1 ? 0 : one[at]! - other[at]!;
}
