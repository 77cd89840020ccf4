import { rational, toNumber } from '../language/rational.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { firstRow } from '../solving/first-row.ts';
import type { Partition } from '../solving/partition.ts';
import type { Row } from '../solving/problem.ts';
import { type Opened, openSolver } from '../solving/satisfiability.ts';
import { type Settled, UNDECIDED_ZONE, type Witness, type ZoneAnswer } from './answer.ts';
import { type Box, isSettled } from './box.ts';
import { type Budget, type Meter, meterOf, settle, shareOf } from './budget.ts';
import { estimateOf } from './estimate.ts';
import { agreedAt, linesOf, type Posed, pose, rowOf } from './posed.ts';
import { probeValues } from './probes.ts';
import { search } from './search.ts';
import { dealAt, settledAt, settledIn, someValues, valuesOfIssues } from './settled.ts';
import type { SharedDiagram } from './shared-diagram.ts';
import { type Mapped, type Mapping, mapped, mapZone } from './zone-diagram.ts';

export interface ZoneAsked {
  /** The given terms as a box, from `boxOf`; all open for none. They act as rules. */
  readonly given: Box;
  readonly count: boolean;
  readonly values: boolean;
  /** Deals that work in every world the rules allow, instead of in some. */
  readonly robust: boolean;
  /** How many deals of the zone to draw, each as likely as every other. */
  readonly sample: number;
  readonly seed: number;
}

/** The share of the steps and bytes for looking at all deals at once; the rest is for what is left undecided. */
const MAPPING = { steps: 3 / 4, bytes: 1 };

/**
 * Is there a deal that everybody whose consent counts accepts, and what do such deals look like (semantics 5)?
 * Clause learning says whether there is one and which is the first; a diagram of all of them counts, where the budget
 * holds it, and else values are asked for one by one and the count is estimated.
 *
 * @param shared by questions that differ in their lines alone; what it does not know is found out as without it
 */
export function zone(scenario: Scenario, asked: ZoneAsked, budget: Budget, shared?: SharedDiagram): ZoneAnswer {
  const meter = meterOf(budget);
  const known = shared === undefined ? null : fromShared(shared, scenario, asked, meter);
  if (known !== null) return known;
  const posed = pose(scenario, asked.given);
  const opened = openSolver(posed.zone, meter);
  const solved = opened?.solver.solve(linesOf(posed.zone)) ?? null;
  if (opened === null && meter.stopped === 'bytes') return bySearch(posed, asked, meter);
  if (opened === null || solved === null) return answer({}, meter, false);
  if (solved.kind === 'refuted') return noZone(posed, asked, opened, meter);
  budget.progress?.(1 / 4);
  if (asked.robust && posed.worlds.length > 0) return robustZone(posed, asked, opened, meter);
  return someZone(posed, asked, opened, solved.row, meter);
}

function answer(known: Partial<ZoneAnswer>, { stopped, spent }: Meter, complete: boolean, stop = stopped): ZoneAnswer {
  return {
    ...UNDECIDED_ZONE,
    ...known,
    complete: complete && stop === null,
    stopped: stop,
    steps: spent,
  };
}

/** Where even the cells of the problem do not fit: search over boxes says whether there is a deal, and one of them. */
function bySearch({ scenario }: Posed, { given, robust }: ZoneAsked, meter: Meter): ZoneAnswer {
  const { rules, demands, slots } = scenario;
  const rest = meterOf({ ...meter.limits, steps: meter.limits.steps - meter.spent });
  const allowed = rules.map((rule) => rule.constraint);
  const found = search([...allowed, ...demands], given, slots, rest);
  const impossible = found === false && search(allowed, given, slots, rest) === false;
  const spent = { ...meter, spent: meter.spent + rest.spent };
  if (found === null) return answer({}, spent, false);
  if (found === false) return answer({ exists: false, impossible, count: '0' }, spent, false);
  const isOpen = slots.some(({ kind }, at) => kind === 'circumstance' && !isSettled(given, at));
  if (robust && isOpen) return answer({}, spent, false);
  return answer({ exists: true, witness: { ...settledIn(scenario, found.low), canonical: false } }, spent, false);
}

function noZone(posed: Posed, { count, values }: ZoneAsked, { solver, partition }: Opened, meter: Meter): ZoneAnswer {
  const allowed = solver.solve([]);
  const impossible = allowed?.kind === 'refuted';
  const mapped = impossible || !count ? null : mapAllowed(posed, partition, meter);
  const possible = impossible ? 0n : (mapped?.result?.possible ?? null);
  return answer(
    {
      exists: false,
      impossible,
      count: count ? '0' : null,
      possible: count && possible !== null ? String(possible) : null,
      share: count && possible ? 0 : null,
      values: values ? valuesOfIssues(posed, null) : null,
    },
    meter,
    allowed !== null && (possible !== null || !count),
    meter.stopped ?? mapped?.stopped ?? null,
  );
}

