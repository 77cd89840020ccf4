import type { Row } from '../language/evaluate.ts';
import { NO, YES } from '../language/evaluate.ts';
import type { Line, Scenario, ScenarioParty } from '../negotiation/scenario.ts';
import { type Amount, type Part, type Worth, worthNumber } from '../negotiation/worth.ts';
import type { LineAnswer, PartyAnswer } from '../reasoning/answer.ts';
import type { Box } from '../reasoning/box.ts';
import { DEFAULT_STEPS, type Meter, meterOf } from '../reasoning/budget.ts';
import { judge } from '../reasoning/judge.ts';
import { lineAnswer } from '../reasoning/line-answer.ts';
import { keyAt } from '../reasoning/memo.ts';
import { summaryOf } from '../reasoning/summary.ts';
import { compileVerdict } from '../reasoning/verdict.ts';
import { isBroken } from '../reasoning/who-accepts.ts';
import { type Piece, pieceOf, pieceStore, pushList } from './kept-pieces.ts';

/** The answer to a check in bytes, up to and without its `complete`, and the steps it cost. */
interface Whole {
  readonly pieces: Buffer[];
  readonly steps: number;
}

/** Bytes kept for one scenario, about. */
const MOST_BYTES = 4 * 1024 ** 2;
const MOST_SUMMARIES = 2048;
/** What the reasons of one line may take. */
const MOST_STEPS = 20_000;

/**
 * Full checks of complete deals with every circumstance known, fast: what is said of a line depends on the terms it
 * mentions alone, so an answer is put together from texts that were written before.
 *
 * LAW: the bytes that `JSON.stringify` makes of `check`'s answer, and its steps. `undefined` for a deal that is
 * impossible, and where the usual budget is not enough.
 */
export function compileWholeCheck(scenario: Scenario, mostBytes = MOST_BYTES): (row: Row) => Whole | undefined {
  const verdictOf = compileVerdict(scenario);
  const store = pieceStore(mostBytes);
  const parties = scenario.parties.map((party) => partyWriter(party, scenario, store));
  const summaryOn = summaryWriter(scenario);
  let judging: number | undefined;
  return (row) => {
    const verdict = verdictOf(row);
    if (verdict === 'impossible') return undefined;
    judging ??= judgingSteps(scenario, row);
    const said = parties.map((party) => party(row));
    const steps = said.reduce((sum, party) => party.lines.reduce((all, line) => all + line.steps, sum), judging);
    if (steps > DEFAULT_STEPS) return undefined;
    const pieces = [HEADS[verdict], summaryOn(verdict, said), BEFORE_PARTIES];
    for (const party of said) pushParty(party, party === said[0], pieces);
    pieces.push(AFTER_PARTIES);
    return { pieces, steps };
  };
}

const HEADS = {
  acceptable: Buffer.from('{"verdict":"acceptable","summary":'),
  unacceptable: Buffer.from('{"verdict":"unacceptable","summary":'),
};
const BEFORE_PARTIES = Buffer.from(',"deadOnArrival":false,"parties":[');
const AFTER_PARTIES = Buffer.from('],"rules":[],"conflicts":[]');

/** What judging costs a complete deal that breaks no rule: the same for each, as nothing is open in any. */
function judgingSteps(scenario: Scenario, row: Row): number {
  const meter = meterOf({ steps: DEFAULT_STEPS });
  judge(scenario, boxAt(row), meter);
  return meter.spent;
}

const boxAt = (row: Row): Box => ({ low: Array.from(row), high: Array.from(row) });

type Store = ReturnType<typeof pieceStore>;

/** What a party says of one deal. */
interface PartySaid {
  readonly party: ScenarioParty;
  readonly counts: boolean;
  readonly atTheTable: boolean;
  readonly accepts: boolean;
  readonly head: Piece;
  /** In the order of the party's own list, and as they are sent. */
  readonly lines: readonly LineSaid[];
  readonly preconditions: readonly LineSaid[];
  readonly redLines: readonly LineSaid[];
  readonly worth: WorthSaid | null;
}

function partyWriter(party: ScenarioParty, scenario: Scenario, store: Store): (row: Row) => PartySaid {
  const lines = party.lines.map((line) => lineWriter(line, scenario, store));
  const decides = scenario.members.some((member) => member.party === party);
  const { condition } = party;
  const worthOf = party.worth === null ? null : worthWriter(party.worth, scenario, store);
  const heads = [true, false].flatMap((counts) =>
    [true, false].flatMap((atTheTable) =>
      [true, false].map((accepts) => pieceOf(headOf(party, counts, atTheTable, accepts))),
    ),
  );
  const isCondition = party.lines.map((line) => line.kind === 'precondition');
  return (row) => {
    const counts = decides && (condition === null || condition.truth(row));
    const said = lines.map((line) => line(row));
    const atTheTable = said.every(({ broken }, at) => !broken || party.lines[at]!.stage !== 'talks');
    const accepts = said.every(({ broken }) => !broken);
    return {
      party,
      counts,
      atTheTable,
      accepts,
      head: heads[(counts ? 0 : 4) + (atTheTable ? 0 : 2) + (accepts ? 0 : 1)]!,
      lines: said,
      preconditions: said.filter((_, at) => isCondition[at]),
      redLines: said.filter((_, at) => !isCondition[at]),
      worth: worthOf === null ? null : worthOf(row),
    };
  };
}

const plainly = (party: ScenarioParty, counts: boolean, atTheTable: boolean, accepts: boolean) =>
  ({
    party: party.id,
    name: party.name,
    consent: party.consent,
    consentHere: counts ? 'yes' : 'no',
    atTheTable,
    verdict: accepts ? 'acceptable' : 'unacceptable',
  }) as const;

