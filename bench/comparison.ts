import { decode, sizeOf } from '../src/language/domain.ts';
import { toNumber } from '../src/language/rational.ts';
import { compile } from '../src/negotiation/compile.ts';
import { resolveContext } from '../src/negotiation/context.ts';
import { domainOf } from '../src/negotiation/issue.ts';
import { Document } from '../src/negotiation/negotiation.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import { DEFAULT_STEPS } from '../src/reasoning/budget.ts';
import { type Bases, comparison } from '../src/reasoning/comparison.ts';
import type { Metric } from '../src/reasoning/comparison-answer.ts';
import { distanceOf } from '../src/reasoning/distance.ts';
import type { OnBasis } from '../src/reasoning/read.ts';
import { type Figure, figure, type Part, plain, quantity } from './figures.ts';
import { instance } from './instances.ts';
import { alternate, median, type Rounds } from './measure.ts';
import { below, mulberry, type Random } from './random.ts';

const SHAPE = { issues: 40, parties: 40, redLines: 120 };
const BUDGET = { steps: DEFAULT_STEPS };
const MILLISECONDS = 50;
const METRICS: readonly Metric[] = ['manhattan', 'euclidean', 'agreement', 'correlation'];

/** 40 parties on 40 issues, all pairs, beside measuring the same value by value. */
export async function compared(rounds: Rounds): Promise<Part> {
  const document = spoken(instance({ ...SHAPE, seed: 1, conflicts: 8 }).document, mulberry(1));
  const parties = document.parties.map(({ id }) => ({ party: id, basis: 'both' as const }));
  const ask = (on: Bases, metric: Metric, accepts: boolean) =>
    comparison(on, { parties, metric, weights: new Map(), accepts }, BUDGET);
  const figures: Figure[] = [];
  const on = basesOf(document);
  const within = (name: string, milliseconds: number) => {
    const allowed = quantity(MILLISECONDS, 'ms', 'allowed');
    figures.push(figure(name, quantity(milliseconds, 'ms'), allowed, { atMost: 1 }));
  };
  const first = [false, true].map((accepts) => {
    const firsts = Array.from({ length: 3 }, () => timed(() => ask(basesOf(document), 'manhattan', accepts)));
    return median(firsts);
  });
  const whole = ask(on, 'manhattan', true);
  if (!whole.complete) throw new Error('a comparison that the budget stopped');
  for (const metric of METRICS) {
    const { scenario } = on('both');
    const rates = await alternate(
      [
        run('off', () => ask(on, metric, false)),
        run('cached', () => ask(on, metric, true)),
        ...(metric === 'manhattan' ? [run('value by value', () => byValues(scenario))] : []),
      ],
      rounds,
    );
    const each = (name: string) => 1000 / rates.get(name)!;
    within(`${metric}, \`accepts\` off`, each('off'));
    within(`${metric}, \`accepts\` once cached`, each('cached'));
    if (metric !== 'manhattan') continue;
    const beside = quantity(each('value by value'), 'ms', 'every value wanted with every other');
    figures.push(figure('manhattan, `accepts` off', quantity(each('off'), 'ms'), beside));
    if (Math.abs(byValues(scenario) - whole.distance!) > 1e-9) throw new Error('value by value it is another distance');
  }
  figures.push(plain('the first time, compiling included, `accepts` off', quantity(first[0]!, 'ms')));
  figures.push(plain('the first time, compiling included, `accepts` on', quantity(first[1]!, 'ms')));
  return {
    title: 'Comparison of 40 parties on 40 issues, all 780 pairs, milliseconds',
    figures,
    notes: [
      `In process; ${document.positions.length} positions, ${document.redLines.length} red lines, ${document.preconditions.length} preconditions, of which ${whole.preconditionsAgainstRedLines.length} pairs are opposed.`,
    ],
  };
}

function basesOf(document: Document): Bases {
  const context = resolveContext({}, document.negotiation.defaultContext, '2025-04-30');
  const known = new Map<string, OnBasis>();
  return (basis) => {
    const made = known.get(basis) ?? { scenario: compile(document, { ...context, basis }), memo: new Map() };
    known.set(basis, made);
    return made;
  };
}

/** Every party with a position on nearly every issue; every third red line is a precondition instead. */
function spoken(document: Document, random: Random): Document {
  const steps = document.issues.filter(({ type }) => type === 'step').length;
  const positions = document.parties.flatMap(({ id: party }) =>
    document.issues.flatMap((issue) => {
      if (random() < 0.1) return [];
      const domain = domainOf(issue, steps);
      const value = () => decode(domain, below(random, sizeOf(domain)));
      const ideal = random() < 0.3 ? { ideal: value() } : {};
      const said = { party, issue: issue.id, title: 'What it wants', basis: 'declared', salience: below(random, 101) };
      return [{ ...said, ...ideal, id: `${party}-${issue.id.replaceAll('_', '-')}`, wants: [value(), value()] }];
    }),
  );
  const isCondition = (at: number) => at % 3 === 2;
  const preconditions = document.redLines
    .filter((_, at) => isCondition(at))
    .map((line) => ({ ...line, stage: 'talks' as const }));
  const redLines = document.redLines.filter((_, at) => !isCondition(at));
  return Document.parse({ ...document, positions, preconditions, redLines });
}

/** The mean distance of all pairs, by every value that one wants with every value that the other wants. */
function byValues({ parties, slots }: Scenario): number {
  const distances: number[] = [];
  for (const [at, one] of parties.entries()) {
    for (const other of parties.slice(at + 1)) {
      const apart = slots.flatMap(({ domain, size }, slot) => {
        const [mine, theirs] = [one, other].map(({ positions }) =>
          positions.find((position) => position.slot === slot),
        );
        if (mine === undefined || theirs === undefined) return [];
        const far = (a: number, b: number) => toNumber(distanceOf(domain, size, a, b));
        if (mine.ideal !== null && theirs.ideal !== null) return [far(mine.ideal, theirs.ideal)];
        return [Math.min(...mine.values.flatMap((a) => theirs.values.map((b) => far(a.from, b.from))))];
      });
      distances.push(apart.reduce((sum, far) => sum + far, 0) / apart.length);
    }
  }
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

const run = (name: string, work: () => unknown) => ({
  name,
  run: () => {
    work();
    return 1;
  },
});

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
