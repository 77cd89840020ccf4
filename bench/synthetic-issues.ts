import { type Domain, sizeOf } from '../src/language/domain.ts';
import { domainOf, Issue } from '../src/negotiation/issue.ts';
import { below, oneOf, type Random } from './random.ts';

export interface SyntheticIssue {
  readonly issue: Issue;
  readonly domain: Domain;
  readonly size: number;
}

/** Of 100 issues: 18 integers, 12 decimals, 30 true or false, 25 categorical, 10 ordinal, 5 sets. */
export function issueAt(random: Random, id: string): SyntheticIssue {
  const issue = Issue.parse({ id, title: id.replace('_', ' '), ...typeOf(random) });
  const domain = domainOf(issue, 0);
  return { issue, domain, size: sizeOf(domain) };
}

function typeOf(random: Random): object {
  const kind = random();
  if (kind < 0.18) {
    const [step, size] = [oneOf(random, [1, 5, 5, 10]), oneOf(random, [13, 21, 37, 61, 101])];
    const min = step * below(random, 10);
    return { type: 'integer', min, max: min + step * (size - 1), step };
  }
  if (kind < 0.3) {
    const [step, size, from] = [oneOf(random, [5, 25]), oneOf(random, [41, 81, 201]), below(random, 10)];
    const [min, max] = [25 * from, 25 * from + step * (size - 1)];
    return { type: 'decimal', min: hundredths(min), max: hundredths(max), step: hundredths(step), digits: 2 };
  }
  if (kind < 0.6) return { type: 'boolean' };
  if (kind < 0.85) return { type: 'categorical', options: choices('option', 3 + below(random, 4)) };
  if (kind < 0.95) return { type: 'ordinal', levels: choices('level', 4 + below(random, 4)) };
  return { type: 'set', options: choices('member', 3 + below(random, 2)) };
}

const hundredths = (value: number) => (value / 100).toFixed(2);

const choices = (noun: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${noun}_${at + 1}`, title: `${noun} ${at + 1}` }));
