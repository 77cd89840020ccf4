import { leastCommonMultiple, toNumber } from '../language/rational.ts';
import type { Scenario, ScenarioParty } from '../negotiation/scenario.ts';
import { type Amount, type Worth, worthAt } from '../negotiation/worth.ts';
import { type Account, spend } from '../solving/account.ts';
import type { Layout } from '../solving/layout.ts';
import { valueAfter } from '../solving/layout.ts';
import type { Point } from '../solving/run-points.ts';
import { maximalWithin } from '../solving/vectors.ts';
import type { Posed } from './posed.ts';

/** A party whose worth is compared with others', and what it can count on without a deal. */
export interface Bargainer {
  readonly party: ScenarioParty;
  readonly worth: Worth;
}

/**
 * Those whose acceptance decides and who have said what deals are worth to them. Amounts are in parts of one unit for
 * all of them: `scale` amounts are a worth of 1.
 */
export class Bargainers {
  readonly all: readonly Bargainer[];
  readonly scale: Amount;
  /** What each has without a deal; nothing where no reservation value is told. */
  readonly disagreement: readonly Amount[];

  constructor({ members }: Scenario) {
    this.all = members.flatMap(({ party }) => (party.worth === null ? [] : [{ party, worth: party.worth }]));
    this.scale = this.all.reduce((scale, { worth }) => leastCommonMultiple(scale, worth.scale), 1n);
    this.disagreement = this.all.map(({ worth }) => this.inUnit(worth, worth.reservation ?? 0n));
  }

  /** What a complete deal is worth to each. @param indices by slot */
  vectorAt(indices: readonly number[]): Amount[] {
    return this.all.map(({ worth }) => this.inUnit(worth, worthAt(worth, indices)));
  }

  /** What a value of a slot brings each. */
  vectorOf(slot: number, index: number): Amount[] {
    return this.all.map(({ worth }) => {
      const part = worth.parts.find((one) => one.slot === slot);
      return part === undefined ? 0n : this.inUnit(worth, part.at(index));
    });
  }

  surpluses(vector: readonly Amount[]): Amount[] {
    return vector.map((amount, at) => amount - this.disagreement[at]!);
  }

  /** The nearest doubles, by party. */
  told(vector: readonly Amount[]): Record<string, number> {
    return Object.fromEntries(this.all.map(({ party }, at) => [party.id, this.number(vector[at]!)]));
  }

  number(amount: Amount): number {
    return toNumber({ numerator: amount, denominator: this.scale });
  }

  /** An amount of one worth in the unit of all. */
  inUnit({ scale }: Worth, amount: Amount): Amount {
    return amount * (this.scale / scale);
  }
}

/** By level and cell what its values bring, those covered by another of the cell left out; null where the account is stopped. */
export function pointsOf(
  bargainers: Bargainers,
  posed: Posed,
  layout: Layout,
  account: Account,
): (Point<Amount>[][] | null)[] | null {
  const gains = gainsOf(bargainers, posed);
  const levels: (Point<Amount>[][] | null)[] = layout.variables.map(() => null);
  for (const variable of posed.issues) {
    const cells: Point<Amount>[][] = [];
    for (const [cell, first] of layout.starts[variable]!.entries()) {
      const after = valueAfter(layout, variable, cell + 1);
      if (!spend(account, (after - first) * bargainers.all.length + 1)) return null;
      const points = Array.from({ length: after - first }, (_, at) => pointAt(first + at, gains[variable]!));
      const best = maximalWithin(points, ({ vector }) => vector, account);
      if (best === null) return null;
      cells.push(best);
    }
    levels[layout.levels[variable]!] = cells;
  }
  return levels;
}

const pointAt = (value: number, gain: (value: number) => Amount[]): Point<Amount> => ({ value, vector: gain(value) });

/** By variable what its values bring; options of a set bring each their own. */
function gainsOf(bargainers: Bargainers, { places }: Posed): ((value: number) => Amount[])[] {
  const gains: ((value: number) => Amount[])[] = [];
  for (const [slot, place] of places.entries()) {
    if (place.kind === 'variable') gains[place.variable] = (value) => bargainers.vectorOf(slot, value);
    if (place.kind !== 'options') continue;
    for (const [bit, variable] of place.variables.entries())
      gains[variable] = (value) => bargainers.vectorOf(slot, value === 0 ? 0 : 2 ** bit);
  }
  return gains;
}
