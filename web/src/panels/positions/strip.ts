import type { Issue, Value, ValueSet } from '../../contract.ts';

/** A stretch of an issue's values, both ends 0..1 from the first value to the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Of a set: an option that may or may not be in it. */
  readonly perhaps: boolean;
}

/** How many cells the strip of an issue has; `null`: it is a scale without cells. */
export function cellsOf(issue: Issue, ranks: number): number | null {
  const values = namesOf(issue, ranks);
  return values === null ? null : values.length;
}

/** Where values lie on the strip of their issue. Neighbours are one stretch. */
export function stretchesOf(issue: Issue, set: ValueSet, ranks: number): Stretch[] {
  if (!Array.isArray(set)) return optionsOf(issue, set);
  const names = namesOf(issue, ranks);
  if (names === null) return (set as readonly Piece[]).map((piece) => onScale(issue, piece));
  const cells = (set as readonly Piece[]).flatMap((piece) => cellsWithin(names, piece)).sort((a, b) => a - b);
  return joined(cells.map((cell) => cellAt(cell, names.length, false)));
}

/** The middle of a value on the strip; `null` where it has no single place. */
export function placeOf(issue: Issue, value: Value, ranks: number): number | null {
  const names = namesOf(issue, ranks);
  if (names === null) return fraction(issue, value);
  const cell = names.indexOf(String(value));
  return issue.type === 'set' || cell < 0 ? null : (cell + 0.5) / names.length;
}

/** Whether the set is all that the issue can be. */
export function isWhole(issue: Issue, set: ValueSet, ranks: number): boolean {
  if (!Array.isArray(set)) {
    return issue.type === 'set' && set.always.length === 0 && set.possible.length === issue.options.length;
  }
  const [only] = stretchesOf(issue, set, ranks);
  return only !== undefined && only.from === 0 && only.to === 1;
}

type Piece = Value | { readonly from: Value; readonly to: Value };

const isRun = (piece: Piece): piece is { from: Value; to: Value } => typeof piece === 'object' && 'from' in piece;

function endsOf(piece: Piece): readonly [Value, Value] {
  return isRun(piece) ? [piece.from, piece.to] : [piece as Value, piece as Value];
}

/** The values of an issue by name, in their order, where they are few enough to be named. */
function namesOf(issue: Issue, ranks: number): string[] | null {
  switch (issue.type) {
    case 'boolean':
      return ['false', 'true'];
    case 'categorical':
    case 'set':
      return issue.options.map(({ id }) => id);
    case 'ordinal':
      return issue.levels.map(({ id }) => id);
    case 'step':
      return ['never', ...Array.from({ length: ranks }, (_, rank) => String(rank + 1))];
    default:
      return null;
  }
}

function cellsWithin(names: readonly string[], piece: Piece): number[] {
  const [from, to] = endsOf(piece).map((end) => names.indexOf(String(end)));
  return names.flatMap((_, cell) => (from! >= 0 && cell >= from! && cell <= to! ? [cell] : []));
}

const cellAt = (cell: number, cells: number, perhaps: boolean): Stretch => ({
  from: cell / cells,
  to: (cell + 1) / cells,
  perhaps,
});

function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const next of stretches) {
    const last = found.at(-1);
    if (last && last.to === next.from && last.perhaps === next.perhaps)
      found[found.length - 1] = { ...last, to: next.to };
    else found.push(next);
  }
  return found;
}

function optionsOf(issue: Issue, { always, possible }: { always: readonly string[]; possible: readonly string[] }) {
  if (issue.type !== 'set') return [];
  const cells = issue.options.flatMap(({ id }, cell) =>
    possible.includes(id) || always.includes(id) ? [cellAt(cell, issue.options.length, !always.includes(id))] : [],
  );
  return joined(cells);
}

function onScale(issue: Issue, piece: Piece): Stretch {
  const [from, to] = endsOf(piece);
  return { from: fraction(issue, from) ?? 0, to: fraction(issue, to) ?? 1, perhaps: false };
}

function fraction(issue: Issue, value: Value): number | null {
  if (issue.type !== 'integer' && issue.type !== 'decimal' && issue.type !== 'date') return null;
  const at = (one: Value) => (issue.type === 'date' ? Date.parse(String(one)) : Number(one));
  const [least, most] = [at(issue.min), at(issue.max)];
  return most === least ? 0.5 : (at(value) - least) / (most - least);
}
