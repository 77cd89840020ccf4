import { dayNumber } from '../src/language/calendar.ts';
import { type Domain, decode } from '../src/language/domain.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';

/** A value as a rules engine takes it: levels, ranks (never is 0) and days are numbers, sets are lists. */
export type Native = boolean | number | string | readonly string[];
export type Facts = Record<string, Native>;

/**
 * What all decimals are multiplied by, so that engines that count in doubles still answer exactly: with two digits
 * somewhere 12.5 is 1250 everywhere, in facts and in expressions alike.
 */
export function scaleOf(scenario: Scenario): number {
  const digits = scenario.slots.map(({ domain }) => (domain.type === 'decimal' ? domain.digits : 0));
  return 10 ** Math.max(0, ...digits);
}

export function factsOf(scenario: Scenario, row: Float64Array, scale: number): Facts {
  return Object.fromEntries(scenario.slots.map((slot, at) => [slot.id, nativeOf(slot.domain, row[at]!, scale)]));
}

function nativeOf(domain: Domain, index: number, scale: number): Native {
  switch (domain.type) {
    case 'ordinal':
    case 'step':
      return index;
    case 'integer':
    case 'decimal':
      return Math.round(Number(decode(domain, index)) * scale);
    case 'date':
      return (dayNumber(domain.min)! + index) * scale;
    default:
      return decode(domain, index);
  }
}
