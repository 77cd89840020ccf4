import type { Value } from '../contract.ts';
import type { Of } from './settled.ts';

type Numeric = Of<'integer'> | Of<'decimal'>;

export interface Grid {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly digits: number;
}

/** The values that a number may take; a decimal without a step goes by its last digit. */
export function gridOf(of: Numeric): Grid {
  if (of.type === 'integer') return { min: of.min, max: of.max, step: of.step, digits: 0 };
  const step = of.step === undefined ? 10 ** -of.digits : Number(of.step);
  return { min: Number(of.min), max: Number(of.max), step, digits: of.digits };
}

/** A number as a value of the issue: decimals are texts with all their digits. */
export const valueAt = ({ type }: Pick<Numeric, 'type'>, { digits }: Grid, number: number): Value =>
  type === 'integer' ? Math.round(number) : number.toFixed(digits);

/** The value of the grid that is closest to a number. */
export function onGrid({ min, max, step }: Grid, number: number): number {
  const last = Math.floor((max - min) / step + 1e-9);
  return min + step * Math.min(last, Math.max(0, Math.round((number - min) / step)));
}

export const isOnGrid = (grid: Grid, number: number): boolean =>
  Number.isFinite(number) && Math.abs(onGrid(grid, number) - number) <= grid.step * 1e-9;

/** How far along a number is, 0 to 1. */
export const shareOf = ({ min, max }: Grid, number: number): number => (max === min ? 0 : (number - min) / (max - min));
