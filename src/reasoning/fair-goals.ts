import { larger } from '../solving/arithmetic.ts';
import type { Goal } from '../solving/goal.ts';
import { inParts } from '../solving/row-graph.ts';
import { weighed } from '../solving/separating.ts';
import type { Vector } from '../solving/vectors.ts';
import { leximin, orderOf, product } from './fair-points.ts';

/**
 * What there is to bargain over. Vectors are what deals bring, in amounts, what is settled beforehand left out; `unit`
 * amounts are 1 to a search, `scale` amounts are a worth of 1.
 */
export interface Stakes {
  /** What each has without a deal. */
  readonly without: readonly bigint[];
  /** What each has more than that in every deal that is wanted: 0 or 1 amount. */
  readonly least: bigint;
  /** No deal is worth more to each. */
  readonly most: readonly bigint[];
  readonly unit: bigint;
  readonly scale: bigint;
}

/** A goal, and what its measure is at most where what deals are worth comes to `most` under some weights. */
export interface Measured extends Goal {
  /** No deal's measure is greater, in worth. @param most in parts of the unit */
  readonly bound: (weights: Float64Array, most: number) => number;
}

const surplusesOf = ({ without }: Stakes, vector: Vector<bigint>) => vector.map((amount, at) => amount - without[at]!);

/** How much each has with given surpluses, as a search counts. */
const partsOf = ({ without, unit }: Stakes, surpluses: readonly bigint[]): Float64Array =>
  Float64Array.from(surpluses, (surplus, at) => inParts(surplus + without[at]!, unit));

const isWanted = (stakes: Stakes) => (vector: Vector<bigint>) =>
  surplusesOf(stakes, vector).every((surplus) => surplus >= stakes.least);

/** Weights times surpluses where weights times what deals bring come to so much; in worth. */
const surplusOf = ({ without, unit, scale }: Stakes, weights: Float64Array, most: number): number =>
  without.reduce((rest, amount, at) => rest - weights[at]! * inParts(amount, unit), most) * inParts(unit, scale);