const headOf = (...said: Parameters<typeof plainly>) =>
  `${JSON.stringify(plainly(...said)).slice(0, -1)},"preconditions":[`;

function pushParty({ head, preconditions, redLines, worth }: PartySaid, isFirst: boolean, to: Buffer[]): void {
  to.push(isFirst ? head.first : head.next);
  pushList(preconditions, to);
  to.push(BEFORE_RED_LINES);
  pushList(redLines, to);
  if (worth === null) {
    to.push(WITHOUT_WORTH);
    return;
  }
  to.push(worth.interval);
  pushList(worth.contributions, to);
  to.push(AFTER_WORTH);
}

const BEFORE_RED_LINES = Buffer.from('],"redLines":[');
const WITHOUT_WORTH = Buffer.from('],"worth":null}');
const AFTER_WORTH = Buffer.from(']}}');

interface LineSaid extends Piece {
  readonly answer: LineAnswer;
  readonly broken: boolean;
  /** Infinite where the reasons take longer than they may here: then the route looks for them, which can be stopped. */
  readonly steps: number;
  /** No two texts of one scenario have the same. */
  readonly serial: number;
}

function lineWriter(line: Line, scenario: Scenario, store: Store): (row: Row) => LineSaid {
  let serial = 0;
  const write = store((row): LineSaid => {
    const box = boxAt(row);
    const meter: Meter = meterOf({ steps: MOST_STEPS });
    const truth = line.constraint.truth(row) ? YES : NO;
    const answer = lineAnswer(line, truth, scenario, box, scenario.rules, meter, new Map());
    const broken = isBroken(answer);
    const steps = meter.stopped === null ? meter.spent : Number.POSITIVE_INFINITY;
    return { ...pieceOf(JSON.stringify(answer)), answer, broken, steps, serial: serial++ };
  });
  const { slots } = line.constraint;
  return (row) => write(keyAt(row, slots, scenario.slots), row);
}

interface WorthSaid {
  readonly interval: Buffer;
  readonly contributions: readonly ContributionSaid[];
}

interface ContributionSaid extends Piece {
  readonly amount: Amount;
}

function worthWriter(worth: Worth, scenario: Scenario, store: Store): (row: Row) => WorthSaid {
  const writers = worth.parts.map((part) => contributionWriter(part, worth, scenario, store));
  const { reservation } = worth;
  const said = reservation === null ? 'null' : JSON.stringify(worthNumber(reservation, worth));
  return (row) => {
    const contributions = writers.map((writer) => writer(row));
    const amount = contributions.reduce((sum, one) => sum + one.amount, 0n);
    const number = JSON.stringify(worthNumber(amount, worth));
    const surplus = reservation === null ? 'null' : JSON.stringify(worthNumber(amount - reservation, worth));
    const interval = `],"worth":{"low":${number},"high":${number},"reservationValue":${said},"surplus":${surplus}`;
    return { interval: Buffer.from(`${interval},"contributions":[`), contributions };
  };
}

function contributionWriter(part: Part, worth: Worth, scenario: Scenario, store: Store) {
  const { slot, weight, indifferent } = part;
  const issue = scenario.slots[slot]!.id;
  const best = worthNumber(part.best, worth);
  const write = store((row): ContributionSaid => {
    const amount = part.at(row[slot]!);
    const number = worthNumber(amount, worth);
    return { ...pieceOf(JSON.stringify({ issue, weight, low: number, high: number, best, indifferent })), amount };
  });
  return (row: Row) => write(row[slot]!, row);
}

/** Sentences depend on what is broken, and on the words of the first line that is broken and counts. */
function summaryWriter(scenario: Scenario) {
  const kept = new Map<string, Buffer>();
  return (verdict: keyof typeof HEADS, said: readonly PartySaid[]): Buffer => {
    const key = summaryKey(said);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const text = Buffer.from(JSON.stringify(summaryFrom(scenario, verdict, said)));
    if (kept.size >= MOST_SUMMARIES) kept.clear();
    kept.set(key, text);
    return text;
  };
}

function summaryFrom({ agreement }: Scenario, verdict: keyof typeof HEADS, said: readonly PartySaid[]): string {
  const answers = (lines: readonly LineSaid[]) => lines.map((line) => line.answer);
  const parties = said.map(({ party, counts, atTheTable, accepts, preconditions, redLines }): PartyAnswer => {
    const lines = { preconditions: answers(preconditions), redLines: answers(redLines) };
    return { ...plainly(party, counts, atTheTable, accepts), ...lines, worth: null };
  });
  const settled = { deadOnArrival: false, rules: [], conflicts: [], open: [], unknown: [], judged: true };
  return summaryOf({ verdict, parties, agreement, ...settled });
}

/** Bits in numbers that doubles hold, told apart by their leading one; then which words the first broken line uses. */
function summaryKey(said: readonly PartySaid[]): string {
  let key = '';
  let bits = 1;
  let first: LineSaid | undefined;
  const add = (bit: boolean) => {
    bits = bits * 2 + (bit ? 1 : 0);
    if (bits < 2 ** 50) return;
    key += `${bits.toString(36)},`;
    bits = 1;
  };
  for (const { counts, lines, redLines, preconditions } of said) {
    add(counts);
    for (const line of lines) add(line.broken);
    if (!counts || first !== undefined) continue;
    first = redLines.find((line) => line.broken) ?? preconditions.find((line) => line.broken);
  }
  return `${key}${bits.toString(36)}:${first?.serial}`;
}
