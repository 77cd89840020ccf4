import type { Issue, Value, ValueSet } from '../contract.ts';
import { piecesOf } from '../words/value.ts';
import { gridOf, onGrid } from './grid.ts';

/** Which values of an issue an acceptable deal can still have. */
export interface Possible {
  /** Of a set this is asked about one option: whether it may be in it. */
  allows(value: Value): boolean;
  /** Of a set: whether the option is in every one. */
  always(option: string): boolean;
  /** Whether a number or a day may still be anything that it could be at all. */
  readonly whole: boolean;
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
      whole: false,
      words,
      runs: [],
    };
  }
  const pieces = set as readonly (Value | Run)[];
  const [first] = pieces;
  const whole =
    'min' in issue &&
    first !== undefined &&
    isRun(first) &&
    sameValue(first.from, issue.min) &&
    isLast(issue, first.to);
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
    whole,
    words,
    runs: isNumber
      ? pieces.map((piece) => ({
          from: Number(isRun(piece) ? piece.from : piece),
          to: Number(isRun(piece) ? piece.to : piece),
        }))
      : [],
  };
}

const sameValue = (one: Value, other: Value) => one === other || Number(one) === Number(other);

/** Whether no value of the issue comes after this one. */
const isLast = (issue: Extract<Issue, { readonly max: Value }>, value: Value): boolean =>
  issue.type === 'date' ? value === issue.max : onGrid(gridOf(issue), Number(issue.max)) <= Number(value) + 1e-12;

/** Where a number, a day or a rank stands among its like. */
const placeOf = ({ type }: Pick<Issue, 'type'>, value: Value): number =>
  type === 'date' ? Date.parse(String(value)) : Number(value);
