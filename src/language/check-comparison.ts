import { reportUnits } from './check-number.ts';
import { checkChoice, checkOnDay, checkOnGrid } from './check-value.ts';
import type { Comparison, Containment, Expression, Literal, Membership } from './expression.ts';
import { nearestWord } from './nearest-word.ts';
import { print } from './print.ts';
import {
  type Advice,
  type Checking,
  called,
  choicesOf,
  comparableWith,
  didYouMean,
  type Sort,
  sortOfDomain,
  UNKNOWN,
  unquoted,
} from './sort.ts';

interface Side {
  readonly expression: Expression;
  readonly found: Sort;
}

/** Both sides of a comparison, and whether they can be compared so. */
export function compareSides({ comparator, left, right, span }: Comparison, checking: Checking): void {
  const one = { expression: left, found: sideSort(left, right, checking) };
  const other = { expression: right, found: sideSort(right, left, checking) };
  if (one.found.sort === 'unknown' || other.found.sort === 'unknown') return;
  const exact = comparator === '==' || comparator === '!=';
  const [subject, object] = isLiteral(left) && !isLiteral(right) ? [other, one] : [one, other];
  if (subject.found.sort === 'step' || object.found.sort === 'step') {
    checkSteps(subject, object, exact, span, checking);
  } else if (!meets(subject, object, exact, checking)) {
    reportIncomparable(subject, object, span, checking);
  } else if (!exact && !hasOrder(subject.found)) {
    reportNoOrder(subject, span, checking);
  }
}

function isLiteral({ kind }: Expression): boolean {
  return kind === 'text' || kind === 'list' || kind === 'number' || kind === 'date' || kind === 'truth';
}

/** An unknown name beside something with options is most likely one of them without its quotes. */
function sideSort(side: Expression, beside: Expression, checking: Checking): Sort {
  const domain = beside.kind === 'name' ? checking.vocabulary.get(beside.name) : undefined;
  if (side.kind !== 'name' || checking.vocabulary.has(side.name) || !domain) return checking.sortOf(side);
  const found = sortOfDomain(domain);
  const options = found.sort === 'choice' ? choicesOf(found.domain) : found.sort === 'step' ? ['never'] : [];
  const option = options.includes(side.name) ? side.name : nearestWord(side.name, options);
  if (option === undefined) return checking.sortOf(side);
  checking.report('missing_quotes', side.span, `\`${side.name}\` has no quotes`, didYouMean(`"${option}"`));
  return UNKNOWN;
}

function hasOrder(found: Sort): boolean {
  return (
    found.sort === 'number' || found.sort === 'date' || (found.sort === 'choice' && found.domain.type === 'ordinal')
  );
}

/** Whether the two sorts go together; faults in a literal that goes with its other side are reported here. */
function meets(subject: Side, object: Side, exact: boolean, checking: Checking): boolean {
  const [one, other] = [subject.found, object.found];
  switch (one.sort) {
    case 'truth':
      return other.sort === 'truth';
    case 'number':
      if (other.sort !== 'number') return false;
      if (one.unit !== undefined && other.unit !== undefined && one.unit !== other.unit) {
        reportUnits(one.unit, other.unit, object.expression, checking);
      }
      if (exact) {
        checkOnGrid(one, object.expression, checking);
        checkOnGrid(other, subject.expression, checking);
      }
      return true;
    case 'date':
      if (other.sort !== 'date') return false;
      if (exact) checkOnDay(one.domain, object.expression, checking);
      return true;
    case 'choice':
      if (object.expression.kind === 'text') checkChoice(subject.expression, one.domain, object.expression, checking);
      return other.sort === 'text' || (other.sort === 'choice' && sameChoices(one, other));
    case 'set':
      if (object.expression.kind === 'list') checkSubset(subject.expression, one, object.expression.items, checking);
      return other.sort === 'list' || (other.sort === 'set' && sameOptions(one.domain.options, other.domain.options));
    default:
      return false;
  }
}

function sameChoices(one: Extract<Sort, { sort: 'choice' }>, other: Extract<Sort, { sort: 'choice' }>): boolean {
  const [options, others] = [choicesOf(one.domain), choicesOf(other.domain)];
  if (one.domain.type !== other.domain.type || !sameOptions(options, others)) return false;
  return one.domain.type === 'categorical' || inSameOrder(options, others);
}

const sameOptions = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((option) => other.includes(option));

const inSameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((option, place) => option === other[place]);

function checkSubset(
  set: Expression,
  { domain }: Extract<Sort, { sort: 'set' }>,
  items: readonly Literal[],
  checking: Checking,
): void {
  for (const item of items) {
    if (item.kind === 'text') checkChoice(set, domain, item, checking);
    else
      reportIncomparable(
        { expression: set, found: { sort: 'set', domain } },
        { expression: item, found: checking.sortOf(item) },
        item.span,
        checking,
      );
  }
  checkDuplicates(items, checking);
}

