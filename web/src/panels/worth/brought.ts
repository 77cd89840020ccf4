import type { Case, Issue, Schemas } from '../../contract.ts';

type Contribution = Schemas['Contribution'];
type Preferences = Schemas['Preferences'];

/** An issue's part in what a deal is worth to a party. */
export interface Brought extends Contribution {
  /** What the issue brings the party at best. */
  readonly best: number;
  /** What the deal leaves of that, whatever is still open. */
  readonly lost: number;
}

/** Issues by weight, the heaviest first. */
export function broughtBy(
  contributions: readonly Contribution[],
  { issues }: Pick<Case, 'issues'>,
  preferences: Preferences | undefined,
): Brought[] {
  return contributions
    .map((one) => {
      const issue = issues.find(({ id }) => id === one.issue);
      const values = preferences?.values[one.issue];
      const best = Math.max(one.high, issue && values ? one.weight * bestOf(issue, values) : 0);
      return { ...one, best, lost: best - one.high };
    })
    .toSorted((a, b) => b.weight - a.weight || (a.issue < b.issue ? -1 : 1));
}

/** What the best value of an issue is worth: 0..1. */
export function bestOf(issue: Issue, values: Schemas['ValueFunction']): number {
  if (Array.isArray(values)) return bestCorner(issue, values as readonly (readonly [number | string, number])[]);
  const worths = Object.values(values);
  if (issue.type === 'set') return worths.filter((worth) => worth > 0).reduce((sum, worth) => sum + worth, 0);
  return Math.max(0, ...worths);
}

/** The highest place of straight lines between corners, within what the issue can be. */
function bestCorner(issue: Issue, corners: readonly (readonly [number | string, number])[]): number {
  if (issue.type !== 'integer' && issue.type !== 'decimal' && issue.type !== 'date') return 0;
  const at = (value: number | string) => (issue.type === 'date' ? Date.parse(String(value)) : Number(value));
  const [least, most] = [at(issue.min), at(issue.max)];
  const points = corners.map(([value, worth]) => [at(value), worth] as const);
  const within = points.filter(([place]) => place >= least && place <= most).map(([, worth]) => worth);
  return Math.max(0, ...within, heightAt(points, least), heightAt(points, most));
}

function heightAt(points: readonly (readonly [number, number])[], place: number): number {
  const after = points.findIndex(([value]) => value >= place);
  const [to, from] = [points[after], points[after - 1]];
  if (to === undefined) return points.at(-1)?.[1] ?? 0;
  if (from === undefined) return to[1];
  return from[1] + ((place - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
}

/** The issues that bring most and those that cost most, at most three of each, none that brings or costs nothing. */
export function mostOf(brought: readonly Brought[]): { readonly brings: Brought[]; readonly costs: Brought[] } {
  const largest = (size: (one: Brought) => number) =>
    brought
      .filter((one) => size(one) > 1e-9)
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, 3);
  return { brings: largest(({ low }) => low), costs: largest(({ lost }) => lost) };
}
