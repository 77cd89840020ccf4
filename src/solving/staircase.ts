import { type Account, spend } from './account.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Vector } from './vectors.ts';

/** Vectors of two amounts of which none covers another, as two columns: the first falls, the second rises. */
interface Staircase<N extends number | bigint> {
  readonly firsts: readonly N[];
  readonly seconds: readonly N[];
}

/** So many vectors merged are a step. */
const MERGED = 8;
/** What a vector takes in columns, in bytes. */
const COLUMNS = 48;

/**
 * What each of some and each of others come to together, but for what another such sum covers: for vectors of two
 * amounts. Each of the fewer moves the staircase of the others; these are merged two by two, and what is covered is
 * left out as soon as it is met.
 * @param some none covers another, larger first; so are others, and the sums
 * @param hasRoom whether so many bytes may be held
 * @returns null where the account is stopped
 */
export function sumsOfPairs<N extends number | bigint>(
  some: readonly Vector<N>[],
  others: readonly Vector<N>[],
  { plus }: Arithmetic<N>,
  account: Account,
  hasRoom: (bytes: number) => boolean,
): Vector<N>[] | null {
  const [moves, moved] = some.length < others.length ? [some, others] : [others, some];
  if (moves.length === 0) return [];
  let held = 0;
  const pay = (size: number): boolean => {
    held += size;
    return hasRoom(held * COLUMNS) && spend(account, 1 + Math.floor(size / MERGED));
  };
  const among = (from: number, end: number): Staircase<N> | null => {
    if (end - from === 1) {
      const [first, second] = moves[from]! as readonly [N, N];
      if (!pay(moved.length)) return null;
      return { firsts: moved.map((one) => plus(one[0]!, first)), seconds: moved.map((one) => plus(one[1]!, second)) };
    }
    const middle = (from + end) >> 1;
    const left = among(from, middle);
    const right = left && among(middle, end);
    if (left === null || right === null) return null;
    const merged = merge(left, right);
    held -= left.firsts.length + right.firsts.length;
    return pay(merged.firsts.length) ? merged : null;
  };
  const all = among(0, moves.length);
  return all?.firsts.map((first, at) => [first, all.seconds[at]!]) ?? null;
}

/** What neither covers: of equal ones one. */
function merge<N extends number | bigint>(left: Staircase<N>, right: Staircase<N>): Staircase<N> {
  const firsts: N[] = [];
  const seconds: N[] = [];
  const [ends, others] = [left.firsts.length, right.firsts.length];
  let [at, other] = [0, 0];
  while (at < ends || other < others) {
    const isLeft =
      other === others ||
      (at < ends &&
        (left.firsts[at]! > right.firsts[other]! ||
          (left.firsts[at]! === right.firsts[other]! && left.seconds[at]! >= right.seconds[other]!)));
    const first = isLeft ? left.firsts[at]! : right.firsts[other]!;
    const second = isLeft ? left.seconds[at++]! : right.seconds[other++]!;
    if (seconds.length > 0 && second <= seconds[seconds.length - 1]!) continue;
    firsts.push(first);
    seconds.push(second);
  }
  return { firsts, seconds };
}
