import { compile } from '../src/negotiation/compile.ts';
import { resolveContext } from '../src/negotiation/context.ts';
import { openBox } from '../src/reasoning/box.ts';
import { leximinGoal, productGoal, sumGoal } from '../src/reasoning/fair-goals.ts';
import { openMapping } from '../src/reasoning/mapping.ts';
import { pose } from '../src/reasoning/posed.ts';
import { Bargainers } from '../src/reasoning/worth-vectors.ts';
import { searchOf } from '../src/reasoning/zone-search.ts';
import { DOUBLES } from '../src/solving/arithmetic.ts';
import { alone, bestRows } from '../src/solving/best-rows.ts';
import { type Compiled, compile as compileDiagram } from '../src/solving/compile.ts';
import { valueAfter } from '../src/solving/layout.ts';
import { mostAlone } from '../src/solving/most-alone.ts';
import { partitionOf } from '../src/solving/partition.ts';
import { rowGraphOf } from '../src/solving/row-graph.ts';
import { maximal } from '../src/solving/vectors.ts';
import { type AskHighs, startHighs } from '../test/engines/ask-highs.ts';
import { milpOf } from '../test/engines/milp.ts';
import { readingOf } from '../test/engines/reading.ts';
import { type Figure, figure, plain, quantity, short } from './figures.ts';
import { instance, nameOf, negOf, SHAPES, type Shape } from './instances.ts';
import { median } from './measure.ts';
import type { Neg } from './neg.ts';
import { problemOf } from './neg-problem.ts';
import { withPreferences } from './preferred.ts';
import { loadPrototype, type Prototype } from './prototype.ts';
import { mulberry } from './random.ts';
import { ample, prototypeDiagram } from './solving-ways.ts';

type Goal = 'maxmin' | 'nash';
const GOALS: Readonly<Record<Goal, string>> = { maxmin: 'max-min', nash: 'Nash' };
/** How many of the parties have preferences, by shape. */
const [SMALL, MIDDLE, LARGE, LARGEST] = SHAPES as [Shape, Shape, Shape, Shape];
const ASKED: readonly (readonly [Shape, number])[] = [
  [SMALL, 2],
  [MIDDLE, 3],
  [LARGE, 2],
  [LARGE, 3],
  [LARGEST, 2],
];
/** So many instances, and for so many milliseconds at least, warm up. */
const [WARMING, WARM] = [24, 3000];
/**
 * A point that takes less than so many milliseconds is asked for so often, and the middle counts: a fifth of a
 * millisecond asked once tells more of the collector than of the search.
 */
const [BRIEF, ASKINGS] = [20, 5];
/** Milliseconds the prototype has for a point, and ours. */
const LONGEST = 10_000;
/** What a median may be above the prototype's: a tenth, or so many milliseconds. */
const [SLACK, SLACK_MILLISECONDS] = [1.1, 0.2];

/** One point: how long it took, and its measure; null where it was not proved in time. */
interface Taken {
  readonly milliseconds: number;
  readonly value: number | null;
}

/** Single points, the diagram made beforehand, beside the prototype on the same; the best sum beside HiGHS. */
export async function fairPoints(seeds: number, cases = ASKED): Promise<Figure[]> {
  const prototype = await loadPrototype();
  const highs = await startHighs();
  return cases.flatMap(([shape, parties]) => [
    ...(['maxmin', 'nash'] as const).map((goal) => besidePrototype(shape, parties, goal, seeds, prototype)),
    besideHighs(shape, parties, Math.min(seeds, 5), highs),
  ]);
}

function besidePrototype(
  shape: Shape,
  parties: number,
  goal: Goal,
  seeds: number,
  prototype: Prototype | null,
): Figure {
  const ask = (at: number) => {
    const drawn = negOf({ ...shape, seed: 1 + (at % seeds), conflicts: 0 });
    const neg = { ...drawn, parties: drawn.parties.slice(0, parties) };
    const own = asked(() => ownPoint(neg, goal));
    const other = prototype && asked(() => prototypePoint(prototype, neg, goal));
    if (own && other && own.value !== null && other.value !== null && own.value !== other.value) {
      throw new Error(`${nameOf(shape)}, ${goal}: ours ${own.value}, the prototype ${other.value}`);
    }
    return { own, other };
  };
  const warm = performance.now() + WARM;
  for (let at = 0; at < WARMING || performance.now() < warm; at++) ask(at);
  const all = Array.from({ length: seeds }, (_, at) => ask(at));
  const ours = all.flatMap(({ own }) => own ?? []);
  const theirs = all.flatMap(({ other }) => other ?? []);
  const name = `${nameOf(shape)}, ${parties} with preferences, ${GOALS[goal]}`;
  const value = quantity(middle(ours), 'ms', said(ours));
  if (theirs.length === 0) return plain(name, value);
  const compared = figure(name, value, quantity(middle(theirs), 'ms', `prototype ${said(theirs)}`), { atMost: SLACK });
  return { ...compared, met: compared.met || middle(ours) <= middle(theirs) + SLACK_MILLISECONDS };
}

