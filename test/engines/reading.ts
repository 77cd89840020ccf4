import type { Expression } from '../../src/language/expression.ts';
import { parse } from '../../src/language/parse.ts';
import type { Document } from '../../src/negotiation/negotiation.ts';
import { fraction, fractionOf, fractionText, ONE, plus, times, ZERO } from './fractions.ts';
import type { Fraction, Indexed, Place, Plain, PlainLine, Reading, Variable } from './plain.ts';
import { plainOf, type Vocabulary } from './plain-of.ts';

type Named = Document['issues'][number] | Document['circumstances'][number];

/** A document in its default perspective, on both bases: every statement is in force. */
export function readingOf(document: Document, day: string): Reading {
  const named = [...document.issues, ...document.circumstances].sort((a, b) => (a.id < b.id ? -1 : 1));
  const steps = document.issues.filter(({ type }) => type === 'step').length;
  const variables = named.map((one) => variableOf(one, document.issues.includes(one as never), steps, day));
  const vocabulary: Vocabulary = new Map(
    named.map((one, at) => [one.id, { at, named: one, variable: variables[at]! }]),
  );
  const read = (text: string) => plainOf(parsed(text), vocabulary);
  const { agreement } = document.negotiation;
  const isAsked = (id: string) =>
    agreement.kind === 'quorum'
      ? agreement.of.includes(id)
      : document.parties.some((party) => party.id === id && party.consent !== 'advisory');
  const lines = [...document.redLines, ...document.preconditions].map(({ id, party, holds }) => {
    const { consentWhen } = document.parties.find((one) => one.id === party)!;
    const line = read(holds);
    if (consentWhen === undefined) return { id, party, holds: line };
    return { id, party, holds: { kind: 'any' as const, operands: [not(read(consentWhen)), line] } };
  });
  return {
    variables,
    rules: document.rules.map(({ id, holds }) => ({ id, holds: read(holds) })),
    lines: lines.filter(({ party }) => isAsked(party)),
    quorum: agreement.kind === 'quorum' ? agreement : null,
  };
}

const not = (operand: Plain): Plain => ({ kind: 'not', operand });

function parsed(text: string): Expression {
  const { expression, diagnostics } = parse(text);
  if (expression === undefined) throw new Error(`${text}: ${JSON.stringify(diagnostics)}`);
  return expression;
}

function variableOf(named: Named, isIssue: boolean, steps: number, day: string): Variable {
  const shape = shapeOf(named, steps);
  const dated = ('values' in named ? named.values : []).find(
    ({ from, to }) => (from ?? day) <= day && day <= (to ?? day),
  );
  const known = dated === undefined ? null : placeOf(named, shape, dated.value);
  return { name: named.id, isIssue, known, ...shape };
}

const differs = (one: number, other: number): Fraction => (one === other ? ZERO : ONE);
const along = (size: number) => (one: number, other: number) =>
  one === other ? ZERO : fraction(Math.abs(one - other), size - 1);

function shapeOf(named: Named, steps: number) {
  const index = (size: number, distance: Indexed['distance'], from = ZERO, step = ONE) =>
    ({ kind: 'index', size, from, step, distance }) as const;
  switch (named.type) {
    case 'boolean':
      return index(2, differs);
    case 'categorical':
      return index(named.options.length, differs);
    case 'ordinal':
      return index(named.levels.length, along(named.levels.length));
    case 'integer': {
      const size = (named.max - named.min) / named.step + 1;
      return index(size, along(size), fraction(named.min), fraction(named.step));
    }
    case 'decimal': {
      const [min, max] = [fractionOf(named.min), fractionOf(named.max)];
      const step = named.step === undefined ? fraction(1, 10 ** named.digits) : fractionOf(named.step);
      const extent = plus(max, times(fraction(-1), min));
      const size = Number((extent.over * step.under) / (extent.under * step.over)) + 1;
      return index(size, along(size), min, step);
    }
    case 'date': {
      const size = dayOf(named.max) - dayOf(named.min) + 1;
      return index(size, along(size), fraction(dayOf(named.min)));
    }
    case 'set':
      return { kind: 'subset', options: named.options.map(({ id }) => id) } as const;
    case 'step':
      return index(steps + 1, (one, other) =>
        one === other ? ZERO : one === 0 || other === 0 ? ONE : fraction(Math.abs(one - other), steps),
      );
  }
}

export const dayOf = (text: string): number => Date.parse(text) / 86_400_000;

/** Where a value as records and terms write it stands in its variable. */
export function placeOf(
  named: Named,
  shape: Pick<Variable, 'kind'> & (Indexed | { options: readonly string[] }),
  value: unknown,
): Place {
  if ('options' in shape) return shape.options.map((option) => (value as string[]).includes(option));
  const onGrid = (number: Fraction) => {
    const found = Array.from({ length: shape.size }, (_, at) => at).find(
      (at) => fractionText(plus(shape.from, times(fraction(at), shape.step))) === fractionText(number),
    );
    if (found === undefined) throw new Error(`${named.id} is never ${String(value)}`);
    return found;
  };
  switch (named.type) {
    case 'boolean':
      return value === true ? 1 : 0;
    case 'categorical':
      return named.options.findIndex(({ id }) => id === value);
    case 'ordinal':
      return named.levels.findIndex(({ id }) => id === value);
    case 'date':
      return dayOf(value as string) - dayOf(named.min);
    case 'step':
      return value === 'never' ? 0 : (value as number);
    default:
      return onGrid(fractionOf(String(value)));
  }
}

/** Lines in byte order of their ids, as answers of ours list members. */
export const idsOf = (lines: readonly PlainLine[], chosen: readonly number[]): string =>
  chosen
    .map((at) => lines[at]!.id)
    .sort()
    .join();
