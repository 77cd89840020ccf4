import type { Indexed, Place, Plain, PlainTerm, Reading, Variable } from './plain.ts';

/**
 * A reading as SMT-LIB text (Barrett, Fontaine and Tinelli 2017). Line n is the constant `line n`, true exactly where
 * the line lets those agree whose acceptance is asked; assume some of them and their lines bind.
 */
export function smtOf(reading: Reading): string {
  const { variables, lines, quorum } = reading;
  const parties = quorum?.of ?? [];
  return [
    ...variables.flatMap(declared),
    ...parties.map((party) => `(declare-const ${accepts(party)} Bool)`),
    ...reading.rules.map((_, at) => `(declare-const ${ruleName(at)} Bool)`),
    ...lines.map((_, at) => `(declare-const ${lineName(at)} Bool)`),
    ...reading.rules.map(({ holds }, at) => `(assert (= ${ruleName(at)} ${smtText(holds, variables)}))`),
    ...lines.map(({ party, holds }, at) => {
      const line = smtText(holds, variables);
      return `(assert (= ${lineName(at)} ${quorum === null ? line : `(=> ${accepts(party)} ${line})`}))`;
    }),
    ...(quorum === null ? [] : quorum.vetoes.map((party) => `(assert ${accepts(party)})`)),
    ...(quorum === null
      ? []
      : [`(assert (>= ${sum(parties.map((one) => `(ite ${accepts(one)} 1 0)`))} ${quorum.atLeast}))`]),
  ].join('\n');
}

export const lineName = (at: number): string => `|line ${at}|`;
export const ruleName = (at: number): string => `|rule ${at}|`;
const accepts = (party: string) => `|accepts ${party}|`;
const indexName = (variable: Variable) => `|${variable.name}|`;
const memberName = (variable: Variable, option: number) => `|${variable.name} has ${option}|`;

function declared(variable: Variable): string[] {
  const fixed = variable.known === null ? [] : [`(assert ${isAt(variable, variable.known)})`];
  if (variable.kind === 'subset') {
    return [...variable.options.map((_, at) => `(declare-const ${memberName(variable, at)} Bool)`), ...fixed];
  }
  const name = indexName(variable);
  return [`(declare-const ${name} Int)`, `(assert (<= 0 ${name} ${variable.size - 1}))`, ...fixed];
}

/** That a variable has a value. */
export function isAt(variable: Variable, place: Place): string {
  if (typeof place === 'number') return `(= ${indexName(variable)} ${place})`;
  return every(
    'and',
    'true',
    place.map((inside, at) => (inside ? '' : '(not ') + memberName(variable, at) + (inside ? '' : ')')),
  );
}

export function smtText(plain: Plain, variables: Reading['variables']): string {
  const of = (one: Plain) => smtText(one, variables);
  const index = (at: number) => indexName(variables[at]!);
  switch (plain.kind) {
    case 'constant':
      return String(plain.value);
    case 'among':
      return every(
        'or',
        'false',
        plain.indices.map((one) => `(= ${index(plain.variable)} ${one})`),
      );
    case 'member':
      return memberName(variables[plain.variable]!, plain.option);
    case 'not':
      return `(not ${of(plain.operand)})`;
    case 'all':
      return every('and', 'true', plain.operands.map(of));
    case 'any':
      return every('or', 'false', plain.operands.map(of));
    case 'same':
      return `(= ${of(plain.left)} ${of(plain.right)})`;
    case 'before':
      return `(and (< 0 ${index(plain.first)}) (< ${index(plain.first)} ${index(plain.second)}))`;
    case 'together':
      return `(and (< 0 ${index(plain.first)}) (= ${index(plain.first)} ${index(plain.second)}))`;
    case 'sum':
      return `(>= ${sum([whole(plain.constant), ...plain.terms.map((term) => termText(term, variables))])} 0)`;
  }
}

function termText(term: PlainTerm, variables: Reading['variables']): string {
  const coefficient = whole(term.coefficient);
  if (term.kind === 'index') return `(* ${coefficient} ${indexName(variables[term.variable]!)})`;
  return `(ite ${smtText(term.holds, variables)} ${coefficient} 0)`;
}

/** What it costs to move from some values to others, in units; what is open costs nothing. */
export function costTerm(
  variables: readonly Variable[],
  costOf: (at: number, place: Place) => bigint,
  from: ReadonlyMap<number, Place>,
): string {
  const parts = [...from].flatMap(([at, place]) => {
    const variable = variables[at]!;
    if (variable.kind === 'subset') {
      const inside = place as readonly boolean[];
      return variable.options.map((_, option) => {
        const flipped = inside.map((one, other) => (other === option ? !one : one));
        const changed = inside[option] ? `(not ${memberName(variable, option)})` : memberName(variable, option);
        return `(ite ${changed} ${whole(costOf(at, flipped))} 0)`;
      });
    }
    return [indexCost(variable, place as number, (index) => costOf(at, index))];
  });
  return sum(parts);
}

/** In proportion to the way where it is, which is much easier for z3, else value by value. */
function indexCost(variable: Variable & Indexed, from: number, costOf: (index: number) => bigint): string {
  const name = indexName(variable);
  const costs = Array.from({ length: variable.size }, (_, index) => costOf(index));
  const slope = costs[from === 0 ? 1 : from - 1] ?? 0n;
  if (costs.every((cost, index) => cost === slope * BigInt(Math.abs(index - from)))) {
    return `(* ${slope} (ite (>= ${name} ${from}) (- ${name} ${from}) (- ${from} ${name})))`;
  }
  return costs.reduceRight((rest, cost, index) => `(ite (= ${name} ${index}) ${cost} ${rest})`, '0');
}

const whole = (value: bigint) => (value < 0n ? `(- ${-value})` : String(value));
const sum = (parts: readonly string[]) => every('+', '0', parts);

function every(operator: string, none: string, parts: readonly string[]): string {
  if (parts.length === 0) return none;
  return parts.length === 1 ? parts[0]! : `(${operator} ${parts.join(' ')})`;
}
