import { lineReader } from '../src/http/deal-line.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import { type Contender, linesOf, ourselves } from './contenders.ts';
import { randomRows, termsOfRow } from './deals.ts';
import { type Figure, figure, type Part, quantity } from './figures.ts';
import { FIRST, scenarioOf, seedDocument } from './first-negotiation.ts';
import { nameOf, SHAPES, type Shape, syntheticDocument } from './instances.ts';
import { alternate, type Rounds, type Runner, rateOf } from './measure.ts';
import { seeded } from './random.ts';
import { rivals } from './rivals.ts';

interface Case {
  readonly name: string;
  readonly scenario: Scenario;
}

/** Deals handed over at once; also what a batch of zen-engine holds. */
const CHUNK = 50;
const CHUNKS = 20;
const AGREED = 300;
const TURNS = 4;

/** Full status per line of complete deals, in process: ours against three rules engines over the same lines. */
export async function engines(rounds: Rounds, shapes: readonly Shape[] = SHAPES): Promise<Part> {
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const { name, scenario } of cases(shapes)) {
    const rows = randomRows(scenario, seeded(7), CHUNK * CHUNKS);
    const ours = ourselves(scenario);
    const others = rivals(scenario);
    for (const other of others) await agree(name, scenario, ours, other, rows.slice(0, AGREED));
    const fastest = await fastestWays(others, scenario, rows, rounds.milliseconds / 4);
    const ways = fastest.map(({ engine, way }) => `${engine}: ${way}`);
    const agreed = `all engines agree on every line of ${AGREED} deals`;
    notes.push(`${name}: ${linesOf(scenario).length} lines; ${agreed}. ${ways.join('; ')}.`);
    const prepared = [ours, ...fastest].map((one) => answersOf(one, scenario, rows));
    figures.push(...(await compared(`${name}, prepared rows`, prepared, rounds, { atLeast: 5 })));
    const parsed = [ours, ...fastest].map((one) => answersFromJson(one, scenario, rows));
    figures.push(...(await compared(`${name}, from JSON`, parsed, rounds, null)));
    const asBatch = [answersFromLines(scenario, rows), ...parsed.slice(1, 2)];
    figures.push(...(await compared(`${name}, from JSON lines as a batch reads them`, asBatch, rounds, null)));
  }
  return { title: 'Deals a second with the status of every line, in process', figures, notes };
}

function cases(shapes: readonly Shape[]): Case[] {
  const first = seedDocument(FIRST);
  return [
    { name: `${FIRST}, its own context`, scenario: scenarioOf(first) },
    { name: `${FIRST}, both bases on 2025-06-30`, scenario: scenarioOf(first, { basis: 'both', asOf: '2025-06-30' }) },
    ...shapes.map((shape) => ({ name: nameOf(shape), scenario: scenarioOf(syntheticDocument(shape)) })),
  ];
}

/** @throws Error naming the first line on which two engines differ */
async function agree(
  name: string,
  scenario: Scenario,
  ours: Contender,
  other: Contender,
  rows: readonly Float64Array[],
) {
  const lines = linesOf(scenario);
  const statuses = async (one: Contender) => {
    const out = new Uint8Array(rows.length * lines.length).fill(9);
    const [at, width] = [CHUNK, lines.length];
    for (let from = 0; from < rows.length; from += at) {
      const deals = rows.slice(from, from + at).map((row) => one.fromJson(JSON.parse(one.textOf(row))));
      await one.answer(deals, out.subarray(from * width));
    }
    return out;
  };
  const [expected, found] = [await statuses(ours), await statuses(other)];
  const at = expected.findIndex((status, place) => status !== found[place]);
  if (at === -1) return;
  const [line, row] = [lines[at % lines.length]!, rows[Math.floor(at / lines.length)]!];
  const said = `${ours.engine} says ${expected[at]}, ${other.engine} (${other.way}) says ${found[at]}`;
  throw new Error(`${name}: ${said} of \`${line.holds}\` for ${other.textOf(row)}`);
}

/** Of each engine the way whose best of a few short turns is the best: what disturbs a turn only makes it slower. */
async function fastestWays(
  ways: readonly Contender[],
  scenario: Scenario,
  rows: readonly Float64Array[],
  milliseconds: number,
): Promise<Contender[]> {
  const tried = ways.map((way) => ({ way, runner: answersOf(way, scenario, rows), rate: 0 }));
  for (let turn = 0; turn < TURNS; turn++) {
    for (const one of tried) one.rate = Math.max(one.rate, await rateOf(one.runner, milliseconds));
  }
  tried.sort((a, b) => b.rate - a.rate);
  const names = new Set(ways.map(({ engine }) => engine));
  return [...names].map((name) => tried.find(({ way }) => way.engine === name)!.way);
}

/** Ours, which comes first, against each other; the fastest of them against the target. */
async function compared(
  name: string,
  [ours, ...others]: readonly Runner[],
  rounds: Rounds,
  target: { atLeast: number } | null,
): Promise<Figure[]> {
  const rates = await alternate([ours!, ...others], rounds);
  const rateOfName = (engine: string) => rates.get(engine)!;
  const fastestFirst = others.map((one) => one.name).sort((a, b) => rateOfName(b) - rateOfName(a));
  const own = quantity(rateOfName(ours!.name), 'deals/s');
  return fastestFirst.map((engine, at) =>
    figure(name, own, quantity(rateOfName(engine), 'deals/s', engine), at === 0 ? target : null),
  );
}

function answersOf(contender: Contender, scenario: Scenario, rows: readonly Float64Array[]): Runner {
  const deals = rows.map(contender.prepare);
  return runnerOver(contender, scenario, deals, (chunk) => chunk);
}

function answersFromJson(contender: Contender, scenario: Scenario, rows: readonly Float64Array[]): Runner {
  const texts = rows.map(contender.textOf);
  return runnerOver(contender, scenario, texts, (chunk) => chunk.map((text) => contender.fromJson(JSON.parse(text))));
}

/** Ours, reading bytes the way an NDJSON batch does. */
function answersFromLines(scenario: Scenario, rows: readonly Float64Array[]): Runner {
  const lines = rows.map((row) => Buffer.from(JSON.stringify({ ref: 'a', terms: termsOfRow(scenario, row) })));
  const reader = lineReader(
    scenario,
    Float64Array.from(scenario.slots, (slot) => slot.known ?? 0),
  );
  const ours = ourselves(scenario);
  const one = [reader.row];
  const width = linesOf(scenario).length;
  const out = new Uint8Array(width);
  let next = 0;
  const run = () => {
    for (let left = CHUNK; left > 0; left--) {
      const line = lines[next++ % lines.length]!;
      if (!reader.read(line, 0, line.length)) throw new Error(`not read: ${line}`);
      ours.answer(one, out);
    }
    return CHUNK;
  };
  return { name: ours.engine, run };
}

function runnerOver<D>(
  contender: Contender,
  scenario: Scenario,
  deals: readonly D[],
  read: (chunk: readonly D[]) => readonly unknown[],
): Runner {
  const chunks = Array.from({ length: CHUNKS }, (_, at) => deals.slice(at * CHUNK, (at + 1) * CHUNK));
  const out = new Uint8Array(CHUNK * linesOf(scenario).length);
  let next = 0;
  return {
    name: contender.engine,
    run: () => {
      const answered = contender.answer(read(chunks[next++ % CHUNKS]!), out);
      return answered === undefined ? CHUNK : answered.then(() => CHUNK);
    },
  };
}
