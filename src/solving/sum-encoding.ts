import type { Literal } from './literal.ts';
import { type Sum, termOf } from './sum.ts';

/** Amounts for the cells of chains, added up; chains in the order they were first named. */
export interface Tally {
  readonly amounts: ReadonlyMap<number, readonly bigint[]>;
  readonly limit: bigint;
}

/** All that amounts of a tally can add up to stays below this where doubles are to add them exactly. */
const EXACT = 2n ** 53n;
const EXACT_BITS = 52;

/**
 * Sums that together keep a tally where the guard is true; none where it is kept anyway.
 * @param chain makes a chain of so many new variables
 * @returns null where the tally cannot be kept
 */
export function sumsOf(guard: Literal, raw: Tally, chain: (length: number) => number): Sum[] | null {
  const tally = fromZero(raw);
  if (tally.limit < 0n) return null;
  if (tally.limit >= mostOf(tally)) return [];
  if (isExactInDoubles(tally)) return [sumOf(guard, tally)];
  const smaller = reduced(tally);
  if (isExactInDoubles(smaller)) return [sumOf(guard, smaller)];
  const { lower, upper } = withCarry(smaller, chain(smaller.amounts.size));
  const [sumsBelow, sumsAbove] = [sumsOf(guard, lower, chain), sumsOf(guard, upper, chain)];
  return sumsBelow && sumsAbove && [...sumsBelow, ...sumsAbove];
}

function sumOf(guard: Literal, { amounts, limit }: Tally): Sum {
  const terms = [...amounts].map(([chain, each]) => termOf(chain, Float64Array.from(each, Number)));
  return { guard, limit: Number(limit), terms };
}

/** The same constraint with amounts from 0 on, without chains that add nothing. */
function fromZero({ amounts, limit }: Tally): Tally {
  const raised = new Map<number, readonly bigint[]>();
  let left = limit;
  for (const [chain, each] of amounts) {
    const least = extremeOf(each, (a, b) => a < b);
    left -= least;
    if (each.some((amount) => amount !== least)) raised.set(chain, least === 0n ? each : each.map((a) => a - least));
  }
  return { amounts: raised, limit: left };
}

const mostOf = ({ amounts }: Tally): bigint => {
  let most = 0n;
  for (const each of amounts.values()) most += extremeOf(each, (a, b) => a > b);
  return most;
};

/** Of some amounts the one that is better than all others. */
export function extremeOf(amounts: readonly bigint[], isBetter: (a: bigint, b: bigint) => boolean): bigint {
  let best = amounts[0]!;
  for (const amount of amounts) if (isBetter(amount, best)) best = amount;
  return best;
}

const isExactInDoubles = (tally: Tally): boolean => mostOf(tally) < EXACT;

/** The same constraint in smaller numbers, where all amounts have a divisor in common. */
function reduced({ amounts, limit }: Tally): Tally {
  let divisor = 0n;
  for (const each of amounts.values()) for (const amount of each) divisor = greatestDivisor(divisor, amount);
  const smaller = new Map([...amounts].map(([chain, each]) => [chain, each.map((amount) => amount / divisor)]));
  return { amounts: smaller, limit: limit / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

/**
 * A tally in numbers too large for doubles as two tallies, as one adds on paper: of the lower digits, which may
 * exceed their limit by so many carries, and of the upper digits and the carries. Satisfied together by some carry
 * exactly where the tally is satisfied.
 * @param carry a chain of as many variables as the tally has chains
 */
function withCarry({ amounts, limit }: Tally, carry: number): { lower: Tally; upper: Tally } {
  const bits = BigInt(EXACT_BITS - amounts.size.toString(2).length);
  const base = 1n << bits;
  const lower = new Map<number, readonly bigint[]>();
  const upper = new Map<number, readonly bigint[]>();
  for (const [chain, each] of amounts) {
    lower.set(
      chain,
      each.map((amount) => amount & (base - 1n)),
    );
    upper.set(
      chain,
      each.map((amount) => amount >> bits),
    );
  }
  const carries = Array.from({ length: amounts.size + 1 }, (_, cell) => BigInt(cell));
  lower.set(
    carry,
    carries.map((cell) => -cell * base),
  );
  upper.set(carry, carries);
  return { lower: { amounts: lower, limit: limit & (base - 1n) }, upper: { amounts: upper, limit: limit >> bits } };
}
