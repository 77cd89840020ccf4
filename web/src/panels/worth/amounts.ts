import type { Span } from './marks.ts';

/** A worth with at most three places, `0.52`, or a range of them, `0.19 to 0.59`. */
export const amount = ({ low, high }: Span): string =>
  low === high ? number(low) : `${number(low)} to ${number(high)}`;

/** Against what the party has without a deal: `0.1 more`, `0.02 less`, `from 0.1 less to 0.3 more`. */
export function against({ low, high }: Span, threshold: number): string {
  const [least, most] = [gain(low - threshold), gain(high - threshold)];
  return least === most ? least : `from ${least} to ${most}`;
}

/** Amounts are exact fractions, told as the nearest double: what is nearer than this is the same. */
const NOTHING = 1e-9;

function gain(surplus: number): string {
  const size = Math.abs(surplus);
  if (size < NOTHING) return 'the same';
  return `${size < 0.0005 ? 'under 0.001' : number(size)} ${surplus > 0 ? 'more' : 'less'}`;
}

/** Three digits that say something: measures of points can be small. */
export const rounded = (value: number): string => String(Number(value.toPrecision(3)));

/** The same of a bound: never below it. */
export function roundedUp(value: number): string {
  const near = Number(value.toPrecision(3));
  if (near >= value) return String(near);
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
  return String(Number((near + unit).toPrecision(3)));
}

export const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Whether the party has no less than without a deal: whatever is open, in no case, or as that turns out. */
export function noWorse({ low, high }: Span, threshold: number): 'yes' | 'no' | 'open' {
  if (low > threshold - NOTHING) return 'yes';
  return high > threshold - NOTHING ? 'open' : 'no';
}