function checkDuplicates(items: readonly Literal[], checking: Checking): void {
  const seen = new Set<string>();
  for (const item of items) {
    const text = print(item);
    if (seen.has(text))
      checking.report('duplicate_item', item.span, `\`${text}\` is listed twice`, { help: 'list it once' });
    seen.add(text);
  }
}

function checkSteps(subject: Side, object: Side, exact: boolean, span: Expression['span'], checking: Checking): void {
  const [step, other] = subject.found.sort === 'step' ? [subject, object] : [object, subject];
  if (exact && other.expression.kind === 'text' && other.expression.value === 'never') return;
  const message = `${called(step.expression, step.found)} is a step, which can only be \`never\` or come before or together with another`;
  const name = step.expression.kind === 'name' ? step.expression.name : 'a';
  const second = other.found.sort === 'step' && other.expression.kind === 'name' ? other.expression.name : 'b';
  const help = `use \`before(${name}, ${second})\`, \`together(${name}, ${second})\` or \`${name} == "never"\``;
  checking.report('step_comparison', span, message, { help });
}

function reportNoOrder(subject: Side, span: Expression['span'], checking: Checking): void {
  const message = `${called(subject.expression, subject.found)} has no order`;
  const help = {
    set: 'use `contains`, `size`, `==` or `!=`',
    truth: 'use `==` or `!=`',
    choice: 'use `==`, `!=` or `in ["...", "..."]`',
  }[subject.found.sort as 'set' | 'truth' | 'choice'];
  checking.report('no_order', span, message, { help });
}

function reportIncomparable(subject: Side, object: Side, span: Expression['span'], checking: Checking): void {
  const message = `${called(subject.expression, subject.found)} cannot be compared with ${called(object.expression, object.found)}`;
  const advice = adviceFor(subject, object, checking);
  const where = advice.suggestion === undefined ? span : object.expression.span;
  checking.report('not_comparable', where, message, advice);
}

function adviceFor(subject: Side, object: Side, checking: Checking): Advice {
  const [one, other] = [subject.found, object.found];
  if (other.sort === 'list')
    return { help: one.sort === 'set' ? comparableWith(one) : 'use `in` to ask for one of several' };
  if (one.sort === 'choice' && other.sort === 'choice')
    return { help: 'two issues are compared only where their options are the same' };
  if (object.expression.kind !== 'text') return { help: comparableWith(one) };
  if (subject.expression.kind !== 'text') {
    const meant = unquoted(object.expression.value, one);
    return meant ? { ...meant } : { help: comparableWith(one) };
  }
  const named = [subject.expression, object.expression].find(({ value }) => checking.vocabulary.has(value));
  return named ? { help: `a name stands without quotes: \`${named.value}\`` } : { help: comparableWith(one) };
}

/** `left in [...]`: every item has to be a value of the left side. */
export function checkEach({ left, items, span }: Membership, checking: Checking): void {
  const found = checking.sortOf(left);
  const subject = { expression: left, found };
  if (items.length === 0) checking.report('empty_list', span, 'the list is empty', { help: 'give at least one value' });
  checkDuplicates(items, checking);
  if (found.sort === 'unknown') return;
  if (found.sort === 'step') {
    checkSteps(subject, { expression: left, found: { sort: 'list' } }, false, span, checking);
  } else if (!hasSingleValues(found)) {
    const help = found.sort === 'truth' ? 'use `==` or `!=`' : comparableWith(found);
    checking.report('not_comparable', span, `${called(left, found)} cannot be looked up in a list`, { help });
  } else {
    checkItems(subject, items, checking);
  }
}

function hasSingleValues({ sort }: Sort): boolean {
  return sort === 'choice' || sort === 'number' || sort === 'date';
}

function checkItems(subject: Side, items: readonly Literal[], checking: Checking): void {
  for (const item of items) {
    const object = { expression: item, found: checking.sortOf(item) };
    if (!meets(subject, object, true, checking)) reportIncomparable(subject, object, item.span, checking);
  }
}

/** `left contains "option"`: the left side is a set, the option one of its own. */
export function checkContainment({ left, option }: Containment, checking: Checking): void {
  const found = checking.sortOf(left);
  if (found.sort === 'set') checkChoice(left, found.domain, option, checking);
  else if (found.sort !== 'unknown') {
    const help = found.sort === 'choice' ? `write \`${print(left)} == ${print(option)}\`` : comparableWith(found);
    checking.report('not_a_set', left.span, `${called(left, found)} is not a set`, { help });
  }
}
