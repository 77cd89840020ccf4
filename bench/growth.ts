import { closure } from '../src/solving/closure.ts';
import { compile } from '../src/solving/compile.ts';
import { encode } from '../src/solving/encode.ts';
import { shrink } from '../src/solving/minimal.ts';
import { partitionOf } from '../src/solving/partition.ts';
import { solverOf } from '../src/solving/satisfiability.ts';
import { type Figure, figure, plain, quantity } from './figures.ts';
import { nameOf, negOf, type Shape } from './instances.ts';
import { median } from './measure.ts';
import { problemOf } from './neg-problem.ts';
import { ample } from './solving-ways.ts';

const LARGER: readonly Shape[] = [
  { issues: 120, parties: 8, redLines: 450 },
  { issues: 200, parties: 10, redLines: 750 },
];
const EXISTENCE_MILLISECONDS = 100;
const TAIL: Shape = { issues: 40, parties: 5, redLines: 120 };

/** Larger than the table: existence and the first conflict, and all conflicts within a time. */
export function growth({ seeds, milliseconds }: { seeds: number; milliseconds: number }): Figure[] {
  return LARGER.flatMap((shape) => {
    const runs = Array.from({ length: seeds }, (_, at) => grown(shape, at + 1, milliseconds));
    const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
    const name = nameOf(shape);
    const complete = runs.filter((run) => run.complete).length;
    return [
      plain(
        `${name}, encode`,
        quantity(
          middle((run) => run.encoding),
          'ms',
        ),
      ),
      figure(
        `${name}, existence and first conflict`,
        quantity(
          middle((run) => run.first),
          'ms',
        ),
        quantity(EXISTENCE_MILLISECONDS, 'ms', 'allowed'),
        { atMost: 1 },
      ),
      figure(
        `${name}, all conflicts, or those found`,
        quantity(
          middle((run) => run.all),
          'ms',
          `${complete} of ${seeds} complete`,
        ),
        quantity(milliseconds, 'ms', 'allowed'),
        { atMost: 1.05 },
      ),
    ];
  });
}

function grown(shape: Shape, seed: number, milliseconds: number) {
  const problem = problemOf(negOf({ ...shape, seed, conflicts: Math.round(shape.redLines / 20) }));
  const account = ample(milliseconds);
  const began = performance.now();
  const partition = partitionOf(problem, account)!;
  const solver = solverOf(encode(problem, partition, account)!, account);
  const encoded = performance.now();
  const whole = solver.solve(problem.lines.map((_, at) => at))!;
  if (whole.kind === 'refuted') shrink(solver, whole.core);
  const first = performance.now();
  const found = closure(problem, partition, solver, account, { most: 1_000_000 });
  const all = performance.now() - first;
  return { encoding: encoded - began, first: first - encoded, all, complete: found?.complete ?? false };
}

/** Of so many instances with a zone, those whose diagram is over the ordinary budget. */
export function tail(seeds: number): Figure[] {
  const times: number[] = [];
  let over = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const problem = problemOf(negOf({ ...TAIL, seed, conflicts: 0 }));
    const account = ample();
    const began = performance.now();
    if (compile(problem, partitionOf(problem, account)!, account) === null) over++;
    times.push(performance.now() - began);
  }
  const slowest = quantity(Math.max(...times), 'ms', `${over} of ${seeds} over the budget`);
  const name = `${nameOf(TAIL)}, slowest diagram of ${seeds}`;
  return [{ ...plain(name, slowest), target: { atMost: 0 }, met: over === 0 }];
}
