import { type Compiled, compile } from '../solving/compile.ts';
import { countsOf } from '../solving/counting.ts';
import { firstRows } from '../solving/first-rows.ts';
import type { Partition } from '../solving/partition.ts';
import type { Row } from '../solving/problem.ts';
import { forAll, forSome } from '../solving/project.ts';
import { sample } from '../solving/sampling.ts';
import { occurringValues, type Span } from '../solving/values.ts';
import type { Meter } from './budget.ts';
import type { Posed } from './posed.ts';

/** What a diagram of the whole zone tells: everything exactly. Rows are of the variables of issues, in their order. */
export interface Mapped {
  /** The first deal, and where not all worlds are asked about the first world it works in; `null` where there is none. */
  readonly first: Row | null;
  readonly count: bigint;
  readonly possible: bigint;
  /** By variable: the values that occur, as maximal runs. */
  readonly values: readonly (readonly Span[])[];
  readonly sample: readonly Row[];
}

export interface Mapping {
  /** Deals that work in every world the rules allow, instead of in some. */
  readonly robust: boolean;
  readonly sample: number;
  readonly seed: number;
}

/** @returns `null` where the meter ran out first */
export function mapZone(posed: Posed, partition: Partition, asked: Mapping, meter: Meter): Mapped | null {
  const compiled = compile(posed.zone, partition, meter);
  return compiled && mapped(posed, compiled, asked);
}

/** What a diagram of the zone tells; `null` where its account is used up first. */
export function mapped(posed: Posed, compiled: Compiled, asked: Mapping): Mapped | null {
  const { diagram, layout, hard } = compiled;
  const { issues } = posed;
  const deals = dealsIn(compiled, posed, asked.robust);
  const allowed = forSome(diagram, layout, hard, issues);
  const counts = countsOf(diagram, layout, deals, issues);
  const possible = countsOf(diagram, layout, allowed, issues);
  const values = occurringValues(diagram, layout, deals);
  const drawn = sample(diagram, layout, deals, issues, { rows: asked.sample, seed: asked.seed });
  const first = asked.robust
    ? firstRows(diagram, layout, deals, issues, 1)
    : firstRows(diagram, layout, compiled.zone, [...issues, ...posed.worlds], 1);
  if (counts === null || possible === null || values === null || drawn === null || first === null) return null;
  return {
    first: first[0] ?? null,
    count: counts.total,
    possible: possible.total,
    values,
    sample: drawn,
  };
}

const dealsIn = (compiled: Compiled, { issues }: Posed, robust: boolean) =>
  robust ? forAll(compiled, issues) : forSome(compiled.diagram, compiled.layout, compiled.zone, issues);
