import type { Document } from '../../src/negotiation/negotiation.ts';
import { fraction, fractionOf, plus, times } from './fractions.ts';
import type { Fraction, Plain, Reading, Variable } from './plain.ts';
import { dayOf } from './reading.ts';

/** A linear expression of columns. */
interface Linear {
  readonly constant: number;
  readonly terms: readonly (readonly [coefficient: number, column: string])[];
}

const ZERO: Linear = { constant: 0, terms: [] };
const column = (name: string): Linear => ({ constant: 0, terms: [[1, name]] });
const number = (constant: number): Linear => ({ constant, terms: [] });
const added = (...all: readonly Linear[]): Linear => ({
  constant: all.reduce((sum, one) => sum + one.constant, 0),
  terms: all.flatMap((one) => one.terms),
});
const scaled = (by: number, { constant, terms }: Linear): Linear => ({
  constant: by * constant,
  terms: terms.map(([coefficient, name]) => [by * coefficient, name] as const),
});
const not = (truth: Linear) => added(number(1), scaled(-1, truth));

/**
 * The greatest sum of what deals of the zone are worth to those compared, nobody below its reservation value, as a
 * mixed integer program in the LP format: a yes or no for each value of a variable and for each part of an expression.
 */
export function milpOf(document: Document, reading: Reading): string {
  const model = new Model(reading.variables);
  for (const { holds } of reading.rules) model.notBelow(model.truth(holds), 1);
  const accepts = new Map((reading.quorum?.of ?? []).map((party) => [party, model.binary()]));
  for (const { party, holds } of reading.lines) {
    const own = accepts.get(party);
    const free = own === undefined ? ZERO : not(own);
    model.notBelow(added(model.truth(holds), free), 1);
  }
  for (const party of reading.quorum?.vetoes ?? []) model.notBelow(accepts.get(party)!, 1);
  if (reading.quorum !== null) model.notBelow(added(...accepts.values()), reading.quorum.atLeast);
  const worths = comparedIn(document).map((told) => {
    const worth = worthOf(document, told, reading);
    const { reservation } = told;
    model.notBelow(worth, reservation !== undefined && 'value' in reservation ? reservation.value : 0);
    return worth;
  });
  return model.text(added(...worths));
}

class Model {
  private readonly variables: readonly Variable[];
  private readonly rows: string[] = [];
  private readonly columns: string[] = [];

  constructor(variables: Reading['variables']) {
    this.variables = variables;
    for (const [at, variable] of variables.entries()) {
      const names = columnsOf(variable, at);
      this.columns.push(...names);
      if (variable.kind === 'index') this.equal(added(...names.map(column)), 1);
      if (variable.known === null) continue;
      for (const [one, name] of names.entries()) {
        const is = typeof variable.known === 'number' ? variable.known === one : variable.known[one]!;
        this.equal(column(name), is ? 1 : 0);
      }
    }
  }

  binary(): Linear {
    const name = `y${this.columns.length}`;
    this.columns.push(name);
    return column(name);
  }

  notBelow({ constant, terms }: Linear, bound: number): void {
    if (terms.length > 0) this.rows.push(`${termsText(terms)} >= ${bound - constant}`);
    else if (constant < bound) this.rows.push(`0 ${this.columns[0]!} >= 1`);
  }

  private equal({ terms }: Linear, value: number): void {
    this.rows.push(`${termsText(terms)} = ${value}`);
  }

  /** 1 where it holds, else 0. */
  truth(plain: Plain): Linear {
    switch (plain.kind) {
      case 'constant':
        return number(plain.value ? 1 : 0);
      case 'among':
        return added(...[...new Set(plain.indices)].map((index) => column(`x${plain.variable}_${index}`)));
      case 'member':
        return column(`x${plain.variable}_${plain.option}`);
      case 'not':
        return not(this.truth(plain.operand));
      case 'all':
        return not(this.either(plain.operands.map((one) => not(this.truth(one)))));
      case 'any':
        return this.either(plain.operands.map((one) => this.truth(one)));
      case 'same':
        return this.same(this.truth(plain.left), this.truth(plain.right));
      case 'before':
      case 'together':
        return this.ordered(plain);
      case 'sum':
        return this.reached(plain);
    }
  }

  private either(parts: readonly Linear[]): Linear {
    const some = this.binary();
    for (const part of parts) this.notBelow(added(some, scaled(-1, part)), 0);
    this.notBelow(added(...parts, scaled(-1, some)), 0);
    return some;
  }

  private same(left: Linear, right: Linear): Linear {
    const is = this.binary();
    this.notBelow(added(is, scaled(-1, left), scaled(-1, right)), -1);
    this.notBelow(added(is, left, right), 1);
    this.notBelow(added(scaled(-1, is), scaled(-1, left), right), -1);
    this.notBelow(added(scaled(-1, is), left, scaled(-1, right)), -1);
    return is;
  }

