import type { Span } from './marks.ts';

/** A worth with at most three places, `0.52`, or a range of them, `0.19 to 0.59`. */
export const amount = ({ low, high }: Span): string =>
  low === high ? number(low) : `${number(low)} to ${number(high)}`;

/** Against what the party has without a deal: `0.1 more`, `0.02 less`, `from 0.1 less to 0.3 more`. */
export function against({ low, high }: Span, threshold: number): string {
  const [least, most] = [low - threshold, high - threshold];
  return number(least) === number(most) ? gain(least) : `from ${gain(least)} to ${gain(most)}`;
}

function gain(surplus: number): string {
  const text = number(Math.abs(surplus));
  return text === '0' ? 'the same' : `${text} ${surplus > 0 ? 'more' : 'less'}`;
}

export const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Whether the party has no less than without a deal: whatever is open, in no case, or as that turns out. */
export function noWorse({ low, high }: Span, threshold: number): 'yes' | 'no' | 'open' {
  const least = (value: number) => value >= threshold || number(value - threshold) === '0';
  return least(low) ? 'yes' : least(high) ? 'open' : 'no';
}
