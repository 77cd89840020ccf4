import {
  ALWAYS,
  type Condition,
  type Constant,
  NEVER,
  not,
  type SumCondition,
  type SumPart,
  within,
} from './condition.ts';
import { floorDivide, greatestCommonDivisor } from './rational.ts';

export interface Bounds {
  /** Absent: no bound. */
  readonly low?: bigint;
  readonly high?: bigint;
}

/** The condition that a weighted sum keeps its bounds, in the plainest form that says it. */
export function sumWithin(parts: readonly SumPart[], bounds: Bounds): Condition {
  const asked = boundedSum(parts, bounds);
  if (asked.kind !== 'sum' || asked.parts.length > 1) return asked;
  const only = asked.parts[0]!;
  return only.kind === 'size' ? asked : alone(only, asked.low, asked.high);
}

/** The same as a sum, even where a plainer form would say it. */
export function boundedSum(parts: readonly SumPart[], bounds: Bounds): SumCondition | Constant {
  const open = parts.filter(isOpen);
  const settled = parts.reduce((total, part) => total + settledWeight(part), 0n);
  const divisor = open.reduce((common, { weight }) => greatestCommonDivisor(common, weight), 0n) || 1n;
  const reduced = open.map((part) => ({ ...part, weight: part.weight / divisor }));
  const least = reduced.reduce((total, part) => total + (part.weight < 0n ? part.weight * greatest(part) : 0n), 0n);
  const most = reduced.reduce((total, part) => total + (part.weight > 0n ? part.weight * greatest(part) : 0n), 0n);
  const low = bounds.low === undefined ? least : larger(least, -floorDivide(settled - bounds.low, divisor));
  const high = bounds.high === undefined ? most : smaller(most, floorDivide(bounds.high - settled, divisor));
  if (low > high) return NEVER;
  if (low === least && high === most) return ALWAYS;
  return { kind: 'sum', parts: reduced, low, high, least, most, safe: most <= SAFE && least >= -SAFE };
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A single part; its weight is 1 or -1 by now. */
function alone(part: Exclude<SumPart, { kind: 'size' }>, low: bigint, high: bigint): Condition {
  const [from, to] = part.weight > 0n ? [Number(low), Number(high)] : [Number(-high), Number(-low)];
  if (part.kind === 'condition') return from === 1 ? part.condition : not(part.condition);
  return within(part.slot, from, to, part.most);
}

/** Whether the row can change it. */
function isOpen(part: SumPart): boolean {
  return part.kind === 'condition' ? part.condition.kind !== 'constant' : part.most > 0;
}

function settledWeight(part: SumPart): bigint {
  return part.kind === 'condition' && part.condition.kind === 'constant' && part.condition.value ? part.weight : 0n;
}

function greatest(part: SumPart): bigint {
  return part.kind === 'condition' ? 1n : BigInt(part.most);
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
