import type { Document } from '../src/negotiation/negotiation.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import { type Contender, linesOf, ourselves } from './contenders.ts';
import { randomRows } from './deals.ts';
import { type Figure, figure, type Part, quantity } from './figures.ts';
import { FIRST, scenarioOf, seedDocument } from './first-negotiation.ts';
import { nameOf, SHAPES, syntheticDocument } from './instances.ts';
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

/** Full status per line of complete deals, in process: ours against three rules engines over the same lines. */
export async function engines(rounds: Rounds): Promise<Part> {
  const figures: Figure[] = [];
  const notes = new Set<string>();
  for (const { name, scenario } of cases()) {
    const rows = randomRows(scenario, seeded(7), CHUNK * CHUNKS);
    const ours = ourselves(scenario);
    const others = rivals(scenario);
    for (const other of others) await agree(name, scenario, ours, other, rows.slice(0, AGREED));
    notes.add(`${name}: ${linesOf(scenario).length} lines; all engines agree on every line of ${AGREED} deals.`);
    const fastest = await fastestWays(others, scenario, rows, rounds.milliseconds / 4);
    for (const { engine, way } of fastest) notes.add(`${name}: ${engine}: ${way}.`);
    const all = [ours, ...fastest];
    figures.push(...(await compared(`${name}, prepared rows`, all, rounds, (one) => answersOf(one, scenario, rows))));
    figures.push(...(await compared(`${name}, from JSON`, all, rounds, (one) => answersFromJson(one, scenario, rows))));
  }
  return { title: 'Deals a second with the status of every line, in process', figures, notes: [...notes] };
}

function cases(): Case[] {
  const first = seedDocument(FIRST);
  const synthetic = (document: Document, at: number) => ({ name: nameOf(SHAPES[at]!), scenario: scenarioOf(document) });
  return [
    { name: `${FIRST}, its own context`, scenario: scenarioOf(first) },
    { name: `${FIRST}, both bases on 2025-06-30`, scenario: scenarioOf(first, { basis: 'both', asOf: '2025-06-30' }) },
    ...SHAPES.map((shape) => syntheticDocument(shape)).map(synthetic),
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

async function fastestWays(
  ways: readonly Contender[],
  scenario: Scenario,
  rows: readonly Float64Array[],
  milliseconds: number,
): Promise<Contender[]> {
  const best = new Map<string, { rate: number; way: Contender }>();
  for (const way of ways) {
    const runner = answersOf(way, scenario, rows);
    await rateOf(runner, milliseconds);
    const rate = await rateOf(runner, milliseconds);
    if (rate > (best.get(way.engine)?.rate ?? 0)) best.set(way.engine, { rate, way });
  }
  return [...best.values()].map(({ way }) => way);
}

/** Ours against each, the fastest of them against the target. */
async function compared(
  name: string,
  contenders: readonly Contender[],
  rounds: Rounds,
  runnerOf: (contender: Contender) => Runner,
): Promise<Figure[]> {
  const rates = await alternate(contenders.map(runnerOf), rounds);
  const [ours, ...others] = contenders.map(({ engine }) => ({ engine, rate: rates.get(engine)! }));
  others.sort((a, b) => b.rate - a.rate);
  return others.map(({ engine, rate }, at) =>
    figure(
      name,
      quantity(ours!.rate, 'deals/s', ''),
      quantity(rate, 'deals/s', engine),
      at === 0 ? { atLeast: 5 } : null,
    ),
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
