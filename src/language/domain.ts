import { dayFaults, dayNumber, dayText, encodeDay } from './calendar.ts';
import { choiceFaults, decodeSubset, encodeChoice, encodeSubset, MOST_SET_OPTIONS } from './choices.ts';
import { encodeNumber, gridFaults, gridOf, textAt } from './grid.ts';
import { type DomainFault, type Misfit, shown, type Value } from './misfit.ts';

export type { DomainFault, Misfit, Value };

/** What an issue or circumstance may be: frozen data tagged by `type`. Every domain is finite. */
export type Domain =
  | BooleanDomain
  | CategoricalDomain
  | OrdinalDomain
  | IntegerDomain
  | DecimalDomain
  | DateDomain
  | SetDomain
  | StepDomain;
export interface BooleanDomain {
  readonly type: 'boolean';
}
export interface CategoricalDomain {
  readonly type: 'categorical';
  readonly options: readonly string[];
}
/** Levels, lowest first. */
export interface OrdinalDomain {
  readonly type: 'ordinal';
  readonly levels: readonly string[];
}
export interface IntegerDomain {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string;
}
/** Fixed point, exact, never a float: the bounds and the step are decimal text. */
export interface DecimalDomain {
  readonly type: 'decimal';
  readonly min: string;
  readonly max: string;
  readonly step: string;
  readonly digits: number;
  readonly unit?: string;
}
/** ISO days, both inclusive. */
export interface DateDomain {
  readonly type: 'date';
  readonly min: string;
  readonly max: string;
}
/** Any subset of at most 30 options. */
export interface SetDomain {
  readonly type: 'set';
  readonly options: readonly string[];
}
/** `never`, or a rank 1..ranks on the shared timeline. */
export interface StepDomain {
  readonly type: 'step';
  readonly ranks: number;
}

/** The number of values: an index is 0..sizeOf-1, in domain order. At most 2^53-1. */
export function sizeOf(domain: Domain): number {
  switch (domain.type) {
    case 'boolean':
      return 2;
    case 'categorical':
      return domain.options.length;
    case 'ordinal':
      return domain.levels.length;
    case 'integer':
      return (domain.max - domain.min) / domain.step + 1;
    case 'decimal':
      return gridOf(domain).size;
    case 'date':
      return dayNumber(domain.max)! - dayNumber(domain.min)! + 1;
    case 'set':
      return 2 ** domain.options.length;
    case 'step':
      return domain.ranks + 1;
  }
}

/** The index of a value, or why it is none of the domain's. */
export function encode(domain: Domain, value: unknown): number | Misfit {
  switch (domain.type) {
    case 'boolean':
      if (typeof value === 'boolean') return value ? 1 : 0;
      return { message: `${shown(value)} is neither true nor false`, help: 'give `true` or `false`' };
    case 'categorical':
      return encodeChoice(domain.options, value, 'option');
    case 'ordinal':
      return encodeChoice(domain.levels, value, 'level');
    case 'integer':
      return wholeIndex(domain, value) ?? encodeNumber(gridOf(domain), value, false);
    case 'decimal':
      return encodeNumber(gridOf(domain), value, true);
    case 'date':
      return encodeDay(domain.min, domain.max, value);
    case 'set':
      return encodeSubset(domain.options, value);
    case 'step':
      return encodeStep(domain.ranks, value);
  }
}

export function isMisfit(encoded: number | Misfit): encoded is Misfit {
  return typeof encoded !== 'number';
}

/** The value at an index 0..sizeOf-1; a sound index is the caller's to give. LAW: the inverse of encode. */
export function decode(domain: Domain, index: number): Value {
  switch (domain.type) {
    case 'boolean':
      return index === 1;
    case 'categorical':
      return domain.options[index]!;
    case 'ordinal':
      return domain.levels[index]!;
    case 'integer':
      return domain.min + domain.step * index;
    case 'decimal':
      return textAt(gridOf(domain), index);
    case 'date':
      return dayText(dayNumber(domain.min)! + index);
    case 'set':
      return decodeSubset(domain.options, index);
    case 'step':
      return index === 0 ? 'never' : index;
  }
}

/** Whether `<` means something: ordinal, integer, decimal, date. */
export function isOrdered(domain: Domain): domain is OrdinalDomain | IntegerDomain | DecimalDomain | DateDomain {
  return ['ordinal', 'integer', 'decimal', 'date'].includes(domain.type);
}

/** What is wrong with the domain itself; none means every index decodes and encodes back. */
export function domainFaults(domain: Domain): DomainFault[] {
  switch (domain.type) {
    case 'boolean':
      return [];
    case 'categorical':
      return choiceFaults('options', domain.options);
    case 'ordinal':
      return choiceFaults('levels', domain.levels);
    case 'integer':
    case 'decimal':
      return gridFaults(domain);
    case 'date':
      return dayFaults(domain.min, domain.max);
    case 'set':
      return choiceFaults('options', domain.options, MOST_SET_OPTIONS);
    case 'step': {
      if (Number.isSafeInteger(domain.ranks) && domain.ranks >= 1 && domain.ranks < Number.MAX_SAFE_INTEGER) return [];
      const message = `${shown(domain.ranks)} is not a number of ranks`;
      return [{ field: 'ranks', message, help: 'give a whole number from `1` on' }];
    }
  }
}

/** Whether there is a first and a last value, and the others between them: else nothing can be said of a value. */
export function hasSoundBounds(domain: Domain): boolean {
  if (domain.type === 'date') return dayFaults(domain.min, domain.max).length === 0;
  return (domain.type !== 'integer' && domain.type !== 'decimal') || gridFaults(domain).length === 0;
}

/** The quick way for what fits; doubles are exact here, the extent is below 2^53. */
function wholeIndex({ min, max, step }: IntegerDomain, value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) return undefined;
  const index = (value - min) / step;
  return Number.isInteger(index) ? index : undefined;
}

function encodeStep(ranks: number, value: unknown): number | Misfit {
  if (value === 'never') return 0;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return {
      message: `${shown(value)} is not a rank`,
      help: `give \`never\` or a whole number from \`1\` to \`${ranks}\``,
    };
  }
  if (value >= 1 && value <= ranks) return value;
  const nearest = value < 1 ? 1 : ranks;
  const where = value < 1 ? 'before the first' : 'past the last';
  return { message: `${shown(value)} is ${where} rank, \`${nearest}\``, help: 'or give `never`', nearest };
}