function someZone(posed: Posed, asked: ZoneAsked, opened: Opened, known: Row, meter: Meter): ZoneAnswer {
  const first = firstRow(opened.solver, linesOf(posed.zone), [...posed.issues, ...posed.worlds]);
  const row = first === null || first === 'none' ? known : first;
  const witness: Witness = { ...settledAt(posed, row), canonical: row === first };
  if (!agreedAt(posed, row)) throw new Error('a witness that its own lines do not accept');
  const wanted = asked.count || asked.values || asked.sample > 0;
  const mapped = wanted ? mapWithin(posed, opened.partition, asked, meter) : null;
  if (mapped?.result) {
    const sample = mapped.result.sample.map((deal) => inSomeWorld(posed, opened, deal));
    const drawn = sample.flatMap((one) => (one === null ? [] : [one]));
    const said = { exists: true, witness, ...measured(posed, asked, mapped.result), sample: drawn };
    return answer(said, meter, witness.canonical && drawn.length === sample.length);
  }
  if (mapped === null) return answer({ exists: true, witness }, meter, witness.canonical);
  const { estimate, possible } = asked.count ? estimated(posed, asked, opened, meter) : NOTHING;
  const probed = asked.values ? probeValues(opened, posed.zone, posed.issues, row) : null;
  const values =
    probed === null ? null : probed.complete ? valuesOfIssues(posed, probed.values) : someValues(posed, probed.values);
  return answer({ exists: true, witness, estimate, possible, values }, meter, false, meter.stopped ?? mapped.stopped);
}

const NOTHING = { estimate: null, possible: null };
/** The shares of what a diagram has left for an estimate, and for how many deals the rules alone allow. */
const ESTIMATING = { steps: 1 / 2, bytes: 1 };
const COUNTING_ALLOWED = { steps: 1 / 4, bytes: 1 };

/** Where the zone cannot be counted: about how large it is, and of how many deals, if that can be. */
function estimated(posed: Posed, { given }: ZoneAsked, { partition }: Opened, meter: Meter) {
  const portion = shareOf(meter, ESTIMATING);
  const estimate = estimateOf(posed.scenario, given, portion);
  settle(meter, portion);
  const allowed = mapAllowed(posed, partition, meter, COUNTING_ALLOWED).result;
  return { estimate, possible: allowed && String(allowed.possible) };
}

/** Deals that work in every world: a diagram says, or nothing is said. */
function robustZone(posed: Posed, asked: ZoneAsked, { partition }: Opened, meter: Meter): ZoneAnswer {
  const { result, stopped } = mapWithin(posed, partition, asked, meter);
  if (result === null) return answer({}, meter, false, meter.stopped ?? stopped);
  const dealOf = (deal: Row) => dealAt(posed, rowOf(posed, deal));
  const { first } = result;
  const known = { ...measured(posed, asked, result), sample: result.sample.map(dealOf) };
  if (first === null) return answer({ exists: false, ...known }, meter, true);
  return answer({ exists: true, witness: { ...dealOf(first), canonical: true }, ...known }, meter, true);
}

/** From a diagram there is already. What is drawn depends on the order of a diagram, which this one has of its own. */
function fromShared(shared: SharedDiagram, scenario: Scenario, asked: ZoneAsked, meter: Meter): ZoneAnswer | null {
  if (asked.sample > 0) return null;
  const portion = shareOf(meter, MAPPING);
  const zone = shared.zoneOf(scenario, asked.given, portion);
  const isRobust = asked.robust && zone !== null && zone.posed.worlds.length > 0;
  const told = zone && mapped(zone.posed, zone.compiled, { ...asked, robust: isRobust });
  settle(meter, portion);
  if (zone === null || told === null) return null;
  const { posed } = zone;
  const { first, possible } = told;
  const known = { exists: first !== null, impossible: possible === 0n, ...measured(posed, asked, told) };
  if (first === null) return answer(known, meter, true);
  const row = rowOf(posed, first);
  if (!isRobust && !agreedAt(posed, row)) throw new Error('a witness that its own lines do not accept');
  const deal = isRobust ? dealAt(posed, row) : settledAt(posed, row);
  return answer({ ...known, witness: { ...deal, canonical: true } }, meter, true);
}

/** Within its share of the meter; with what ended it, if it was that. */
function mapWithin(posed: Posed, partition: Partition, asked: Mapping, meter: Meter, share = MAPPING) {
  const portion = shareOf(meter, share);
  const result = mapZone(posed, partition, asked, portion);
  settle(meter, portion);
  return { result, stopped: portion.stopped };
}

/** The same of all deals that the rules allow. */
function mapAllowed(posed: Posed, partition: Partition, meter: Meter, share = MAPPING) {
  const rules: Posed = { ...posed, zone: { ...posed.zone, lines: [] } };
  return mapWithin(rules, partition, { robust: false, sample: 0, seed: 0 }, meter, share);
}

function measured(posed: Posed, { count, values }: ZoneAsked, mapped: Mapped): Partial<ZoneAnswer> {
  const { possible } = mapped;
  const spans = mapped.count === 0n ? null : mapped.values;
  return {
    ...(count ? { count: String(mapped.count), possible: String(possible) } : {}),
    ...(count && possible > 0n ? { share: toNumber(rational(mapped.count, possible)) } : {}),
    ...(values ? { values: valuesOfIssues(posed, spans) } : {}),
  };
}

/** A deal that works, with a world in which it does. */
function inSomeWorld(posed: Posed, { solver }: Opened, deal: Row): Settled | null {
  if (posed.worlds.length === 0) return dealAt(posed, rowOf(posed, deal));
  const ranges = posed.issues.map((variable, at) => ({ variable, low: deal[at]!, high: deal[at]! }));
  const solved = solver.solve(linesOf(posed.zone), ranges);
  return solved?.kind === 'found' ? settledAt(posed, solved.row) : null;
}
