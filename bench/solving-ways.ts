import { DEFAULT_BYTES } from '../src/reasoning/budget.ts';
import { type Account, accountOf } from '../src/solving/account.ts';
import { cheapest } from '../src/solving/cheapest.ts';
import { closure } from '../src/solving/closure.ts';
import { compile } from '../src/solving/compile.ts';
import { count } from '../src/solving/counting.ts';
import { encode } from '../src/solving/encode.ts';
import { partitionOf } from '../src/solving/partition.ts';
import { solverOf } from '../src/solving/satisfiability.ts';
import { occurringValues } from '../src/solving/values.ts';
import type { Neg } from './neg.ts';
import { costsOf, problemOf } from './neg-problem.ts';
import type { Prototype } from './prototype.ts';

/** The questions of one instance in the order they are asked; each is timed and says something to compare. */
export const QUESTIONS = [
  'encode',
  'exists and witness',
  'diagram',
  'exact count',
  'values per issue',
  'nearest',
  'all conflicts',
  'concessions: count and first 100',
] as const;
export type Asked = (typeof QUESTIONS)[number];

/** Milliseconds and what was answered, as text; `null`: over the budget. */
export type Taken = ReadonlyMap<Asked, { readonly milliseconds: number; readonly said: string | null }>;

class Clock {
  readonly taken = new Map<Asked, { milliseconds: number; said: string | null }>();

  time<T>(asked: Asked, act: () => T, say: (result: T) => string | null): T {
    const began = performance.now();
    const result = act();
    this.taken.set(asked, { milliseconds: performance.now() - began, said: say(result) });
    return result;
  }
}

const LISTED = 100;
/** Milliseconds after which a question is over the budget. */
const LONGEST = 20_000;
const setsText = (sets: readonly (readonly number[])[]): string =>
  sets
    .map((set) => set.join())
    .sort()
    .join(' ');

export const ample = (milliseconds = Number.POSITIVE_INFINITY): Account => {
  const end = performance.now() + milliseconds;
  return accountOf({ steps: Number.MAX_SAFE_INTEGER, bytes: DEFAULT_BYTES, expired: () => performance.now() > end });
};

/** Ours, without the certificates that a question's answer adds. */
export function askOurs(neg: Neg): Taken {
  const clock = new Clock();
  const problem = problemOf(neg);
  const lines = problem.lines.map((_, at) => at);
  const account = ample(LONGEST);
  const { partition, solver } = clock.time(
    'encode',
    () => {
      const cells = partitionOf(problem, account)!;
      return { partition: cells, solver: solverOf(encode(problem, cells, account)!, account) };
    },
    () => '',
  );
  const whole = clock.time(
    'exists and witness',
    () => solver.solve(lines),
    (solved) => solved!.kind,
  );
  if (whole!.kind === 'refuted') {
    const all = { most: 1_000_000 };
    const found = clock.time(
      'all conflicts',
      () => closure(problem, partition, solver, account, all)!,
      (one) => (one.complete ? setsText(one.conflicts) : null),
    );
    const listed = () => ({ count: found.concessions.count, first: found.concessions.first(LISTED) });
    clock.time('concessions: count and first 100', listed, ({ count: all }) => (all === null ? null : String(all)));
    return clock.taken;
  }
  const compiled = clock.time(
    'diagram',
    () => compile(problem, partition, ample(LONGEST)),
    (one) => (one === null ? null : ''),
  );
  if (compiled === null) return clock.taken;
  const { diagram, layout, zone } = compiled;
  const variables = problem.sizes.map((_, variable) => variable);
  clock.time('exact count', () => count(diagram, layout, zone, variables), String);
  clock.time(
    'values per issue',
    () => occurringValues(diagram, layout, zone)!,
    (all) => String(all.map((runs) => runs.reduce((sum, { from, to }) => sum + to - from + 1, 0))),
  );
  const asked = { named: variables, costs: costsOf(neg), limit: 1 };
  clock.time(
    'nearest',
    () => cheapest(diagram, layout, zone, asked),
    (found) => (found === null || found === 'none' ? null : String(found.cost)),
  );
  return clock.taken;
}

/** The prototype in the ways its figures were taken. */
export function askPrototype({ dd, closure: closing, sateng }: Prototype, neg: Neg): Taken {
  const clock = new Clock();
  const engine = clock.time(
    'encode',
    () => new sateng.SatEng(neg),
    () => '',
  );
  const lines = neg.lines.map((_, at) => at);
  const whole = clock.time(
    'exists and witness',
    () => engine.oracle(lines),
    ({ sat }) => (sat ? 'found' : 'refuted'),
  );
  if (!whole.sat) {
    const found = clock.time(
      'all conflicts',
      () => closing.closure(neg, engine),
      ({ mus, complete }) => (complete ? setsText(mus) : null),
    );
    const listed = () => {
      if (found.sel === null) return null;
      const family = found.sel.mcs();
      const first = [...found.sel.z.bySize(family, LISTED)];
      return { count: found.sel.z.count(family), first };
    };
    clock.time('concessions: count and first 100', listed, (one) => (one === null ? null : String(one.count)));
    return clock.taken;
  }
  const diagram = clock.time(
    'diagram',
    () => prototypeDiagram(dd, neg),
    (one) => (one === null ? null : ''),
  );
  if (diagram === null) return clock.taken;
  const { mdd, root } = diagram;
  clock.time('exact count', () => mdd.count(root), String);
  clock.time(
    'values per issue',
    () => mdd.possible(root),
    (all) => String(all.map((values) => values.filter((value) => value).length)),
  );
  clock.time(
    'nearest',
    () => mdd.nearest(root, neg.statusQuo),
    (found) => (found === null ? null : String(found.value)),
  );
  return clock.taken;
}

/** The quick order first, and the careful one where that grows too large. */
export function prototypeDiagram(dd: Prototype['dd'], neg: Neg) {
  for (const [order, maxNodes] of [
    ['force', 200_000],
    ['best', 2_000_000],
  ] as const) {
    try {
      const mdd = new dd.MddEngine(neg, { order, limits: { maxNodes } });
      return { mdd, root: mdd.conj() };
    } catch (error) {
      if (!(error instanceof dd.Budget)) throw error;
    }
  }
  return null;
}
