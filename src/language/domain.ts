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

/** Decimals and dates as text, sets as lists in option order, steps as `"never"` or the rank. */
export type Value = boolean | number | string | readonly string[];

/** Why something is not a value of a domain. */
export interface Misfit {
  readonly message: string;
  readonly help?: string;
  readonly nearest?: Value;
}

export interface DomainFault {
  readonly field: string;
  readonly message: string;
  readonly help?: string;
}

/** The number of values: an index is 0..sizeOf-1, in domain order. At most 2^53-1. */
export function sizeOf(domain: Domain): number {
  throw new Error(`todo ${domain.type}`);
}

/** The index of a value, or why it is none of the domain's. */
export function encode(domain: Domain, value: unknown): number | Misfit {
  throw new Error(`todo ${domain.type} ${value}`);
}

export function isMisfit(encoded: number | Misfit): encoded is Misfit {
  return typeof encoded !== 'number';
}

/** The value at an index 0..sizeOf-1; sound indices are the caller's to give. */
export function decode(domain: Domain, index: number): Value {
  throw new Error(`todo ${domain.type} ${index}`);
}

/** Whether `<` means something: ordinal, integer, decimal, date. */
export function isOrdered(domain: Domain): domain is OrdinalDomain | IntegerDomain | DecimalDomain | DateDomain {
  return ['ordinal', 'integer', 'decimal', 'date'].includes(domain.type);
}

/** What is wrong with the domain itself; none means every index decodes and encodes back. */
export function domainFaults(domain: Domain): DomainFault[] {
  throw new Error(`todo ${domain.type}`);
}
