import type { Schemas } from '../../contract.ts';

type Contribution = Schemas['Contribution'];

/** An issue's part in what a deal is worth to a party. */
export interface Brought extends Contribution {
  /** What the deal leaves of what the issue brings at best, whatever is still open. */
  readonly lost: number;
}

/** Issues by weight, the heaviest first. */
export const broughtBy = (contributions: readonly Contribution[]): Brought[] =>
  contributions
    .map((one) => ({ ...one, lost: one.best - one.high }))
    .toSorted((a, b) => b.weight - a.weight || (a.issue < b.issue ? -1 : 1));

/** The issues that bring most and those that cost most, at most three of each, none that brings or costs nothing. */
export function mostOf(brought: readonly Brought[]): { readonly brings: Brought[]; readonly costs: Brought[] } {
  const largest = (size: (one: Brought) => number) =>
    brought
      .filter((one) => size(one) > 1e-9)
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, 3);
  return { brings: largest(({ low }) => low), costs: largest(({ lost }) => lost) };
}
