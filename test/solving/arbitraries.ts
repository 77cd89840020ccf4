import fc from 'fast-check';
import type { Formula, SumPart } from '../../src/solving/formula.ts';
import type { Problem, Row } from '../../src/solving/problem.ts';

/** How large drawn problems are; what is left out is small enough to enumerate rows and subsets of lines. */
export interface Extent {
  readonly variables?: number;
  readonly size?: number;
  readonly hard?: number;
  readonly lines?: number;
  readonly depth?: number;
}

const MIDDLE: Required<Extent> = { variables: 4, size: 5, hard: 2, lines: 6, depth: 3 };

/** Amounts that a double holds and, now and then, amounts that none does. */
const weight = fc.oneof(
  { weight: 9, arbitrary: fc.bigInt({ min: -4n, max: 4n }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.bigInt({ min: -2n, max: 2n }), fc.bigInt({ min: -2n, max: 2n }))
      .map(([a, b]) => a * 2n ** 70n + b),
  },
);

/** Bounds near what small sums come to; `null` is no bound. */
const bound = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt({ min: -9n, max: 15n }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: weight },
);

const variableOf = (sizes: readonly number[]) => fc.nat({ max: sizes.length - 1 });

function within(sizes: readonly number[]): fc.Arbitrary<Formula> {
  return variableOf(sizes).chain((variable) => {
    const value = fc.nat({ max: sizes[variable]! - 1 });
    return fc.tuple(value, value).map(([low, high]) => ({ kind: 'within', variable, low, high }));
  });
}

function among(sizes: readonly number[]): fc.Arbitrary<Formula> {
  return variableOf(sizes).chain((variable) =>
    fc
      .subarray(Array.from({ length: sizes[variable]! }, (_, value) => value))
      .map((values) => ({ kind: 'among', variable, values })),
  );
}

function numericPart(sizes: readonly number[]): fc.Arbitrary<SumPart> {
  const variable = variableOf(sizes);
  return fc.oneof(
    fc.record({ kind: fc.constant('linear' as const), variable, weight }),
    variable.chain((of) => amountsOf(sizes[of]!).map((amounts) => ({ kind: 'table' as const, variable: of, amounts }))),
  );
}

const amountsOf = (size: number) => fc.array(weight, { minLength: size, maxLength: size });

function sum(sizes: readonly number[], depth: number): fc.Arbitrary<Formula> {
  const numeric = numericPart(sizes);
  const part = depth <= 1 ? numeric : fc.oneof(numeric, truthPart(sizes, depth - 1));
  return fc.record({ kind: fc.constant('sum'), parts: fc.array(part, { maxLength: 4 }), low: bound, high: bound });
}

const truthPart = (sizes: readonly number[], depth: number): fc.Arbitrary<SumPart> =>
  fc.record({ kind: fc.constant('formula'), formula: formula(sizes, depth), weight });

/** Any formula over variables of these sizes, nested at most `depth` deep. */
export function formula(sizes: readonly number[], depth: number): fc.Arbitrary<Formula> {
  const leaves = [
    { weight: 5, arbitrary: within(sizes) },
    { weight: 3, arbitrary: among(sizes) },
    { weight: 1, arbitrary: fc.boolean().map((value): Formula => ({ kind: 'constant', value })) },
    { weight: 3, arbitrary: sum(sizes, depth) },
  ];
  if (depth <= 1) return fc.oneof(...leaves);
  const inner = formula(sizes, depth - 1);
  const operands = fc.array(inner, { maxLength: 3 });
  return fc.oneof(
    ...leaves,
    { weight: 2, arbitrary: inner.map((operand): Formula => ({ kind: 'not', operand })) },
    { weight: 3, arbitrary: operands.map((some): Formula => ({ kind: 'all', operands: some })) },
    { weight: 4, arbitrary: operands.map((some): Formula => ({ kind: 'any', operands: some })) },
    { weight: 3, arbitrary: fc.tuple(inner, inner).map(([left, right]): Formula => ({ kind: 'iff', left, right })) },
  );
}

/** Any problem of this extent: all kinds of formulas, satisfiable or not. */
export function problem(extent: Extent = {}): fc.Arbitrary<Problem> {
  const most = { ...MIDDLE, ...extent };
  const sizes = fc.array(fc.integer({ min: 1, max: most.size }), { minLength: 1, maxLength: most.variables });
  return sizes.chain((drawn) =>
    fc.record({
      sizes: fc.constant(drawn),
      hard: fc.array(formula(drawn, most.depth), { maxLength: most.hard }),
      lines: fc.array(formula(drawn, most.depth), { maxLength: most.lines }),
    }),
  );
}

/** Any row of a problem, whether its formulas hold there or not. */
export const row = ({ sizes }: Problem): fc.Arbitrary<Row> =>
  fc.tuple(...sizes.map((size) => fc.nat({ max: size - 1 })));

/** Some of the problem's lines, ascending. */
export const someLines = ({ lines }: Problem): fc.Arbitrary<number[]> => fc.subarray(lines.map((_, line) => line));
