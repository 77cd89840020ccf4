import type { Document } from '../../src/negotiation/negotiation.ts';
import { commonDenominator, fraction, fractionText, inUnits, plus, ZERO } from './fractions.ts';
import type { Fraction, Place, Reading, Variable } from './plain.ts';
import { placeOf, readingOf } from './reading.ts';

/** What every engine is asked about a negotiation. */
export interface Question {
  readonly document: Document;
  readonly day: string;
  /** Acts as rules, for existence, conflicts and concessions. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The deal the nearest is sought to; what it leaves open costs nothing. */
  readonly deal: Readonly<Record<string, unknown>>;
}

/** What an engine found. Sets of lines are ids in byte order joined by commas, and the sets in byte order. */
export interface Finding {
  readonly exists: boolean;
  /** No deal satisfies the rules: the conflicts are then of rules. */
  readonly impossible: boolean;
  readonly conflicts: readonly string[];
  readonly concessions: readonly string[];
  /** As `over/under`, reduced; `null`: there is no acceptable deal. */
  readonly nearest: string | null;
}

/** A question in plain words. */
export interface Asked {
  readonly reading: Reading;
  readonly given: ReadonlyMap<number, Place>;
  readonly deal: ReadonlyMap<number, Place>;
  /** What it costs to take a value instead of the deal's, in units, of which `unit` make one. */
  readonly costOf: (at: number, place: Place) => bigint;
  readonly unit: bigint;
}

export function askedOf({ document, day, given, deal }: Question): Asked {
  const reading = readingOf(document, day);
  const { variables } = reading;
  const places = (terms: Question['given']) =>
    new Map(
      Object.entries(terms).map(([name, value]) => {
        const at = variables.findIndex((one) => one.name === name);
        return [at, placeOf(document.issues.find(({ id }) => id === name)!, variables[at]!, value)] as const;
      }),
    );
  const from = places(deal);
  const distances = [...from].flatMap(([at, place]) =>
    valuesOf(variables[at]!).map((to) => distance(variables[at]!, place, to)),
  );
  const unit = commonDenominator(distances);
  const costOf = (at: number, to: Place) => inUnits(distance(variables[at]!, from.get(at)!, to), unit);
  return { reading, given: places(given), deal: from, costOf, unit };
}

export const costText = (units: bigint | null, unit: bigint): string | null =>
  units === null ? null : fractionText(fraction(units, unit));

/** Every value of a variable; of a set enough of them to show each cost. */
function valuesOf(variable: Variable): Place[] {
  if (variable.kind === 'index') return Array.from({ length: variable.size }, (_, index) => index);
  return [
    variable.options.map(() => false),
    ...variable.options.map((_, at) => variable.options.map((_, one) => one === at)),
  ];
}

/** Semantics 5, nearest: of a set the options that differ, over all its options. */
function distance(variable: Variable, one: Place, other: Place): Fraction {
  if (variable.kind === 'index') return variable.distance(one as number, other as number);
  const differing = variable.options.filter((_, at) => (one as boolean[])[at] !== (other as boolean[])[at]);
  return differing.map(() => fraction(1, variable.options.length)).reduce(plus, ZERO);
}