/** The leximin best, of surpluses or of shares of an ideal. @param ideal surpluses; who can have none has no share */
export function leximinGoal(stakes: Stakes, ideal: readonly bigint[] | null): Measured {
  const { without, least, most } = stakes;
  const whole = ideal === null ? 1n : product(ideal.filter((one) => one > 0n));
  const sharing = without.map((_, at) => ideal === null || ideal[at]! > 0n);
  const times = without.map((_, at) => (ideal === null || ideal[at]! <= 0n ? 1n : whole / ideal[at]!));
  const caps = without.map((amount, at) => (ideal === null ? most[at]! - amount : ideal[at]!));
  const sharesOf = (surpluses: readonly bigint[]) =>
    surpluses.flatMap((surplus, at) => (sharing[at] ? [surplus * times[at]!] : []));
  /** What each has at least where nothing is worse than a vector: who cannot have more than the worst off is passed over. */
  const floors = (vector: Vector<bigint> | null): bigint[] => {
    const found = without.map(() => least);
    if (vector === null) return found;
    const ascending = sharesOf(surplusesOf(stakes, vector)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    let open = without.map((_, at) => at).filter((at) => sharing[at]);
    for (let passed = 0; passed < ascending.length; ) {
      const share = ascending[passed]!;
      for (const at of open) found[at] = larger(found[at]!, ceiling(share, times[at]!));
      const full = open.filter((at) => caps[at]! * times[at]! <= share);
      if (full.length === 0) break;
      open = open.filter((at) => !full.includes(at));
      passed += full.length;
    }
    return found;
  };
  const order = orderOf(ideal === null ? 'egalitarian' : 'kalai_smorodinsky', ideal ?? []);
  const touching = ofLast((vector: Vector<bigint> | null) => partsOf(stakes, floors(vector)));
  return {
    ties: true,
    isWanted: isWanted(stakes),
    order: (one, other) => order(surplusesOf(stakes, one), surplusesOf(stakes, other)),
    reach: (weights, vector) => weighed(weights, touching(vector)),
    touching: (_, vector) => touching(vector),
    least: touching,
    bound: (weights, reached) => {
      const surplus = surplusOf(stakes, weights, reached);
      if (ideal === null) return surplus / weights.reduce((one, other) => one + other);
      const all = ideal.reduce((rest, one, at) => rest + weights[at]! * inParts(one, stakes.scale), 0);
      return all > 0 ? Math.min(1, surplus / all) : 1;
    },
  };
}

/** The same, made once for an argument that is given again and again. */
function ofLast<A, T>(make: (of: A) => T): (of: A) => T {
  let last: { readonly of: A; readonly made: T } | null = null;
  return (of) => {
    if (last === null || last.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}

const ceiling = (amount: bigint, by: bigint) => (amount + by - 1n) / by;

/**
 * Where some surpluses have a product, of all with that product or more the least weighed sum: each then comes to
 * `each`, weighed, and all together to `below` (never above 0) more than these. By parts e of their mean, whose sum is
 * 0, so that nothing is lost where surpluses are large and differ by little: the logarithm is that of 1 + e less e.
 */
function tangent(
  weights: Float64Array,
  surpluses: readonly number[],
): { readonly each: number; readonly below: number } {
  const weighty = surpluses.map((surplus, at) => surplus * weights[at]!);
  const sum = weighty.reduce((one, other) => one + other);
  const mean = sum / weighty.length;
  const logs = weighty.map((one) => {
    const part = (one - mean) / mean;
    return (Math.abs(part) < 0.5 ? Math.log1p(part) : Math.log(one / mean)) - part;
  });
  const less = Math.expm1(logs.reduce((one, other) => one + other) / weighty.length);
  return { each: mean * (1 + less), below: sum * Math.min(0, less) };
}

/** The greatest product. */
export function productGoal(stakes: Stakes): Measured {
  const { without, least, most, unit } = stakes;
  const order = orderOf('nash', []);
  /** How much more than without a deal each has, and what it has; null where some have no more: no product is below 0. */
  const known = ofLast((vector: Vector<bigint> | null) => {
    const amounts = vector && surplusesOf(stakes, vector);
    if (amounts === null || amounts.includes(0n)) return null;
    return { amounts, surpluses: amounts.map((surplus) => inParts(surplus, unit)), parts: partsOf(stakes, amounts) };
  });
  const caps = surplusesOf(stakes, most);
  const none = partsOf(
    stakes,
    without.map(() => least),
  );
  return {
    ties: true,
    isWanted: isWanted(stakes),
    order: (one, other) => order(surplusesOf(stakes, one), surplusesOf(stakes, other)),
    reach: (weights, vector) => {
      const best = known(vector);
      if (best === null) return weighed(weights, none);
      return weighed(weights, best.parts) + tangent(weights, best.surpluses).below;
    },
    touching: (weights, vector) => {
      const best = known(vector);
      const each = best === null ? 0 : tangent(weights, best.surpluses).each;
      if (best === null || !(each > 0)) return none;
      return best.parts.map((part, at) => part + each / weights[at]! - best.surpluses[at]!);
    },
    least: (vector) => {
      const best = known(vector);
      if (best === null) return none;
      // Whole numbers: with the others at the most they can have, less would not make the product.
      const reached = product(best.amounts);
      const floors = caps.map((_, at) => ceiling(reached, product(caps.toSpliced(at, 1))));
      return partsOf(
        stakes,
        floors.map((floor) => larger(floor, least)),
      );
    },
    bound: (weights, reached) => {
      const each = Math.max(0, surplusOf(stakes, weights, reached)) / without.length;
      return weights.reduce((all, weight) => (all * each) / weight, 1);
    },
  };
}

/**
 * The greatest sum of what deals bring, weighed, all having so much at least.
 * @param asked what each has to have, in amounts; no deal brings less than nothing
 * @param countOf how much an amount of each counts, 0 for who does not count
 */
export function sumGoal(
  stakes: Stakes,
  asked: readonly bigint[],
  countOf: (at: number) => bigint,
  ties: boolean,
): Measured {
  const { most, unit } = stakes;
  // What is settled beforehand may outweigh all the rest: below nothing floors would make doubles lose what differs.
  const floors = asked.map((floor) => larger(0n, floor));
  const counts = floors.map((_, at) => countOf(at));
  const counted = counts.flatMap((count, at) => (count > 0n ? [at] : []));
  const sumOf = (vector: Vector<bigint>) => counted.reduce((all, at) => all + counts[at]! * vector[at]!, 0n);
  const parts = Float64Array.from(floors, (floor) => inParts(floor, unit));
  const atLeast = sumOf(floors);
  const wanted = (vector: Vector<bigint> | null) =>
    vector === null ? atLeast : larger(atLeast, sumOf(vector) + (ties ? 0n : 1n));
  /** What an amount of each weighs for what it counts. */
  const dear = (weights: Float64Array, at: number) => weights[at]! / Number(counts[at]!);
  const lightestOf = (weights: Float64Array) =>
    counted.reduce((one, other) => (dear(weights, other) < dear(weights, one) ? other : one));
  return {
    ties,
    likely: Float64Array.from(counts, (count) => Math.max(1, Number(count))),
    isWanted: (vector) => vector.every((amount, at) => amount >= floors[at]!),
    order: (one, other) => {
      const [left, right] = [sumOf(one), sumOf(other)];
      if (left !== right) return left > right ? 1 : -1;
      return ties ? leximin(surplusesOf(stakes, one), surplusesOf(stakes, other)) : 0;
    },
    reach: (weights, vector) =>
      weighed(weights, parts) + dear(weights, lightestOf(weights)) * inParts(wanted(vector) - atLeast, unit),
    touching: (weights, vector) => {
      const lightest = lightestOf(weights);
      const rest = (wanted(vector) - atLeast) / counts[lightest]!;
      return parts.with(lightest, inParts(floors[lightest]! + rest, unit));
    },
    least: (vector) => {
      const spare = wanted(vector) - sumOf(most);
      return parts.map((floor, at) =>
        counts[at]! > 0n ? Math.max(floor, inParts(spare / counts[at]! + most[at]!, unit)) : floor,
      );
    },
    bound: (weights, reached) => {
      const lightest = dear(weights, lightestOf(weights));
      const spare = parts.reduce((rest, floor, at) => rest - weights[at]! * floor, reached) / lightest;
      return inParts(atLeast - sumOf(stakes.without), stakes.scale) + spare * inParts(unit, stakes.scale);
    },
  };
}
