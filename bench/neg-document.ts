import { isNumber, type Neg, type NegFormula, type NegIssue, type NegSum, worthOf } from './neg.ts';

/** An instance as a portable document, to be parsed: ids in byte order are issues, parties and lines in their order. */
export function documentOf(neg: Neg, id: string): object {
  const parties = neg.parties.map((_, at) => ({ id: `party-${padded(at)}`, name: `Party ${at + 1}` }));
  const redLines = neg.lines.map(({ party, f }, at) => ({
    id: `line-${padded(at)}`,
    party: parties[party]!.id,
    title: `Line ${at + 1}`,
    text: `What ${parties[party]!.name} will not go without, number ${at + 1}.`,
    holds: textOf(f, neg.issues),
    basis: at % 3 === 0 ? 'assessed' : 'declared',
  }));
  return {
    negotiation: { id, title: `Synthetic: ${id}`, defaultContext: { asOf: '2025-01-01', basis: 'both' } },
    parties,
    issues: neg.issues.flatMap((issue, at) => (isOfSet(neg.issues, at) ? [] : [issueRecord(neg.issues, issue, at)])),
    redLines,
  };
}

const padded = (at: number) => String(at + 1).padStart(4, '0');

/** Whether an issue is a further option of the set before it. */
const isOfSet = (issues: readonly NegIssue[], at: number) =>
  issues[at]!.group !== undefined && issues[at - 1]?.group === issues[at]!.group;

/** The name of an issue; an option goes by the name of its set, which is that of the first. */
function nameAt(issues: readonly NegIssue[], at: number): string {
  const { group } = issues[at]!;
  return `issue_${padded(group === undefined ? at : issues.findIndex((other) => other.group === group))}`;
}

function issueRecord(issues: readonly NegIssue[], issue: NegIssue, at: number): object {
  const { kind, size, lo, step } = issue;
  const named = { id: nameAt(issues, at), title: `issue ${padded(at)}` };
  const max = worthOf(issue, size - 1);
  switch (kind) {
    case 'bool':
      return { ...named, type: 'boolean' };
    case 'enum':
      return { ...named, type: 'categorical', options: choices('option', size) };
    case 'ordinal':
      return { ...named, type: 'ordinal', levels: choices('level', size) };
    case 'int':
      return { ...named, type: 'integer', min: lo, max, step };
    case 'dec':
      return {
        ...named,
        type: 'decimal',
        min: hundredths(lo),
        max: hundredths(max),
        step: hundredths(step),
        digits: 2,
      };
    case 'setbit': {
      const options = issues.filter(({ group }) => group === issue.group).length;
      return { ...named, type: 'set', options: choices('member', options) };
    }
  }
}

const hundredths = (value: number) => (value / 100).toFixed(2);

const choices = (noun: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${noun}_${at + 1}`, title: `${noun} ${at + 1}` }));

/** A formula as the text of an expression that is true of the same deals. */
function textOf(formula: NegFormula, issues: readonly NegIssue[]): string {
  const inner = (one: NegFormula) => {
    const text = textOf(one, issues);
    return one.t === 'cmp' || one.t === 'in' || one.t === 'lin' ? text : `(${text})`;
  };
  switch (formula.t) {
    case 'cmp':
      return comparisonText(formula, issues);
    case 'in':
      return `${nameAt(issues, formula.i)} in [${formula.vs.map((value) => `"option_${value + 1}"`).join(', ')}]`;
    case 'and':
    case 'or':
      return formula.a.map(inner).join(` ${formula.t} `);
    case 'not':
      return `not (${textOf(formula.a, issues)})`;
    case 'imp':
      return `${inner(formula.a)} implies ${inner(formula.b)}`;
    case 'lin':
      return sumText(formula, issues);
  }
}

function comparisonText({ i, op, c }: Extract<NegFormula, { t: 'cmp' }>, issues: readonly NegIssue[]): string {
  const issue = issues[i]!;
  const name = nameAt(issues, i);
  switch (issue.kind) {
    case 'bool':
      return c === 1 ? name : `not ${name}`;
    case 'setbit': {
      const option = issues.slice(0, i).filter(({ group }) => group === issue.group).length;
      return `${c === 1 ? '' : 'not '}${name} contains "member_${option + 1}"`;
    }
    case 'enum':
      return `${name} ${op} "option_${c + 1}"`;
    case 'ordinal':
      return `${name} ${op} "level_${c + 1}"`;
    case 'int':
      return `${name} ${op} ${worthOf(issue, c)}`;
    case 'dec':
      return `${name} ${op} ${hundredths(worthOf(issue, c))}`;
  }
}

/** Decimals count in units of their last digit: 2.50 in a sum is 250. */
function sumText({ is, as, op, c }: NegSum, issues: readonly NegIssue[]): string {
  const terms = is.map((i, at) => {
    if (!isNumber(issues[i]!)) throw new Error(`${issues[i]!.name} is no number`);
    const coefficient = as[at]! * issues[i]!.scale;
    const sign = at === 0 ? (coefficient < 0 ? '-' : '') : coefficient < 0 ? ' - ' : ' + ';
    const times = Math.abs(coefficient) === 1 ? '' : `${Math.abs(coefficient)} * `;
    return `${sign}${times}${nameAt(issues, i)}`;
  });
  return `${terms.join('')} ${op} ${c}`;
}
