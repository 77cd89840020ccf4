import { compile } from '../src/negotiation/compile.ts';
import { type ResolvedContext, resolveContext } from '../src/negotiation/context.ts';
import type { Document } from '../src/negotiation/negotiation.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import { openBox } from '../src/reasoning/box.ts';
import { DEFAULT_STEPS } from '../src/reasoning/budget.ts';
import { conflicts } from '../src/reasoning/conflicts.ts';
import { likelihood } from '../src/reasoning/likelihood.ts';
import type { SharedDiagram } from '../src/reasoning/shared-diagram.ts';
import { zone } from '../src/reasoning/zone.ts';
import { timeline } from '../src/work/timeline.ts';
import { type Figure, figure, type Part, quantity } from './figures.ts';
import { FIRST, seedDocument } from './first-negotiation.ts';
import { instance, nameOf, SHAPES } from './instances.ts';
import { alternate, type Rounds } from './measure.ts';
import { plantedIn } from './solving.ts';

const BUDGET = { steps: DEFAULT_STEPS };
const CHANGES = 20;

/** What questions about several contexts cost, beside the questions they are made of. */
export async function contexts(rounds: Rounds): Promise<Part> {
  const figures: Figure[] = [];
  for (const shape of SHAPES.slice(0, 3)) {
    const { document } = instance({ ...shape, seed: 1, conflicts: plantedIn(shape) });
    figures.push(await againstConflicts(nameOf(shape), unsure(document), rounds));
  }
  const first = seedDocument(FIRST);
  figures.push(await againstConflicts(FIRST, unsure(first), rounds));
  figures.push(await againstOne(first, rounds));
  return {
    title: 'Questions about several contexts, milliseconds',
    figures,
    notes: ['In process, scenarios compiled beforehand but for the timeline, which compiles one a day of change.'],
  };
}

/** Every line binds with a chance. */
const unsure = (document: Document): Document => ({
  ...document,
  redLines: document.redLines.map((line, at) => ({ ...line, confidence: 0.5 + (at % 5) / 10 })),
});

const contextOf = (document: Document): ResolvedContext =>
  resolveContext({}, document.negotiation.defaultContext, '2025-04-30');

/** Likelihood begins with all conflicts; it lists no reasons and shows none of them again. */
async function againstConflicts(name: string, document: Document, rounds: Rounds): Promise<Figure> {
  const scenario = compile(document, contextOf(document));
  const given = openBox(scenario.slots);
  const rates = await alternate(
    [
      timed('likelihood', () => likelihood(scenario, { deal: null }, BUDGET)),
      timed('conflicts', () => conflicts(scenario, { given, limit: 100 }, BUDGET)),
    ],
    rounds,
  );
  return milliseconds(`${name}, likelihood against conflicts`, rates, ['likelihood', 'conflicts'], 1.1);
}

/** As many days of change as asked for, from a document whose lines begin one after the other. */
async function againstOne(document: Document, rounds: Rounds): Promise<Figure> {
  const context = contextOf(document);
  const dayAt = (at: number) => new Date(Date.UTC(2025, 0, 1 + 7 * at)).toISOString().slice(0, 10);
  let next = 0;
  const inTurn = (holds: boolean) => (holds ? { validFrom: dayAt(1 + (next++ % CHANGES)), validTo: '2030-01-01' } : {});
  const dated: Document = {
    ...document,
    redLines: document.redLines.map((line) => ({ ...line, ...inTurn(line.basis === 'assessed') })),
    preconditions: document.preconditions.map((line) => ({ ...line, basis: 'assessed', ...inTurn(true) })),
    circumstances: document.circumstances.map((one) => ({
      ...one,
      values: [0, 1, 2].map((at) => ({
        value: one.values[0]!.value,
        from: dayAt(20 - at),
        ...(at === 0 ? {} : { to: new Date(Date.parse(dayAt(21 - at)) - 86_400_000).toISOString().slice(0, 10) }),
      })),
    })),
  };
  const asked = { count: true, values: true, robust: false, sample: 0, seed: 0 };
  const ask = (scenario: Scenario, shared?: SharedDiagram) =>
    zone(scenario, { ...asked, given: openBox(scenario.slots) }, BUDGET, shared);
  const of = { document: dated, context, from: dayAt(0), to: dayAt(CHANGES) };
  const over = () => timeline(of, (scenario, _, shared) => ask(scenario, shared), BUDGET);
  const answer = over();
  const single = answer.intervals.map(({ from }) => from);
  let turn = 0;
  const rates = await alternate(
    [
      timed('timeline', over),
      // Single questions of all intervals by turns: their mean is what one costs.
      timed('single', () => ask(compile(dated, { ...context, asOf: single[turn++ % single.length]! }))),
    ],
    rounds,
  );
  const name = `${FIRST}, timeline over ${answer.intervals.length - 1} changes against one question`;
  return milliseconds(name, rates, ['timeline', 'single'], 5);
}

const timed = (name: string, work: () => unknown) => ({
  name,
  run: () => {
    work();
    return 1;
  },
});

function milliseconds(
  name: string,
  rates: ReadonlyMap<string, number>,
  [one, other]: readonly [string, string],
  atMost: number,
) {
  const each = (runner: string) => quantity(1000 / rates.get(runner)!, 'ms', runner);
  return figure(name, each(one), each(other), { atMost });
}
