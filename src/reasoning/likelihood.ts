import {
  add,
  compare,
  fromNumber,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  toNumber,
  ZERO,
} from '../language/rational.ts';
import { type Constraint, not } from '../negotiation/constraint.ts';
import { demandsOf } from '../negotiation/demands.ts';
import type { BindingLine, Line, Scenario } from '../negotiation/scenario.ts';
import { type Chance, chanceOfNone, type Fraction } from '../solving/chance.ts';
import { type Closure, closure } from '../solving/closure.ts';
import { openSolver } from '../solving/satisfiability.ts';
import { SetFamilies } from '../solving/set-family.ts';
import type { Likelihood, LikelihoodAnswer } from './answer.ts';
import { type Box, openBox } from './box.ts';
import { type Budget, type Meter, meterOf, settle, shareOf, step } from './budget.ts';
import { type Completions, completionsOf } from './completions.ts';
import { pose } from './posed.ts';

export interface LikelihoodAsked {
  /** The deal asked about, as a box; `null` for none. */
  readonly deal: Box | null;
}

/** How many conflicts are looked for and held at most. */
const MOST_CONFLICTS = 100_000;
/** Of the steps, for the zone where a deal is asked about too. */
const FOR_ZONE = 3 / 4;

interface Bounds {
  readonly low: Rational;
  readonly high: Rational;
}
const UNKNOWN: Bounds = { low: ZERO, high: ONE };

/**
 * How likely is it that a zone exists, and that a deal is acceptable, where each line binds on its own with its
 * confidence (semantics 8)? Exact, in rational arithmetic, or bounds that enclose it.
 */
export function likelihood(scenario: Scenario, { deal }: LikelihoodAsked, budget: Budget): LikelihoodAnswer {
  const meter = meterOf(budget);
  const share = deal === null ? meter : shareOf(meter, { steps: FOR_ZONE, bytes: 1 });
  const { bounds, influence } = zoneLikelihood(scenario, share, budget.progress);
  if (share !== meter) settle(meter, share);
  const lines = scenario.members.flatMap((member) => member.lines);
  const ofDeal = deal === null ? null : dealLikelihood(scenario, deal, meter);
  const parts = [bounds, ...(ofDeal === null ? [] : [ofDeal.all, ...ofDeal.parties.values()])];
  const complete = parts.every(({ low, high }) => isSame(low, high));
  return {
    zone: said(bounds),
    deal:
      ofDeal === null
        ? null
        : {
            all: said(ofDeal.all),
            parties: Object.fromEntries([...ofDeal.parties].map(([party, of]) => [party, said(of)])),
          },
    influence: lines
      .map(({ line: { id } }, at) => ({ id, influence: influence && nearestTo(influence.get(at)) }))
      .sort((a, b) => (a.influence ?? 0) - (b.influence ?? 0) || (a.id < b.id ? -1 : 1)),
    complete,
    stopped: meter.stopped ?? (complete ? null : 'steps'),
    steps: meter.spent,
  };
}

interface ZoneLikelihood {
  readonly bounds: Bounds;
  /** By number of the binding line; `null` where it is not known exactly. Lines not named have none. */
  readonly influence: ReadonlyMap<number, Fraction> | null;
}

/** A zone exists unless all lines of some minimal conflict bind. */
function zoneLikelihood(scenario: Scenario, meter: Meter, progress: Budget['progress']): ZoneLikelihood {
  const { conflicts: problem, lines } = pose(scenario, openBox(scenario.slots));
  const opened = openSolver(problem, meter);
  const options = { most: MOST_CONFLICTS, ...(progress === undefined ? {} : { progress }) };
  const found = opened === null ? null : closure(problem, opened.partition, opened.solver, meter, options);
  if (found === null) return { bounds: UNKNOWN, influence: null };
  if (found.impossible) return { bounds: exactly(ZERO), influence: new Map() };
  const binds = (line: number) => confidenceOf(lines[line]!.line);
  const spares = (line: number) => complement(binds(line));
  const chance = chanceOf(found.conflicts, binds, meter);
  if (chance !== null && isWhole(found)) {
    return { bounds: exactly(rationalOf(chance.none)), influence: chance.influence };
  }
  // Conflicts that are not known make a zone less likely; each concession that is known makes one certain.
  const conceded = chanceOf(found.concessions.first(MOST_CONFLICTS) ?? [], spares, meter);
  const high = chance === null ? ONE : rationalOf(chance.none);
  const low = conceded === null ? ZERO : subtract(ONE, rationalOf(conceded.none));
  return { bounds: { low, high }, influence: null };
}

const isWhole = ({ complete, conflicts, conflictCount }: Closure) =>
  complete && conflictCount === BigInt(conflicts.length);

/** The chance that none of these sets is drawn whole. */
function chanceOf(
  sets: readonly (readonly number[])[],
  chance: (member: number) => Fraction,
  meter: Meter,
): Chance | null {
  const families = new SetFamilies(byComponent(sets), meter);
  const family = families.of(sets);
  return family === null ? null : chanceOfNone(families, family, chance, meter);
}

/** The members, those that are tied by sets next to each other. */
function byComponent(sets: readonly (readonly number[])[]): number[] {
  const setsOf = new Map<number, (readonly number[])[]>();
  for (const set of sets) for (const member of set) setsOf.set(member, [...(setsOf.get(member) ?? []), set]);
  const order = new Set<number>();
  for (const first of setsOf.keys()) {
    const waiting = [first];
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      if (order.has(member)) continue;
      order.add(member);
      for (const set of setsOf.get(member)!) for (const other of set) if (!order.has(other)) waiting.push(other);
    }
  }
  return [...order];
}

