import type { Condition } from './condition.ts';

type Truth = (row: ArrayLike<number>) => boolean;

/** What a condition on one slot answers at each of its indices: 1 where it holds. */
export interface Table {
  readonly slot: number;
  readonly answers: Uint8Array;
}

/** Slots with more values are asked, not looked up. */
const MOST_TABLED = 1024;

/** The slot a condition depends on, where that is a single one of not too many values. */
export function tabledSlot(condition: Condition, sizes: readonly number[]): number | undefined {
  switch (condition.kind) {
    case 'within':
    case 'among':
    case 'has':
    case 'is_set':
      return sizes[condition.slot]! <= MOST_TABLED ? condition.slot : undefined;
    case 'not':
      return tabledSlot(condition.operand, sizes);
    default:
      return undefined;
  }
}

/** @param truth depends on this slot alone */
export function tableOf(truth: Truth, slot: number, size: number): Table {
  const row = new Float64Array(slot + 1);
  const answers = new Uint8Array(size);
  for (let index = 0; index < size; index++) {
    row[slot] = index;
    answers[index] = truth(row) ? 1 : 0;
  }
  return { slot, answers };
}

/** Whether any of one to three tables says 1: looked up without a branch to predict or a call to make. */
export function anyOfTables(tables: readonly Table[]): Truth {
  const [{ slot: first, answers: a }, second, third] = tables as [Table, Table?, Table?];
  if (second === undefined) return (row) => a[row[first]!] === 1;
  const { slot: other, answers: b } = second;
  if (third === undefined) return (row) => (a[row[first]!]! | b[row[other]!]!) === 1;
  const { slot: last, answers: c } = third;
  return (row) => (a[row[first]!]! | b[row[other]!]! | c[row[last]!]!) === 1;
}
