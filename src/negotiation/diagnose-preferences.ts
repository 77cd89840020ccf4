import { type Domain, encode, hasSoundBounds, isMisfit, sizeOf } from '../language/domain.ts';
import { nearestWord } from '../language/nearest-word.ts';
import { issueFault, referenceFaults } from './diagnose.ts';
import type { Directory } from './directory.ts';
import { type Fault, pointerTo } from './fault.ts';
import type { Preferences, ValueFunction } from './preferences.ts';
import { tableKeys } from './value-table.ts';

/** Weights and value functions fit their issues, who has one of the latter has a weight, and the reservation deal settles every issue with a weight. */
export function diagnosePreferences(preferences: Preferences, directory: Directory): Fault[] {
  const weighted = Object.entries(preferences.weights);
  const faults = weighted.flatMap(([name]) =>
    directory.issues.has(name) ? [] : [issueFault(name, pointerTo('/weights', name), directory)],
  );
  if (!weighted.some(([, weight]) => weight > 0)) {
    const help = 'give at least one issue a weight above 0';
    faults.push({ pointer: '/weights', code: 'no_weight', detail: 'no issue has any weight', help });
  }
  for (const [name, values] of Object.entries(preferences.values)) {
    const pointer = pointerTo('/values', name);
    const domain = directory.issues.has(name) ? directory.vocabulary.get(name) : undefined;
    if (domain === undefined) faults.push(issueFault(name, pointer, directory));
    else faults.push(...functionFaults(values, domain, name, pointer), ...weightFaults(preferences, name, pointer));
  }
  return [...faults, ...reservationFaults(preferences, directory)];
}

/** What values are worth comes to nothing without a weight; who means that says 0. */
function weightFaults({ weights }: Preferences, name: string, pointer: string): Fault[] {
  if (Object.hasOwn(weights, name)) return [];
  const detail = `what \`${name}\` is worth is told, and its weight is missing`;
  return [
    { pointer, code: 'weight_missing', detail, help: `add \`${name}\` to \`weights\`, with 0 if it is not to count` },
  ];
}

function reservationFaults(preferences: Preferences, directory: Directory): Fault[] {
  const { reservation, weights } = preferences;
  if (reservation === undefined || 'value' in reservation) return [];
  const pointer = '/reservation/deal';
  const deal = directory.records.deals.get(reservation.deal);
  if (deal === undefined) return referenceFaults('deals', reservation.deal, pointer, directory);
  const open = Object.keys(weights).filter((name) => weights[name]! > 0 && !Object.hasOwn(deal.terms, name));
  if (open.length === 0) return [];
  const detail = `the deal \`${deal.id}\` leaves open what has a weight: ${open.map((name) => `\`${name}\``).join(', ')}`;
  return [{ pointer, code: 'reservation_open', detail, help: 'settle these issues in the deal, or give `value`' }];
}

function functionFaults(values: ValueFunction, domain: Domain, name: string, pointer: string): Fault[] {
  const keys = tableKeys(domain);
  if (keys !== undefined) {
    if (!Array.isArray(values)) return tableFaults(values, keys, domain, name, pointer);
    const detail = `\`${name}\` has named values, so its worth is a table`;
    return [{ pointer, code: 'value_function', detail, help: `give { ${keys.slice(0, 3).join(', ')}, … }` }];
  }
  if (Array.isArray(values)) return hasSoundBounds(domain) ? pointFaults(values, domain, name, pointer) : [];
  const detail = `\`${name}\` is a number or a day, so its worth is a list of points`;
  return [{ pointer, code: 'value_function', detail, help: 'give [[x, worth], …] in rising order of x' }];
}

function tableFaults(
  table: Record<string, number>,
  keys: readonly string[],
  domain: Domain,
  name: string,
  pointer: string,
): Fault[] {
  const faults: Fault[] = [];
  for (const key of Object.keys(table)) {
    if (keys.includes(key)) continue;
    const near = nearestWord(key, keys);
    const help = near === undefined ? `it has: ${keys.join(', ')}` : `did you mean \`${near}\`?`;
    const detail = `\`${name}\` has no value \`${key}\``;
    faults.push({ pointer: pointerTo(pointer, key), code: 'value_function', detail, help });
  }
  const missing = keys.filter((key) => !Object.hasOwn(table, key));
  if (missing.length > 0) {
    const detail = `the worth of ${missing.map((key) => `\`${key}\``).join(', ')} is missing`;
    faults.push({ pointer, code: 'value_function', detail, help: 'give every value of the issue a worth in 0..1' });
  }
  const sum = Object.values(table).reduce((total, worth) => total + worth, 0);
  if (domain.type === 'set' && sum > 1 + 1e-12) {
    const detail = `a set is worth the sum of its options, and here that is up to ${sum}`;
    faults.push({ pointer, code: 'value_function', detail, help: 'let the options add up to 1 at most' });
  }
  return faults;
}

function pointFaults(points: (readonly [string | number, number])[], domain: Domain, name: string, pointer: string) {
  const faults: Fault[] = [];
  let before = -1;
  points.forEach(([x], at) => {
    const index = encode(domain, x);
    const place = pointerTo(pointer, at, 0);
    if (isMisfit(index)) {
      const { message, help } = index;
      const detail = `\`${name}\`: ${message}`;
      faults.push({ pointer: place, code: 'value_function', detail, ...(help === undefined ? {} : { help }) });
      return;
    }
    if (index <= before) {
      const detail = `\`${x}\` does not come after the point before it`;
      faults.push({ pointer: place, code: 'value_function', detail, help: 'list the points in rising order of x' });
    }
    before = Math.max(before, index);
  });
  if (faults.length === 0 && sizeOf(domain) > 1 && points.length === 1) {
    const help = 'give at least two points; beyond the first and the last the worth stays level';
    faults.push({ pointer, code: 'value_function', detail: `one point gives \`${name}\` no slope`, help });
  }
  return faults;
}
