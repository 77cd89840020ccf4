import { type DomainFault, type Misfit, plainly, shown } from './misfit.ts';
import { floor, fromNumber, isInteger, parseDecimal, placePoint, type Rational, rational } from './rational.ts';

/** The bounds and step of an integer (numbers) or a decimal (text, with its digits). */
export interface GridBounds {
  readonly min: number | string;
  readonly max: number | string;
  readonly step: number | string;
  readonly digits?: number;
}

/** The value at an index is (min + step × index) / 10^digits. */
export interface Grid {
  readonly min: bigint;
  readonly step: bigint;
  readonly size: number;
  readonly digits: number;
}

/** Only for bounds that `gridFaults` finds nothing wrong with. */
export function gridOf(bounds: GridBounds): Grid {
  const digits = bounds.digits ?? 0;
  const [min, max, step] = [scaled(bounds.min, digits)!, scaled(bounds.max, digits)!, scaled(bounds.step, digits)!];
  return { min, step, size: Number((max - min) / step) + 1, digits };
}

export function textAt(grid: Grid, index: number): string {
  return placePoint(grid.min + grid.step * BigInt(index), grid.digits);
}

/** Where a value lies: at an index, beyond an end, or between the index `above - 1` and `above`. */
export type Place = { readonly at: number } | { readonly beyond: number } | { readonly above: number };

export function placeOn(grid: Grid, value: Rational): Place {
  const steps = rational(
    value.numerator * 10n ** BigInt(grid.digits) - grid.min * value.denominator,
    grid.step * value.denominator,
  );
  if (steps.numerator < 0n) return { beyond: 0 };
  if (steps.numerator > BigInt(grid.size - 1) * steps.denominator) return { beyond: grid.size - 1 };
  return isInteger(steps) ? { at: Number(steps.numerator) } : { above: Number(floor(steps)) + 1 };
}

/** The index of a number, or of decimal text where the grid is of decimals. */
export function encodeNumber(grid: Grid, value: unknown, textAllowed: boolean): number | Misfit {
  const exact =
    typeof value === 'number' ? fromNumber(value) : typeof value === 'string' ? parseDecimal(value) : undefined;
  if (exact === undefined) return { message: `${shown(value)} is not a number`, help: 'write it like `12` or `12.5`' };
  if (typeof value === 'string' && !textAllowed) {
    return { message: `${shown(value)} is text where a number is needed`, help: 'leave the quotes away' };
  }
  const place = placeOn(grid, exact);
  return 'at' in place ? place.at : misplaced(grid, place, exact, plainly(value), textAllowed);
}

function misplaced(grid: Grid, place: Place, exact: Rational, words: string, asText: boolean): Misfit {
  const valid = (index: number) => (asText ? textAt(grid, index) : Number(textAt(grid, index)));
  if ('beyond' in place) {
    const end = place.beyond === 0 ? 'below the least' : 'above the greatest';
    const nearest = valid(place.beyond);
    return { message: `${words} is ${end} value, \`${nearest}\``, help: `the nearest is \`${nearest}\``, nearest };
  }
  const above = 'above' in place ? place.above : 0;
  const [low, high] = [valid(above - 1), valid(above)];
  const nearest = isCloserBelow(grid, above, exact) ? low : high;
  const step = placePoint(grid.step, grid.digits);
  return {
    message: `${words} is between two values, in steps of \`${step}\``,
    help: `the nearest are \`${low}\` and \`${high}\``,
    nearest,
  };
}

/** In doubt, the lower one. */
function isCloserBelow(grid: Grid, above: number, exact: Rational): boolean {
  const middle = 2n * grid.min + grid.step * BigInt(2 * above - 1);
  return exact.numerator * 2n * 10n ** BigInt(grid.digits) <= middle * exact.denominator;
}

export function gridFaults(bounds: GridBounds): DomainFault[] {
  const digits = bounds.digits ?? 0;
  if (!Number.isInteger(digits) || digits < 0 || digits > 15) {
    return [{ field: 'digits', message: `${plainly(digits)} is not a number of digits`, help: 'give `0` to `15`' }];
  }
  const help =
    digits === 0 ? 'give a whole number below 2^53' : `give a number with at most \`${digits}\` digits after the point`;
  const faults = (['min', 'max', 'step'] as const)
    .filter((field) => scaled(bounds[field], digits) === undefined)
    .map((field) => ({ field, message: `${plainly(bounds[field])} is not a number this can hold`, help }));
  return faults.length > 0 ? faults : extentFaults(bounds, digits);
}

function extentFaults(bounds: GridBounds, digits: number): DomainFault[] {
  const [min, max, step] = [scaled(bounds.min, digits)!, scaled(bounds.max, digits)!, scaled(bounds.step, digits)!];
  const faults: DomainFault[] = [];
  if (step <= 0n) {
    const message = `the step, ${plainly(bounds.step)}, is not above zero`;
    faults.push({ field: 'step', message, help: 'give a step like `1`' });
  }
  if (max < min) {
    const message = `the greatest value, ${plainly(bounds.max)}, is below the least, ${plainly(bounds.min)}`;
    faults.push({ field: 'max', message, help: 'swap them' });
  }
  if (faults.length > 0) return faults;
  if (max - min >= MOST) {
    return [
      {
        field: 'max',
        message: 'there are too many values',
        help: 'bring `min` and `max` closer, or keep fewer digits',
      },
    ];
  }
  if ((max - min) % step === 0n) return [];
  const nearest = placePoint(max - ((max - min) % step), digits);
  const message = `the greatest value, ${plainly(bounds.max)}, is not reached in steps of ${plainly(bounds.step)}`;
  return [{ field: 'max', message, help: `the last value before it is \`${nearest}\`` }];
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/** Times 10^digits, where that is a whole number (and for a number given as such, a safe one). */
function scaled(value: number | string, digits: number): bigint | undefined {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
  const exact = typeof value === 'number' ? rational(BigInt(value)) : parseDecimal(value);
  if (exact === undefined) return undefined;
  const whole = rational(exact.numerator * 10n ** BigInt(digits), exact.denominator);
  return isInteger(whole) ? whole.numerator : undefined;
}
