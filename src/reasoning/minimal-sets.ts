/** Which members of 0..n-1 are in: ascending, each once. */
export type Subset = readonly number[];

export interface MinimalSets {
  readonly sets: readonly Subset[];
  /** False where `limit`, an undecided test or too many candidates left sets unlisted. Those listed are minimal all the same. */
  readonly complete: boolean;
}

/** How many candidate sets may be held at once before sets are looked for one by one. */
const MOST_CANDIDATES = 500;
/** How many ways to look for one more set are tried. */
const MOST_WAYS = 2000;

/**
 * All inclusion-minimal subsets of 0..n-1 on which a monotone test is true (once true, true for every larger set).
 *
 * Implicit hitting sets (Reiter 1987; Liffiton and Sakallah 2008): a set is true only if it meets the complement of
 * every maximal false set. So candidates are the minimal sets that meet all complements known; a candidate that tests
 * true is minimal, one that tests false is grown to a maximal false set and gives a new complement. When every
 * candidate is true the list is complete.
 *
 * Where candidates become too many, as they do where most sets are minimal that are not too small, sets are looked for
 * one by one: then those listed need not be the smallest.
 *
 * @param test `null` where it could not be decided
 * @returns smallest sets first, ties in ascending order of members
 */
export function minimalTrueSets(n: number, test: (subset: Subset) => boolean | null, limit: number): MinimalSets {
  let candidates: Subset[] = [[]];
  const proved = new Set<string>();
  let complete = true;
  for (;;) {
    candidates.sort(bySizeThenMembers);
    const next = candidates.find((subset) => !proved.has(keyOf(subset)));
    if (next === undefined || proved.size >= limit) break;
    const truth = test(next);
    if (truth === true) {
      proved.add(keyOf(next));
      continue;
    }
    const complement = truth === null ? null : complementOfMaximalFalse(next, n, test);
    if (complement === null) {
      complete = false;
      break;
    }
    if (complement.length === 0) return { sets: [], complete };
    candidates = meetToo(candidates, complement);
    if (candidates.length > MOST_CANDIDATES) return oneByOne(n, test, limit);
  }
  const sets = candidates.filter((subset) => proved.has(keyOf(subset)));
  return { sets, complete: complete && sets.length === candidates.length };
}

/**
 * Any of them: every other one lacks some member of one that is known; so each is left out in turn, and a set is looked
 * for among the rest (the tree of Reiter 1987, as corrected by Greiner, Smith and Wilkerson 1989), depth first.
 */
function oneByOne(n: number, test: (subset: Subset) => boolean | null, limit: number): MinimalSets {
  const found: Subset[] = [];
  const ways: Subset[] = [[]];
  const seen = new Set<string>();
  for (let tried = 0; ways.length > 0 && tried < MOST_WAYS && found.length < limit; tried++) {
    const without = new Set(ways.pop());
    const known = found.find((subset) => !subset.some((member) => without.has(member)));
    const next = known ?? oneMinimal(membersBut(n, without), test);
    if (next === null) break;
    if (next === 'none') continue;
    if (known === undefined) found.push(next);
    for (const member of next.toReversed()) {
      const further = [...without, member].sort((a, b) => a - b);
      if (seen.has(keyOf(further))) continue;
      seen.add(keyOf(further));
      ways.push(further);
    }
  }
  return { sets: found.sort(bySizeThenMembers), complete: false };
}

const membersBut = (n: number, without: ReadonlySet<number>) =>
  Array.from({ length: n }, (_, member) => member).filter((member) => !without.has(member));

/** One among some members: all of them, less each that can be spared, the last first; `null` where that was not decided. */
function oneMinimal(members: Subset, test: (subset: Subset) => boolean | null): Subset | 'none' | null {
  const whole = test(members);
  if (whole !== true) return whole === null ? null : 'none';
  let kept = members;
  for (const member of members.toReversed()) {
    const without = kept.filter((one) => one !== member);
    const truth = test(without);
    if (truth === null) return null;
    if (truth) kept = without;
  }
  return kept;
}

const keyOf = (subset: Subset) => subset.join(',');

function bySizeThenMembers(a: Subset, b: Subset): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((member, place) => member !== b[place]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

/** Grows a false set until every further member would make it true; what is left out. */
function complementOfMaximalFalse(start: Subset, n: number, test: (subset: Subset) => boolean | null): Subset | null {
  const inside = new Set(start);
  const outside: number[] = [];
  for (let member = 0; member < n; member++) {
    if (inside.has(member)) continue;
    inside.add(member);
    const truth = test([...inside].sort((a, b) => a - b));
    if (truth === null) return null;
    if (truth) {
      inside.delete(member);
      outside.push(member);
    }
  }
  return outside;
}

/** The minimal sets that meet one more set (one step of Berge multiplication). */
function meetToo(candidates: readonly Subset[], complement: Subset): Subset[] {
  const meeting = candidates.filter((subset) => subset.some((member) => complement.includes(member)));
  const kept = [...meeting];
  for (const subset of candidates) {
    if (meeting.includes(subset)) continue;
    for (const member of complement) {
      const larger = [...subset, member].sort((a, b) => a - b);
      if (!meeting.some((other) => other.every((one) => larger.includes(one)))) kept.push(larger);
    }
  }
  return kept;
}