  private ordered({ kind, first, second }: Extract<Plain, { kind: 'before' | 'together' }>): Linear {
    const ranks = (this.variables[first] as Extract<Variable, { kind: 'index' }>).size;
    const all = Array.from({ length: ranks - 1 }, (_, at) => at + 1);
    const operands = all.map((rank): Plain => {
      const indices = kind === 'together' ? [rank] : all.filter((later) => later > rank);
      const both: Plain[] = [
        { kind: 'among', variable: first, indices: [rank] },
        { kind: 'among', variable: second, indices },
      ];
      return { kind: 'all', operands: both };
    });
    return this.truth({ kind: 'any', operands });
  }

  /** Whether a sum of whole numbers is not below zero. */
  private reached({ constant, terms }: Extract<Plain, { kind: 'sum' }>): Linear {
    let [least, most] = [Number(constant), Number(constant)];
    const parts = terms.map((term) => {
      const coefficient = Number(term.coefficient);
      const size = term.kind === 'index' ? this.sizeOf(term.variable) - 1 : 1;
      least += Math.min(0, coefficient * size);
      most += Math.max(0, coefficient * size);
      return scaled(coefficient, term.kind === 'index' ? this.index(term.variable) : this.truth(term.holds));
    });
    const sum = added(number(Number(constant)), ...parts);
    const is = this.binary();
    this.notBelow(added(sum, scaled(least, is)), least);
    this.notBelow(added(scaled(-1, sum), scaled(most + 1, is)), 1);
    return is;
  }

  private sizeOf(variable: number): number {
    return (this.variables[variable] as Extract<Variable, { kind: 'index' }>).size;
  }

  private index(variable: number): Linear {
    const columns = Array.from({ length: this.sizeOf(variable) }, (_, at) => column(`x${variable}_${at}`));
    return added(...columns.map((one, at) => scaled(at, one)));
  }

  text({ terms }: Linear): string {
    const rows = this.rows.map((row, at) => ` r${at}: ${row}`);
    const lines = ['Maximize', ` sum: ${termsText(terms)}`, 'Subject To', ...rows, 'Binary'];
    return [...lines, ...this.columns.map((name) => ` ${name}`), 'End'].join('\n');
  }
}

const columnsOf = (variable: Variable, at: number): string[] =>
  Array.from(
    { length: variable.kind === 'index' ? variable.size : variable.options.length },
    (_, one) => `x${at}_${one}`,
  );

/** One term a line, each column once. */
function termsText(terms: Linear['terms']): string {
  const sums = new Map<string, number>();
  for (const [coefficient, name] of terms) sums.set(name, (sums.get(name) ?? 0) + coefficient);
  return [...sums].map(([name, sum]) => `${sum < 0 ? '-' : '+'} ${Math.abs(sum)} ${name}`).join('\n  ');
}

/** The preferences of those whose acceptance decides. */
function comparedIn({ preferences, parties, negotiation: { agreement } }: Document): Document['preferences'] {
  return preferences.filter(({ party }) =>
    agreement.kind === 'quorum'
      ? agreement.of.includes(party)
      : parties.some(({ id, consent }) => id === party && consent !== 'advisory'),
  );
}

function worthOf(document: Document, { weights, values }: Document['preferences'][number], reading: Reading): Linear {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const parts = Object.entries(weights).flatMap(([issue, weight]) => {
    const at = reading.variables.findIndex(({ name }) => name === issue);
    const variable = reading.variables[at]!;
    const named = document.issues.find(({ id }) => id === issue)!;
    const told = values[issue];
    if (told === undefined) return [];
    const worths = Array.isArray(told) ? alongCorners(told, variable) : keysOf(named).map((key) => told[key]!);
    return columnsOf(variable, at).map((name, one) => scaled((weight / all) * worths[one]!, column(name)));
  });
  return added(...parts);
}

function keysOf(named: Document['issues'][number]): string[] {
  if (named.type === 'boolean') return ['false', 'true'];
  if ('options' in named) return named.options.map(({ id }) => id);
  if ('levels' in named) return named.levels.map(({ id }) => id);
  throw new Error(`no table for ${named.type}`);
}

/** The worth of every index, on straight lines between corners. */
function alongCorners(corners: readonly (readonly [number | string, number])[], variable: Variable): number[] {
  if (variable.kind !== 'index') throw new Error(`${variable.name} is no number`);
  const near = ({ over, under }: Fraction) => Number(over) / Number(under);
  const place = (x: number | string) =>
    near(typeof x === 'string' && /^\d+-\d+-\d+$/.test(x) ? fraction(dayOf(x)) : fractionOf(String(x)));
  const known = corners.map(([x, worth]) => [place(x), worth] as const);
  return Array.from({ length: variable.size }, (_, index) => {
    const x = near(plus(variable.from, times(fraction(index), variable.step)));
    const after = known.findIndex(([corner]) => corner >= x);
    if (after <= 0) return (after === 0 ? known[0]! : known.at(-1)!)[1];
    const [[from, low], [to, high]] = [known[after - 1]!, known[after]!];
    return low + ((high - low) * (x - from)) / (to - from);
  });
}
