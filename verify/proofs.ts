import { encode } from '../src/language/domain.ts';
import { compile } from '../src/negotiation/compile.ts';
import type { Document } from '../src/negotiation/negotiation.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import type { ConflictsAnswer, LineAnswer, RelaxationAnswer, Settled, ZoneAnswer } from '../src/reasoning/answer.ts';
import { openBox } from '../src/reasoning/box.ts';
import { meterOf } from '../src/reasoning/budget.ts';
import { certifier, demandedByLines, demandedByRules } from '../src/reasoning/certify.ts';
import { check } from '../src/reasoning/check.ts';
import { conflicts } from '../src/reasoning/conflicts.ts';
import { boxOf } from '../src/reasoning/deal.ts';
import { zone } from '../src/reasoning/zone.ts';
import { minimalHittingSets } from './minimal-hitting-sets.ts';

/** One thing that was claimed, and whether it was shown again. */
export interface Proof {
  readonly claim: string;
  readonly shown: boolean;
}

export interface Verified {
  readonly zone: ZoneAnswer;
  readonly conflicts: ConflictsAnswer;
  readonly proofs: readonly Proof[];
}

const MOST_LISTED = 10_000;

/**
 * Asks for the zone and its conflicts, and shows everything they say again without a solver: each witness by the check,
 * each conflict by search over boxes, that these are all by duality. Duality: where each conflict and each concession
 * listed is one, and the concessions are the minimal sets that meet all conflicts, then every conflict there could be
 * meets them all, so it contains one that is listed, so it is that (Reiter 1987; Liffiton and Sakallah 2008).
 */
export function verifyCase(scenario: Scenario, document: Document, steps: number): Verified {
  const given = openBox(scenario.slots);
  const whole = { given, count: true, values: true, robust: false, sample: 10, seed: 0 };
  const found = zone(scenario, whole, { steps });
  const why = conflicts(scenario, { given, limit: MOST_LISTED }, { steps });
  const proofs = [
    ...witnessProofs(scenario, found),
    ...conflictProofs(scenario, why, steps),
    ...(why.impossible ? [] : concessionProofs(scenario, document, why)),
    ...completenessProof(why),
  ];
  return { zone: found, conflicts: why, proofs };
}

function witnessProofs(scenario: Scenario, { exists, witness, sample }: ZoneAnswer): Proof[] {
  if (exists !== true) return [];
  return [
    { claim: 'the witness is acceptable', shown: witness !== null && isAcceptable(scenario, witness) },
    ...sample.map((deal, at) => ({ claim: `deal ${at + 1} drawn is acceptable`, shown: isAcceptable(scenario, deal) })),
  ];
}

/** By the check: a complete deal in a known world is judged point by point. */
function isAcceptable(scenario: Scenario, { terms, circumstances = {} }: Settled): boolean {
  const box = boxOf(scenario, terms)!;
  for (const [name, value] of Object.entries(circumstances)) {
    const { slot, domain } = scenario.slotOf.get(name)!;
    box.low[slot] = box.high[slot] = encode(domain, value) as number;
  }
  return check(scenario, box, { steps: 1_000_000 }).verdict === 'acceptable';
}

const idsOf = (members: readonly LineAnswer[]): string => members.map(({ id }) => id).join(', ');

function conflictProofs(
  scenario: Scenario,
  { impossible, conflicts: listed }: ConflictsAnswer,
  steps: number,
): Proof[] {
  const lines = linesOf(scenario);
  const demandedBy = impossible ? demandedByRules(scenario.rules) : demandedByLines(scenario, lines);
  const numbers = new Map((impossible ? scenario.rules : lines.map(({ line }) => line)).map(({ id }, at) => [id, at]));
  const { isMinimalConflict } = certifier(demandedBy, openBox(scenario.slots), scenario);
  return listed.map(({ members }) => ({
    claim: `{${idsOf(members)}} cannot hold together, and any one left out they can`,
    shown:
      isMinimalConflict(
        members.map(({ id }) => numbers.get(id)!),
        meterOf({ steps }),
      ) === true,
  }));
}

const linesOf = ({ members }: Scenario) => members.flatMap((member) => member.lines);

function concessionProofs(scenario: Scenario, document: Document, { concessions }: ConflictsAnswer): Proof[] {
  return concessions.flatMap(({ members, witness, relaxations }) => {
    const without = compile(withoutLines(document, members), scenario.context);
    const opens = { claim: `without {${idsOf(members)}} a deal is acceptable`, shown: isAcceptable(without, witness) };
    if (relaxations.length === 0 || relaxations.some(({ id }) => id.includes(':'))) return [opens];
    const relaxed = compile(relaxedLines(document, members, relaxations), scenario.context);
    const deal = zone(relaxed, { ...ONLY_WITNESS, given: openBox(relaxed.slots) }, { steps: 10_000_000 }).witness;
    const claim = `a deal is acceptable with ${relaxations.map(({ id, to }) => `${id}: ${to}`).join('; ')}`;
    return [opens, { claim, shown: deal !== null && isAcceptable(relaxed, deal) }];
  });
}

const ONLY_WITNESS = { count: false, values: false, robust: false, sample: 0, seed: 0 };

/** Reservation thresholds are told by their names: the party's, and `:reservation`. */
function withoutLines(document: Document, members: readonly LineAnswer[]): Document {
  const ids = new Set(members.map(({ id }) => id));
  const stays = ({ id }: { id: string }) => !ids.has(id);
  return {
    ...document,
    redLines: document.redLines.filter(stays),
    preconditions: document.preconditions.filter(stays),
    preferences: document.preferences.map((one) =>
      ids.has(`${one.party}:reservation`) ? { ...one, binding: false } : one,
    ),
  };
}

/** Members that are relaxed hold what they are relaxed to; the others are given up. */
function relaxedLines(
  document: Document,
  members: readonly LineAnswer[],
  relaxations: readonly RelaxationAnswer[],
): Document {
  const to = new Map(relaxations.map((relaxation) => [relaxation.id, relaxation.to]));
  const given = withoutLines(
    document,
    members.filter(({ id }) => !to.has(id)),
  );
  const relaxed = <S extends { id: string; holds: string }>(statement: S): S => ({
    ...statement,
    holds: to.get(statement.id) ?? statement.holds,
  });
  return { ...given, redLines: given.redLines.map(relaxed), preconditions: given.preconditions.map(relaxed) };
}

const MOST_BETWEEN = 100_000;

function completenessProof({ complete, conflicts: listed, concessions, counts, impossible }: ConflictsAnswer): Proof[] {
  const all = counts.conflicts === String(listed.length) && counts.concessions === String(concessions.length);
  if (impossible || !complete || !all || listed.length === 0) return [];
  const numbers = new Map<string, number>();
  const numberOf = ({ id }: LineAnswer) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return numbers.get(id)!;
  };
  const sets = listed.map(({ members }) => members.map(numberOf));
  const meeting = minimalHittingSets(sets, MOST_BETWEEN);
  if (meeting === null) return [];
  const keys = (some: readonly (readonly number[])[]) => some.map((set) => set.toSorted((a, b) => a - b).join()).sort();
  const expected = keys(concessions.map(({ members }) => members.map(numberOf)));
  return [
    {
      claim:
        'these are all conflicts and all concessions: the concessions are the minimal sets that meet every conflict',
      shown: keys(meeting).join(' ') === expected.join(' '),
    },
  ];
}
