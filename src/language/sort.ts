import { dayNumber } from './calendar.ts';
import {
  type CategoricalDomain,
  type DateDomain,
  type Domain,
  hasSoundBounds,
  type OrdinalDomain,
  type SetDomain,
  type StepDomain,
} from './domain.ts';
import type { Diagnostic, Expression, Span } from './expression.ts';
import { type Grid, gridOf } from './grid.ts';
import { parseDecimal } from './rational.ts';

/** What an expression stands for. `unknown` follows a fault and is never complained about again. */
export type Sort =
  | { readonly sort: 'truth' }
  | NumberSort
  | { readonly sort: 'date'; readonly domain?: DateDomain }
  | { readonly sort: 'text' }
  | { readonly sort: 'list' }
  | { readonly sort: 'choice'; readonly domain: CategoricalDomain | OrdinalDomain }
  | { readonly sort: 'set'; readonly domain: SetDomain }
  | { readonly sort: 'step'; readonly domain: StepDomain }
  | { readonly sort: 'unknown' };

/** No unit: fits every unit. The grid is known of a bare issue with sound bounds, a count and a size. */
export interface NumberSort {
  readonly sort: 'number';
  readonly unit?: string;
  readonly grid?: Grid;
}

export const UNKNOWN: Sort = { sort: 'unknown' };
export const TRUTH: Sort = { sort: 'truth' };

/** What the parts of the checker share. */
export interface Checking {
  readonly vocabulary: ReadonlyMap<string, Domain>;
  report(code: string, span: Span, message: string, advice: Advice): void;
  /** Finds the faults of an expression that has to be true or false. */
  condition(expression: Expression): void;
  /** Finds the faults of an expression and tells its sort. */
  sortOf(expression: Expression): Sort;
}

export type Advice = Pick<Diagnostic, 'help' | 'suggestion'>;

export function didYouMean(suggestion: string): Advice {
  return { help: `did you mean \`${suggestion}\`?`, suggestion };
}

export function sortOfDomain(domain: Domain): Sort {
  switch (domain.type) {
    case 'boolean':
      return TRUTH;
    case 'categorical':
    case 'ordinal':
      return { sort: 'choice', domain };
    case 'integer':
    case 'decimal': {
      const grid = hasSoundBounds(domain) ? { grid: gridOf(domain) } : {};
      return { sort: 'number', ...grid, ...(domain.unit === undefined ? {} : { unit: domain.unit }) };
    }
    case 'date':
      return hasSoundBounds(domain) ? { sort: 'date', domain } : { sort: 'date' };
    case 'set':
      return { sort: 'set', domain };
    case 'step':
      return { sort: 'step', domain };
  }
}

/** The numbers 0..most. */
export function upTo(most: number): Grid {
  return { min: 0n, step: 1n, size: most + 1, digits: 0 };
}

export function choicesOf(domain: CategoricalDomain | OrdinalDomain | SetDomain): readonly string[] {
  return domain.type === 'ordinal' ? domain.levels : domain.options;
}

const NOUNS: Readonly<Record<Sort['sort'], string>> = {
  truth: 'a condition',
  number: 'a number',
  date: 'a day',
  text: 'a text',
  list: 'a list',
  choice: 'an option',
  set: 'a set',
  step: 'a step',
  unknown: 'something unknown',
};

/** What to call an expression in a message. */
export function called(expression: Expression, { sort }: Sort): string {
  if (expression.kind === 'name') return `\`${expression.name}\``;
  if (expression.kind === 'text') return `\`"${expression.value}"\``;
  if (expression.kind === 'number') return `\`${expression.text}\``;
  return expression.kind === 'truth' ? `\`${expression.value}\`` : NOUNS[sort];
}

/** What an expression of this sort can be compared with. */
export function comparableWith(subject: Sort): string {
  switch (subject.sort) {
    case 'truth':
      return 'use it by itself, or compare it with `true` or `false`';
    case 'number':
      return 'compare it with a number like `10`';
    case 'date':
      return 'compare it with a day like `date("2025-04-17")`';
    case 'choice':
      return `compare it with one of its options, like \`"${choicesOf(subject.domain)[0]}"\``;
    case 'set':
      return `ask for one option with \`contains "${subject.domain.options[0]}"\`, or compare it with a list`;
    case 'step':
      return 'use `before`, `together`, `== "never"` or `!= "never"`';
    default:
      return 'one side has to be an issue or circumstance';
  }
}

/** What a text in quotes was meant to be where the other side wants no text. */
export function unquoted(value: string, wanted: Sort): Advice | undefined {
  const bare = wanted.sort === 'number' ? parseDecimal(value) !== undefined && !value.startsWith('+') : undefined;
  if (bare) return didYouMean(value);
  if (wanted.sort === 'truth' && (value === 'true' || value === 'false')) return didYouMean(value);
  return wanted.sort === 'date' && dayNumber(value) !== undefined ? didYouMean(`date("${value}")`) : undefined;
}