/** For each party its own lines; for all what agreement demands. */
function dealLikelihood(scenario: Scenario, deal: Box, meter: Meter) {
  const rules = scenario.rules.map((rule) => rule.constraint);
  const completions = completionsOf(deal, rules, scenario.slots, meter);
  const isPossible = completions.possible([]);
  // Where the rules rule it out, parties are judged with the rules set aside, as in the check (semantics 3).
  const judged = isPossible === false ? completionsOf(deal, [], scenario.slots, meter) : completions;
  const { agreement, members, parties } = scenario;
  const own = new Map(
    parties.map(({ id, lines }) => {
      const binding = lines.map((line) => ({ line, demands: line.constraint }));
      return [id, isPossible === null ? UNKNOWN : allHold(binding, judged)];
    }),
  );
  const all = (): Bounds => {
    if (isPossible !== true) return isPossible === null ? UNKNOWN : exactly(ZERO);
    const lines = members.flatMap((member) => member.lines);
    if (agreement.kind === 'unanimity') return allHold(lines, completions);
    const demands = (binding: readonly BindingLine[]) =>
      demandsOf(agreement, members, (line) => binding.includes(line));
    return acceptance(lines, demands, completions, meter);
  };
  return { all: all(), parties: own };
}

/** The chance that each line holds in every completion, or does not bind. */
function allHold(lines: readonly BindingLine[], completions: Completions): Bounds {
  let [low, high] = [ONE, ONE];
  for (const { line, demands } of lines) {
    const spared = rationalOf(complement(confidenceOf(line)));
    if (isSame(spared, ONE)) continue;
    const breaks = completions.possible([not(demands)]);
    if (breaks !== false) low = multiply(low, spared);
    if (breaks === true) high = multiply(high, spared);
  }
  return { low, high };
}

/**
 * The chance that what the binding lines demand under a quorum holds in every completion. Lines are settled one after the other, only
 * as long as the others can still make a difference; lines that always hold, or bind for certain, make none.
 */
function acceptance(
  lines: readonly BindingLine[],
  demands: (binding: readonly BindingLine[]) => readonly Constraint[],
  completions: Completions,
  meter: Meter,
): Bounds {
  const holds = (binding: readonly BindingLine[]): boolean | null => {
    const possible = demands(binding).map((demand) => completions.possible([not(demand)]));
    if (possible.includes(true)) return false;
    return possible.includes(null) ? null : true;
  };
  const certain = lines.filter(({ line }) => isSame(rationalOf(confidenceOf(line)), ONE));
  const open = lines.filter(({ line, demands: own }) => {
    const chance = rationalOf(confidenceOf(line));
    return !isSame(chance, ONE) && !isSame(chance, ZERO) && completions.possible([not(own)]) !== false;
  });
  const chance = (binding: readonly BindingLine[], at: number): Bounds => {
    if (!step(meter) || meter.limits.expired?.() === true) return UNKNOWN;
    const least = holds(binding);
    if (least === false) return exactly(ZERO);
    const most = at === open.length ? least : holds([...binding, ...open.slice(at)]);
    if (most === true) return exactly(ONE);
    if (at === open.length || least === null || most === null) return UNKNOWN;
    const line = open[at]!;
    const binds = rationalOf(confidenceOf(line.line));
    return mixed(chance([...binding, line], at + 1), chance(binding, at + 1), binds);
  };
  return chance(certain, 0);
}

const mixed = (one: Bounds, other: Bounds, share: Rational): Bounds => ({
  low: mixture(one.low, other.low, share),
  high: mixture(one.high, other.high, share),
});
const mixture = (one: Rational, other: Rational, share: Rational) =>
  add(multiply(share, one), multiply(subtract(ONE, share), other));

const exactly = (value: Rational): Bounds => ({ low: value, high: value });
const isSame = (one: Rational, other: Rational) =>
  one.numerator === other.numerator && one.denominator === other.denominator;
/** What is in no conflict has no influence. */
const nearestTo = (influence: Fraction | undefined) => (influence === undefined ? 0 : toNumber(rationalOf(influence)));

const rationalOf = ({ numerator, denominator }: Fraction) => rational(numerator, denominator);
const complement = ({ numerator, denominator }: Fraction): Fraction => ({
  numerator: denominator - numerator,
  denominator,
});
const confidenceOf = ({ confidence }: Line): Fraction => fromNumber(confidence)!;

/** Numbers that enclose the fraction where it is not exact. */
function said({ low, high }: Bounds): Likelihood {
  const exact = isSame(low, high);
  if (exact) return { low: toNumber(low), high: toNumber(low), exact, fraction: fractionText(low) };
  return { low: enclosing(low, -1), high: enclosing(high, 1), exact, fraction: null };
}

const fractionText = ({ numerator, denominator }: Rational) =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;

/** A double not above the number (`side` -1) or not below it (1): neither as it is nor as JSON writes it. */
function enclosing(value: Rational, side: -1 | 1): number {
  const isBeyond = (bound: Rational) => compare(bound, value) !== -side;
  let near = toNumber(value);
  while (!isBeyond(fromNumber(near)!) || !isBeyond(binary(near))) {
    near += side * Math.max(Number.EPSILON * near, Number.MIN_VALUE);
  }
  return near;
}

/** A double as exactly the number it stands for. */
function binary(value: number): Rational {
  let exponent = 0;
  let whole = value;
  for (; !Number.isInteger(whole); whole *= 2) exponent++;
  return rational(BigInt(whole), 2n ** BigInt(exponent));
}
