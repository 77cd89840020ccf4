import type { NegIssue } from './neg.ts';
import { below, oneOf, type Random } from './random.ts';

/** At most how many values a number has; `small`: few enough everywhere to enumerate all deals. */
export interface Domains {
  readonly small?: boolean;
  readonly largest?: number;
}

/**
 * Of 100 draws: 18 integers, 12 decimals, 30 true or false, 25 categorical, 10 ordinal, 5 sets of three or four
 * options, each of which counts as an issue.
 */
export function drawIssues(random: Random, count: number, domains: Domains): NegIssue[] {
  const issues: NegIssue[] = [];
  while (issues.length < count) issues.push(...drawn(random, issues.length, count, domains));
  return issues;
}

const plain = { lo: 0, step: 1, scale: 1 };

function drawn(random: Random, at: number, count: number, { small = false, largest = 1e9 }: Domains): NegIssue[] {
  const kind = random();
  if (kind < 0.18) return [integer(random, at, small, largest)];
  if (kind < 0.3) return [decimal(random, at, small, largest)];
  if (kind < 0.6) return [{ name: `bool${at}`, kind: 'bool', size: 2, ...plain }];
  if (kind < 0.85) {
    return [{ name: `enum${at}`, kind: 'enum', size: 3 + below(random, small ? 2 : 4), ...plain }];
  }
  if (kind < 0.95) {
    return [{ name: `ord${at}`, kind: 'ordinal', size: 4 + below(random, small ? 1 : 4), ...plain }];
  }
  const group = `set${at}`;
  const options = Math.min(count - at, 3 + below(random, 2));
  return Array.from({ length: options }, (_, option) => {
    return { name: `${group}_${option}`, kind: 'setbit' as const, size: 2, ...plain, group };
  });
}

// What is drawn first and what next is part of the promise: it makes the instance of a seed.

function integer(random: Random, at: number, small: boolean, largest: number): NegIssue {
  const named = { name: `int${at}`, kind: 'int' as const, scale: 1 };
  if (small) return { ...named, size: 4 + below(random, 2), lo: 10 * below(random, 3), step: 10 };
  const step = oneOf(random, [1, 5, 5, 10]);
  const size = oneOf(random, [13, 21, 37, 61, 101]);
  return { ...named, size: Math.min(size, largest), lo: step * below(random, 10), step };
}

function decimal(random: Random, at: number, small: boolean, largest: number): NegIssue {
  const named = { name: `dec${at}`, kind: 'dec' as const, scale: 100 };
  if (small) return { ...named, size: 4 + below(random, 2), lo: 25, step: 25 };
  const size = oneOf(random, [41, 81, 201]);
  const lo = 25 * below(random, 10);
  return { ...named, size: Math.min(size, largest), lo, step: oneOf(random, [5, 25]) };
}
