import { type Account, spend } from './account.ts';
import type { Arithmetic, Numbers } from './arithmetic.ts';
import type { Vector } from './vectors.ts';

/** Vectors of two amounts of which none covers another, as two columns: the first falls, the second rises. */
interface Staircase<N extends number | bigint> {
  readonly count: number;
  readonly firsts: Numbers<N>;
  readonly seconds: Numbers<N>;
}

/** So many vectors merged are a step. */
const MERGED = 8;
/** What a vector takes in columns, in bytes. */
const COLUMNS = 16;

/**
 * What each of some and each of others come to together, but for what another such sum covers: for vectors of two
 * amounts. Each of the fewer moves the staircase of the others; these are merged two by two, and what is covered is
 * left out as soon as it is met. What would take more steps than there are is not begun.
 * @param some none covers another, larger first; so are others, and the sums
 * @param hasRoom whether so many bytes may be held
 * @returns null where the account is stopped
 */
export function sumsOfPairs<N extends number | bigint>(
  some: readonly Vector<N>[],
  others: readonly Vector<N>[],
  arithmetic: Arithmetic<N>,
  account: Account,
  hasRoom: (bytes: number) => boolean,
): Vector<N>[] | null {
  const [moves, moved] = some.length < others.length ? [some, others] : [others, some];
  if (account.stopped !== null) return null;
  if (moves.length === 0) return [];
  if ((moves.length * moved.length) / MERGED > account.limits.steps - account.spent) account.stopped ??= 'steps';
  let held = 0;
  const pay = (size: number): boolean => {
    held += size;
    return hasRoom(held * COLUMNS) && spend(account, 1 + Math.floor(size / MERGED));
  };
  const among = (from: number, end: number): Staircase<N> | null => {
    if (end - from === 1) return pay(moved.length) ? movedBy(moves[from]!, moved, arithmetic) : null;
    const middle = (from + end) >> 1;
    const left = among(from, middle);
    const right = left && among(middle, end);
    if (left === null || right === null || !pay(left.count + right.count)) return null;
    held -= left.count + right.count;
    return merged(left, right, arithmetic);
  };
  const all = among(0, moves.length);
  return all && Array.from({ length: all.count }, (_, at) => [all.firsts[at]!, all.seconds[at]!]);
}

function movedBy<N extends number | bigint>(
  move: Vector<N>,
  moved: readonly Vector<N>[],
  { plus, zeros }: Arithmetic<N>,
): Staircase<N> {
  const count = moved.length;
  const [firsts, seconds] = [zeros(count), zeros(count)];
  const [first, second] = move as readonly [N, N];
  for (let at = 0; at < count; at++) {
    const vector = moved[at] as readonly [N, N];
    firsts[at] = plus(vector[0], first);
    seconds[at] = plus(vector[1], second);
  }
  return { count, firsts, seconds };
}

/** What neither covers: of equal ones one. */
function merged<N extends number | bigint>(
  left: Staircase<N>,
  right: Staircase<N>,
  { zeros }: Arithmetic<N>,
): Staircase<N> {
  const most = left.count + right.count;
  const [firsts, seconds] = [zeros(most), zeros(most)];
  let [at, other, count] = [0, 0, 0];
  while (at < left.count || other < right.count) {
    const isLeft = other === right.count || (at < left.count && comesBefore(left, at, right, other));
    const first = isLeft ? left.firsts[at]! : right.firsts[other]!;
    const second = isLeft ? left.seconds[at++]! : right.seconds[other++]!;
    if (count > 0 && second <= seconds[count - 1]!) continue;
    firsts[count] = first;
    seconds[count++] = second;
  }
  return { count, firsts, seconds };
}

/** Whether one is larger first, or equal. */
function comesBefore<N extends number | bigint>(
  left: Staircase<N>,
  at: number,
  right: Staircase<N>,
  other: number,
): boolean {
  const [one, two] = [left.firsts[at]!, right.firsts[other]!];
  return one > two || (one === two && left.seconds[at]! >= right.seconds[other]!);
}
