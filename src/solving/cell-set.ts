/**
 * A set of cells, as the cells at which membership changes: ascending, beginning outside. `[2, 5]` is 2..4; `[2]` is
 * all from 2 on, `[0]` all, `[]` none.
 */
export type CellSet = readonly number[];

export const complementOf = (set: CellSet): CellSet => (set[0] === 0 ? set.slice(1) : [0, ...set]);

/** The cells that are in one of the sets, or in both. */
export function unionOf(a: CellSet, b: CellSet): CellSet {
  const union: number[] = [];
  let [inA, inB] = [0, 0];
  while (inA < a.length || inB < b.length) {
    const cell = Math.min(a[inA] ?? Number.POSITIVE_INFINITY, b[inB] ?? Number.POSITIVE_INFINITY);
    if (a[inA] === cell) inA++;
    if (b[inB] === cell) inB++;
    const isIn = (inA & 1) === 1 || (inB & 1) === 1;
    if (isIn !== ((union.length & 1) === 1)) union.push(cell);
  }
  return union;
}

/** The set of the cells 0..count-1 that pass. */
export function cellsWhere(count: number, passes: (cell: number) => boolean): CellSet {
  const set: number[] = [];
  for (let cell = 0; cell < count; cell++) if (passes(cell) !== ((set.length & 1) === 1)) set.push(cell);
  return set;
}
