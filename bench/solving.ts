import { explore } from '../test/engines/ask-z3.ts';
import { readingOf } from '../test/engines/reading.ts';
import { lineName, smtOf } from '../test/engines/smt.ts';
import { startZ3, type Z3 } from '../test/engines/z3.ts';
import { type Figure, figure, type Part, plain, quantity, rowOf, short } from './figures.ts';
import { growth, tail } from './growth.ts';
import { instance, nameOf, negOf, SHAPES, type Shape } from './instances.ts';
import { median } from './measure.ts';
import { loadPrototype, type Prototype } from './prototype.ts';
import { type Asked, askOurs, askPrototype, QUESTIONS, type Taken } from './solving-ways.ts';

export interface Extent {
  /** With how many instances of each, with a zone and without one. */
  readonly shapes: readonly { readonly shape: Shape; readonly seeds: number }[];
  /** Instances z3 is asked, and how long at most for each. */
  readonly z3: { readonly seeds: number; readonly milliseconds: number };
  readonly growth: { readonly seeds: number; readonly milliseconds: number };
  readonly tail: number;
}

export const FULL: Extent = {
  shapes: SHAPES.map((shape) => ({ shape, seeds: shape.issues < 80 ? 40 : 10 })),
  z3: { seeds: 3, milliseconds: 60_000 },
  growth: { seeds: 20, milliseconds: 10_000 },
  tail: 100,
};
export const SHORT: Extent = {
  shapes: SHAPES.slice(0, 2).map((shape) => ({ shape, seeds: 5 })),
  z3: { seeds: 1, milliseconds: 10_000 },
  growth: { seeds: 1, milliseconds: 2_000 },
  tail: 5,
};

/** How many conflicts are planted in an instance that is to have no zone: one for twenty lines. */
export const plantedIn = ({ redLines }: Shape): number => Math.max(1, Math.round(redLines / 20));

/** Thrown away: they warm up. */
const WARMING = 24;
/** What a median may be above the prototype's: a tenth, or so many milliseconds. */
const [SLACK, SLACK_MILLISECONDS] = [1.1, 0.2];

/** What the solver takes for each question, beside the prototype and z3 in the same process. */
export async function solving(extent: Extent): Promise<Part> {
  const prototype = await loadPrototype();
  const z3 = await startZ3();
  const figures: Figure[] = [];
  const notes: string[] = [
    prototype === null
      ? 'No prototype here: `BENCH_PROTOTYPE` says where its folder is.'
      : 'Beside the prototype on the same instances; all answers compared are the same.',
    `Medians of ${extent.shapes.map(({ seeds }) => seeds).join(', ')} instances by size, in brackets the 95th percentile; fresh objects, after ${WARMING} to warm up; certificates and relaxations are not in these.`,
  ];
  const say = (made: readonly Figure[]) => {
    figures.push(...made);
    for (const one of made) process.stderr.write(`${rowOf(one)}\n`);
  };
  for (const { shape, seeds } of extent.shapes) {
    const compared = comparedOn(shape, seeds, prototype);
    say(QUESTIONS.flatMap((asked) => figureOf(shape, asked, compared)));
    say([againstZ3(z3, shape, extent.z3, compared.ours)]);
  }
  say(growth(extent.growth));
  say(tail(extent.tail));
  return { title: 'The solver by itself, milliseconds', figures, notes };
}

interface Compared {
  readonly ours: readonly Taken[];
  readonly theirs: readonly Taken[];
}

/** Instances with a zone and without one by turns, ours and the prototype first by turns. */
function comparedOn(shape: Shape, seeds: number, prototype: Prototype | null): Compared {
  const [ours, theirs]: [Taken[], Taken[]] = [[], []];
  for (let at = -WARMING; at < 2 * seeds; at++) {
    const seed = 1 + (((at + 2 * seeds) % (2 * seeds)) >> 1);
    const neg = negOf({ ...shape, seed, conflicts: at % 2 === 0 ? 0 : plantedIn(shape) });
    const first = at % 4 < 2 ? askOurs(neg) : null;
    const beside = prototype === null ? null : askPrototype(prototype, neg);
    const own = first ?? askOurs(neg);
    if (beside !== null) agree(shape, seed, own, beside);
    if (at < 0) continue;
    ours.push(own);
    if (beside !== null) theirs.push(beside);
  }
  return { ours, theirs };
}

/** @throws Error naming the first question both answer and answer differently */
function agree(shape: Shape, seed: number, ours: Taken, theirs: Taken): void {
  for (const [asked, { said }] of ours) {
    const other = theirs.get(asked)?.said ?? null;
    if (said !== null && other !== null && said !== other) {
      throw new Error(`${nameOf(shape)}, seed ${seed}, ${asked}: ours ${said}, the prototype ${other}`);
    }
  }
}

function figureOf(shape: Shape, asked: Asked, { ours, theirs }: Compared): Figure[] {
  const name = `${nameOf(shape)}, ${asked}`;
  const own = summary(ours, asked);
  if (own === null) return [];
  const other = summary(theirs, asked);
  const value = quantity(own.median, 'ms', own.what);
  if (other === null) return [plain(name, value)];
  const compared = figure(name, value, quantity(other.median, 'ms', `prototype ${other.what}`), { atMost: SLACK });
  return [{ ...compared, met: compared.met || own.median <= other.median + SLACK_MILLISECONDS }];
}

/** The median and 95th percentile of those that were answered, and how many were over the budget. */
function summary(all: readonly Taken[], asked: Asked): { median: number; what: string } | null {
  const answers = all.flatMap((taken) => taken.get(asked) ?? []);
  const times = answers
    .flatMap(({ milliseconds, said }) => (said === null ? [] : [milliseconds]))
    .sort((a, b) => a - b);
  if (times.length === 0) return null;
  const over = answers.length - times.length;
  const high = times[Math.min(times.length - 1, Math.ceil(times.length * 0.95) - 1)]!;
  return { median: median(times), what: `${short(high)}${over === 0 ? '' : `; ${over} over the budget`}` };
}

/** z3 with MARCO, conflicts and concessions; ours on the same instances. */
function againstZ3(z3: Z3, shape: Shape, { seeds, milliseconds }: Extent['z3'], ours: readonly Taken[]): Figure {
  const times: number[] = [];
  let complete = 0;
  // The first one warms up and is thrown away.
  for (let seed = 0; seed <= seeds; seed++) {
    const { document } = instance({ ...shape, seed, conflicts: plantedIn(shape) });
    const reading = readingOf(document, '2025-01-01');
    const text = smtOf(reading);
    const names = reading.lines.map((_, at) => lineName(at));
    const began = performance.now();
    const found = explore(z3, text, names, () => performance.now() - began > milliseconds);
    if (seed === 0) continue;
    times.push(performance.now() - began);
    complete += Number(found.complete);
  }
  const own = ours.flatMap((taken) => {
    const [whole, first] = [taken.get('all conflicts'), taken.get('concessions: count and first 100')];
    return whole === undefined ? [] : [whole.milliseconds + (first?.milliseconds ?? 0)];
  });
  return figure(
    `${nameOf(shape)}, z3 with MARCO against ours`,
    quantity(median(times), 'ms', `z3, ${complete} of ${seeds} complete in ${short(milliseconds / 1000)} s`),
    quantity(median(own), 'ms', 'ours, all conflicts and concessions'),
    { atLeast: 20 },
  );
}
