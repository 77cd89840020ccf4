import { checkContainment, checkEach, compareSides } from './check-comparison.ts';
import { numberSort } from './check-number.ts';
import type { Domain } from './domain.ts';
import type { Cardinality, Diagnostic, Expression, Name, StepOrder } from './expression.ts';
import { listed } from './misfit.ts';
import { nearestWord } from './nearest-word.ts';
import {
  type Advice,
  type Checking,
  called,
  comparableWith,
  didYouMean,
  type Sort,
  sortOfDomain,
  TRUTH,
  UNKNOWN,
} from './sort.ts';

/** Issues and circumstances by id: one namespace. */
export type Vocabulary = ReadonlyMap<string, Domain>;

/** Every fault of a parsed expression at once, in the order of the text; none means it can be evaluated. */
export function checkTypes(expression: Expression, vocabulary: Vocabulary): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const checking: Checking = {
    vocabulary,
    report: (code, span, message, advice) => faults.push({ code, message, span, ...advice }),
    condition: (operand) => checkCondition(operand, checking),
    sortOf: (operand) => sortOf(operand, checking),
  };
  checking.condition(expression);
  return faults.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function checkCondition(expression: Expression, checking: Checking): void {
  const found = checking.sortOf(expression);
  if (found.sort === 'truth' || found.sort === 'unknown') return;
  const message = `${called(expression, found)} by itself is not true or false`;
  checking.report('not_a_condition', expression.span, message, { help: comparableWith(found) });
}

function sortOf(expression: Expression, checking: Checking): Sort {
  switch (expression.kind) {
    case 'name':
      return sortOfName(expression, checking);
    case 'text':
    case 'list':
    case 'date':
      return { sort: expression.kind };
    case 'number':
    case 'sum':
    case 'product':
    case 'negative':
    case 'count':
    case 'size':
      return numberSort(expression, checking);
    default:
      checkTruth(expression, checking);
      return TRUTH;
  }
}

type TruthKind =
  | 'truth'
  | 'not'
  | 'and'
  | 'or'
  | 'implies'
  | 'compare'
  | 'in'
  | 'contains'
  | StepOrder['kind']
  | Cardinality['kind'];

function checkTruth(expression: Extract<Expression, { kind: TruthKind }>, checking: Checking): void {
  switch (expression.kind) {
    case 'truth':
      break;
    case 'not':
      checking.condition(expression.operand);
      break;
    case 'and':
    case 'or':
      expression.operands.forEach(checking.condition);
      break;
    case 'implies':
      checking.condition(expression.left);
      checking.condition(expression.right);
      break;
    case 'compare':
      compareSides(expression, checking);
      break;
    case 'in':
      checkEach(expression, checking);
      break;
    case 'contains':
      checkContainment(expression, checking);
      break;
    case 'before':
    case 'together':
      checkStep(expression.first, expression.kind, checking);
      checkStep(expression.second, expression.kind, checking);
      break;
    default:
      checkCardinality(expression, checking);
  }
}

function sortOfName({ name, span }: Name, checking: Checking): Sort {
  const domain = checking.vocabulary.get(name);
  if (domain) return sortOfDomain(domain);
  const nearest = nearestWord(name, [...checking.vocabulary.keys(), 'true', 'false']);
  const names = [...checking.vocabulary.keys()];
  const advice: Advice = nearest
    ? didYouMean(nearest)
    : names.length > 0
      ? { help: `the names are ${listed(names)}` }
      : {};
  checking.report('unknown_name', span, `there is no issue or circumstance \`${name}\``, advice);
  return UNKNOWN;
}

function checkStep(step: Name, functionName: string, checking: Checking): void {
  const found = checking.sortOf(step);
  if (found.sort === 'step' || found.sort === 'unknown') return;
  const help = `\`${functionName}\` compares when two steps happen; ${comparableWith(found)}`;
  checking.report('not_a_step', step.span, `\`${step.name}\` is not a step`, { help });
}

function checkCardinality({ kind, limit, operands, span }: Cardinality, checking: Checking): void {
  if (limit > operands.length) {
    const message = `\`${kind}\` asks for \`${limit}\` of only \`${operands.length}\``;
    checking.report('count_out_of_reach', span, message, {
      help: `give a number from \`0\` to \`${operands.length}\``,
    });
  }
  operands.forEach(checking.condition);
}