function asked(ask: () => Taken | null): Taken | null {
  const first = ask();
  if (first === null || first.milliseconds >= BRIEF) return first;
  const all = [first, ...Array.from({ length: ASKINGS - 1 }, () => ask()!)];
  return { ...first, milliseconds: middle(all) };
}

const middle = (all: readonly Taken[]) => median(all.map(({ milliseconds }) => milliseconds));

function said(all: readonly Taken[]): string {
  const times = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const over = all.filter(({ value }) => value === null).length;
  const high = times[Math.min(times.length - 1, Math.ceil(times.length * 0.95) - 1)] ?? 0;
  return `${short(high)}${over === 0 ? '' : `; ${over} not proved`}`;
}

/** `null` where there is no diagram. */
function ownPoint(neg: Neg, goal: Goal): Taken | null {
  const problem = problemOf(neg);
  const account = ample(2 * LONGEST);
  const compiled = compileDiagram(problem, partitionOf(problem, account)!, account);
  if (compiled === null) return null;
  const began = performance.now();
  compiled.diagram.chargeTo(ample(LONGEST));
  const graph = rowGraphOf(compiled.diagram, compiled.zone, pointsOfNeg(neg, compiled), neg.parties.length)!;
  const most = mostAlone(graph, DOUBLES);
  const stakes = { without: most.map(() => 0n), least: 0n, most, unit: graph.unit, scale: 1n };
  const wanted = goal === 'maxmin' ? leximinGoal(stakes, null) : productGoal(stakes);
  const found = bestRows(compiled.diagram, graph, DOUBLES, wanted, compiled.layout.levels, alone(graph));
  const milliseconds = performance.now() - began;
  if (!found.proved) return { milliseconds, value: null };
  const worths = neg.parties.map(({ u }) =>
    compiled.layout.levels.reduce((sum, level, variable) => sum + u[variable]![found.row![level]!]!, 0),
  );
  return { milliseconds, value: goal === 'maxmin' ? Math.min(...worths) : worths.reduce((a, b) => a * b, 1) };
}

const pointsOfNeg = ({ parties }: Neg, { layout }: Compiled) =>
  layout.variables.map((variable) =>
    layout.starts[variable!]!.map((first, cell) => {
      const points: { value: number; vector: number[] }[] = [];
      const after = valueAfter(layout, variable!, cell + 1);
      for (let value = first; value < after; value++) {
        points.push({ value, vector: parties.map(({ u }) => u[variable!]![value]!) });
      }
      return maximal(points, ({ vector }) => vector);
    }),
  );

function prototypePoint({ dd, opt }: Prototype, neg: Neg, goal: Goal): Taken | null {
  const diagram = prototypeDiagram(dd, neg);
  if (diagram === null) return null;
  const began = performance.now();
  const found = opt.fair(diagram.mdd, diagram.root, goal, { maxMs: LONGEST });
  return { milliseconds: performance.now() - began, value: found?.exact ? found.value : null };
}

/** Worths of three digits, nobody below 0.2; ours with the diagram and all, HiGHS without making its program. */
function besideHighs(shape: Shape, parties: number, seeds: number, highs: AskHighs): Figure {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let seed = 0; seed <= seeds; seed++) {
    const document = withPreferences(
      instance({ ...shape, seed: Math.max(1, seed), conflicts: 0 }).document,
      mulberry(seed),
      parties,
    );
    const program = milpOf(document, readingOf(document, '2025-01-01'));
    const scenario = compile(document, resolveContext({}, undefined, '2025-01-01'));
    const began = performance.now();
    const own = ownSum(scenario);
    const between = performance.now();
    const other = highs(program);
    const ended = performance.now();
    if (own !== undefined && Math.abs((own ?? -1) - (other ?? -1)) > 1e-5) {
      throw new Error(`${nameOf(shape)}, seed ${seed}, best sum: ours ${own}, HiGHS ${other}`);
    }
    // The first warms up.
    if (seed === 0 || own === undefined) continue;
    ours.push(between - began);
    theirs.push(ended - between);
  }
  const name = `${nameOf(shape)}, ${parties} with preferences, best sum, from the start`;
  return figure(
    name,
    quantity(median(ours), 'ms', `${ours.length} of ${seeds} proved`),
    quantity(median(theirs), 'ms', 'HiGHS'),
  );
}

/** `null`: every deal leaves somebody worse off; undefined: not proved. */
function ownSum(scenario: ReturnType<typeof compile>): number | null | undefined {
  const meter = ample(2 * LONGEST);
  const posed = pose(scenario, openBox(scenario.slots));
  const bargainers = new Bargainers(scenario);
  const mapping = openMapping(posed, bargainers, meter);
  const search = mapping && searchOf(mapping, meter);
  if (mapping === null || search === null) return undefined;
  const { scale, disagreement: without } = bargainers;
  const stakes = { without, least: 0n, most: search.most, unit: search.unit, scale };
  const goal = sumGoal(stakes, without, () => 1n, true);
  const { found, proved } = search.seek(goal, meter);
  if (!proved) return undefined;
  return found?.vector.reduce((sum, amount) => sum + bargainers.number(amount), 0) ?? null;
}
