/** From worth to places on the page, straight. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => number;
}

export function scaleOf([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const factor = (end - start) / (to - from);
  return { from, to, at: (value) => start + (value - from) * factor };
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2];

/** Ticks at round numbers, at most `most` of them between the ends. */
export function ticksOf(from: number, to: number, most: number): number[] {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? 0.5;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => rounded((first + index) * step));
}

/** The shortest axis from 0 to a round number on which all values are, with some air; at most from 0 to 1. */
export function fittedEnd(values: readonly number[]): number {
  const air = Math.max(...values, 0.05) * 1.08;
  return rounded(Math.min(Math.ceil(air / 0.05 - 1e-9) * 0.05, 1));
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
