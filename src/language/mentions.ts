import type { Domain } from './domain.ts';
import { children, type Expression } from './expression.ts';

/** The names in an expression, each once, in the order of first mention. */
export function mentions(expression: Expression): string[] {
  return [...new Set(everyMention(expression))];
}

/** The names in an expression, each once, the one mentioned last first. */
export function lastMentioned(expression: Expression): string[] {
  return [...new Set(everyMention(expression).reverse())];
}

export interface OptionMention {
  readonly name: string;
  readonly option: string;
}

/**
 * The options and levels an expression relies on, each once, in the order of
 * first mention. Names compared with each other rely on none.
 */
export function optionsMentioned(expression: Expression, vocabulary: ReadonlyMap<string, Domain>): OptionMention[] {
  const found = new Map<string, OptionMention>();
  for (const mention of everyOption(expression)) {
    const type = vocabulary.get(mention.name)?.type;
    if (type !== 'categorical' && type !== 'ordinal' && type !== 'set') continue;
    found.set(JSON.stringify([mention.name, mention.option]), mention);
  }
  return [...found.values()];
}

function everyMention(expression: Expression): string[] {
  return expression.kind === 'name' ? [expression.name] : children(expression).flatMap(everyMention);
}

function everyOption(expression: Expression): OptionMention[] {
  switch (expression.kind) {
    case 'compare':
      return [...paired(expression.left, [expression.right]), ...paired(expression.right, [expression.left])].concat(
        children(expression).flatMap(everyOption),
      );
    case 'in':
      return [...paired(expression.left, expression.items), ...everyOption(expression.left)];
    case 'contains':
      return [...paired(expression.left, [expression.option]), ...everyOption(expression.left)];
    default:
      return children(expression).flatMap(everyOption);
  }
}

function paired(name: Expression, literals: readonly Expression[]): OptionMention[] {
  if (name.kind !== 'name') return [];
  return literals.flatMap((literal) => {
    if (literal.kind === 'text') return [{ name: name.name, option: literal.value }];
    return literal.kind === 'list' ? paired(name, literal.items) : [];
  });
}
