import type { Issue, Value, ValueSet } from '../contract.ts';
import { piecesOf } from '../words/value.ts';

/** Which values of an issue an acceptable deal can still have. */
export interface Possible {
  /** Of a set this is asked about one option: whether it may be in it. */
  allows(value: Value): boolean;
  /** Of a set: whether the option is in every one. */
  always(option: string): boolean;
  /** What is not ruled out, in words. */
  readonly words: string;
  /** Of numbers, the runs that are not ruled out. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
}

type Run = { readonly from: Value; readonly to: Value };
const isRun = (piece: Value | Run): piece is Run => typeof piece === 'object' && !Array.isArray(piece);

export function possibleOf(issue: Issue, set: ValueSet): Possible {
  const words = piecesOf(issue, set).join(', ');
  if (!Array.isArray(set)) {
    const { always, possible } = set;
    return {
      allows: (option) => possible.includes(String(option)),
      always: (option) => always.includes(option),
      words,
      runs: [],
    };
  }
  const pieces = set as readonly (Value | Run)[];
  const isNumber = issue.type === 'integer' || issue.type === 'decimal';
  const place = (value: Value) => placeOf(issue, value);
  return {
    allows: (value) =>
      pieces.some((piece) =>
        isRun(piece)
          ? value !== 'never' && place(piece.from) <= place(value) && place(value) <= place(piece.to)
          : String(piece) === String(value) || (isNumber && Number(piece) === Number(value)),
      ),
    always: () => false,
    words,
    runs: isNumber
      ? pieces.map((piece) => ({
          from: Number(isRun(piece) ? piece.from : piece),
          to: Number(isRun(piece) ? piece.to : piece),
        }))
      : [],
  };
}

/** Where a number, a day or a rank stands among its like. */
const placeOf = ({ type }: Pick<Issue, 'type'>, value: Value): number =>
  type === 'date' ? Date.parse(String(value)) : Number(value);
