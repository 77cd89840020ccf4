import { type CellSet, complementOf, unionOf } from './cell-set.ts';
import type { Formula, SumFormula, SumPart } from './formula.ts';
import { cellOf, type Partition } from './partition.ts';

/** A formula over cells without negations: they are taken into what they negate. */
export type Normal =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** The variable's cell is one of these; neither none nor all of them. */
  | { readonly kind: 'cells'; readonly variable: number; readonly set: CellSet }
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Normal[] }
  | { readonly kind: 'iff'; readonly left: Normal; readonly right: Normal }
  | AtMost;

/** The parts add up to at most `limit`. */
export interface AtMost {
  readonly kind: 'at most';
  readonly parts: readonly NormalPart[];
  readonly limit: bigint;
}

/** As in a formula, with a normal form for a formula. */
export type NormalPart =
  | Exclude<SumPart, { kind: 'formula' }>
  | { readonly kind: 'normal'; readonly normal: Normal; readonly weight: bigint };

const TRUE: Normal = { kind: 'constant', value: true };
const FALSE: Normal = { kind: 'constant', value: false };

export function normalOf(formula: Formula, partition: Partition, sizes: readonly number[]): Normal {
  const normal = (inner: Formula) => normalOf(inner, partition, sizes);
  switch (formula.kind) {
    case 'constant':
      return formula.value ? TRUE : FALSE;
    case 'within':
    case 'among': {
      const starts = partition.starts[formula.variable]!;
      return cellsIn(formula.variable, rangesOf(formula), starts, sizes[formula.variable]!);
    }
    case 'not':
      return oppositeOf(normal(formula.operand));
    case 'all':
      return allOf(formula.operands.map(normal));
    case 'any':
      return anyOf(formula.operands.map(normal));
    case 'iff':
      return iffOf(normal(formula.left), normal(formula.right));
    case 'sum':
      return boundsOf(
        formula,
        formula.parts.map((part) => normalPart(part, normal)),
      );
  }
}

type Range = readonly [low: number, high: number];

function rangesOf(formula: Extract<Formula, { kind: 'within' | 'among' }>): Range[] {
  if (formula.kind === 'within') return formula.low > formula.high ? [] : [[formula.low, formula.high]];
  const ranges: [number, number][] = [];
  for (const value of formula.values) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 >= value) last[1] = value;
    else ranges.push([value, value]);
  }
  return ranges;
}

/** The ranges, ascending and apart, begin and end on cells, but where they reach beyond the variable's values. */
function cellsIn(variable: number, ranges: readonly Range[], starts: readonly number[], size: number): Normal {
  const set: number[] = [];
  for (const [low, high] of ranges) {
    if (high < 0 || low >= size) continue;
    set.push(low <= 0 ? 0 : cellOf(starts, low));
    if (high < size - 1) set.push(cellOf(starts, high + 1));
  }
  return cells(variable, set);
}

const cells = (variable: number, set: CellSet): Normal =>
  set.length === 0 ? FALSE : set.length === 1 && set[0] === 0 ? TRUE : { kind: 'cells', variable, set };

function iffOf(left: Normal, right: Normal): Normal {
  if (left.kind === 'constant') return left.value ? right : oppositeOf(right);
  if (right.kind === 'constant') return right.value ? left : oppositeOf(left);
  return { kind: 'iff', left, right };
}

const allOf = (operands: readonly Normal[]): Normal => oppositeOf(anyOf(operands.map(oppositeOf)));

/** Nested ones are drawn together, constants taken away, cells of a variable united. */
function anyOf(operands: readonly Normal[]): Normal {
  const sets = new Map<number, CellSet>();
  const others: Normal[] = [];
  for (const operand of operands.flatMap((one) => (one.kind === 'any' ? one.operands : [one]))) {
    if (operand.kind === 'constant') {
      if (operand.value) return TRUE;
    } else if (operand.kind === 'cells') {
      sets.set(operand.variable, unionOf(sets.get(operand.variable) ?? [], operand.set));
    } else others.push(operand);
  }
  const united = [...sets].map(([variable, set]) => cells(variable, set));
  if (united.includes(TRUE)) return TRUE;
  const left = [...united, ...others];
  if (left.length < 2) return left[0] ?? FALSE;
  return { kind: 'any', operands: left };
}

/** Holds exactly where the other does not. */
export function oppositeOf(normal: Normal): Normal {
  switch (normal.kind) {
    case 'constant':
      return normal.value ? FALSE : TRUE;
    case 'cells':
      return { ...normal, set: complementOf(normal.set) };
    case 'all':
    case 'any':
      return { kind: normal.kind === 'all' ? 'any' : 'all', operands: normal.operands.map(oppositeOf) };
    case 'iff':
      return { ...normal, right: oppositeOf(normal.right) };
    case 'at most':
      return { ...normal, parts: normal.parts.map(negated), limit: -normal.limit - 1n };
  }
}

function boundsOf({ low, high }: SumFormula, parts: readonly NormalPart[]): Normal {
  const bounds: Normal[] = [];
  if (high !== null) bounds.push({ kind: 'at most', parts, limit: high });
  if (low !== null) bounds.push({ kind: 'at most', parts: parts.map(negated), limit: -low });
  return allOf(bounds);
}

function normalPart(part: SumPart, normal: (formula: Formula) => Normal): NormalPart {
  return part.kind === 'formula' ? { kind: 'normal', normal: normal(part.formula), weight: part.weight } : part;
}

function negated(part: NormalPart): NormalPart {
  if (part.kind === 'table') return { ...part, amounts: part.amounts.map((amount) => -amount) };
  return { ...part, weight: -part.weight };
}

/** A text that two normal forms share only if they are the same. */
export function keyOf(normal: Normal): string {
  switch (normal.kind) {
    case 'constant':
      return String(normal.value);
    case 'cells':
      return `${normal.variable}:${normal.set.join()}`;
    case 'all':
    case 'any':
      return `${normal.kind}(${normal.operands.map(keyOf).join(' ')})`;
    case 'iff':
      return `iff(${keyOf(normal.left)} ${keyOf(normal.right)})`;
    case 'at most':
      return `sum(${normal.parts.map(keyOfPart).join(' ')}<=${normal.limit})`;
  }
}

function keyOfPart(part: NormalPart): string {
  if (part.kind === 'normal') return `${part.weight}*${keyOf(part.normal)}`;
  return part.kind === 'table' ? `${part.variable}[${part.amounts.join()}]` : `${part.weight}*${part.variable}`;
}
