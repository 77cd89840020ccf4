import { type Formula, not } from '../src/solving/formula.ts';
import type { Problem } from '../src/solving/problem.ts';
import type { Neg, NegFormula, NegIssue } from './neg.ts';

/** An instance as the solver takes it: a variable for each of its issues, the options of a set apart. */
export const problemOf = ({ issues, lines }: Neg): Problem => ({
  sizes: issues.map(({ size }) => size),
  hard: [],
  lines: lines.map(({ f }) => formulaOf(f, issues)),
});

function formulaOf(formula: NegFormula, issues: readonly NegIssue[]): Formula {
  const of = (one: NegFormula) => formulaOf(one, issues);
  switch (formula.t) {
    case 'cmp': {
      const { i: variable, op, c } = formula;
      const last = issues[variable]!.size - 1;
      if (op === '!=') return not({ kind: 'within', variable, low: c, high: c });
      return { kind: 'within', variable, low: op === '<=' ? 0 : c, high: op === '>=' ? last : c };
    }
    case 'in':
      return { kind: 'among', variable: formula.i, values: formula.vs };
    case 'and':
      return { kind: 'all', operands: formula.a.map(of) };
    case 'or':
      return { kind: 'any', operands: formula.a.map(of) };
    case 'not':
      return not(of(formula.a));
    case 'imp':
      return { kind: 'any', operands: [not(of(formula.a)), of(formula.b)] };
    case 'lin': {
      const { is, as, op, c } = formula;
      const least = is.reduce((sum, i, at) => sum + as[at]! * issues[i]!.lo, 0);
      const parts = is.map((i, at) => {
        return { kind: 'linear' as const, variable: i, weight: BigInt(as[at]! * issues[i]!.step) };
      });
      const bound = BigInt(c - least);
      return { kind: 'sum', parts, low: op === '>=' ? bound : null, high: op === '<=' ? bound : null };
    }
  }
}

/** What the prototype counts for changing an issue, so that both look for the same. */
export const costsOf = ({ issues, statusQuo }: Neg) =>
  issues.map(({ size }, variable) => {
    const cost = BigInt(1 + ((variable * 7) % 5));
    const amounts = Array.from({ length: size }, (_, value) => (value === statusQuo[variable] ? 0n : cost));
    return { kind: 'table' as const, variable, amounts };
  });
