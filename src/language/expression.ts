/**
 * The tree of an expression: frozen data tagged by `kind`, each node with the
 * span of text it was read from. Chains of `and`, `or`, `*` and `+ -` are flat.
 *
 * INVARIANT: an `and` has no `and` below it directly (nor `or` an `or`, nor
 * `product` a `product`), a sum's added terms are never sums, its first term
 * is added, and chains have two members or more. `parse` keeps this.
 */

/** Counted apart from the program: a stored text is read by the version it was written in. */
export const LANGUAGE_VERSION = '1';

/** Offsets into the text in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a text and where. `suggestion` is the bare text to put in place of the span. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly help?: string;
  readonly suggestion?: string;
}

interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly span: Span;
}

export interface Name extends Node<'name'> {
  readonly name: string;
}
/** `true` or `false`. */
export interface TruthLiteral extends Node<'truth'> {
  readonly value: boolean;
}
/** `text` is canonical decimal text: sign only if negative, no superfluous zeros, exact. */
export interface NumberLiteral extends Node<'number'> {
  readonly text: string;
}
/** An option or level in quotes. */
export interface TextLiteral extends Node<'text'> {
  readonly value: string;
}
/** `date("2025-04-17")`, a real calendar day. */
export interface DateLiteral extends Node<'date'> {
  readonly value: string;
}
export type Literal = TruthLiteral | NumberLiteral | TextLiteral | DateLiteral;
/** `["a", "b"]` as one side of `==` or `!=`: a value of a set issue. */
export interface ListLiteral extends Node<'list'> {
  readonly items: readonly Literal[];
}

export interface Not extends Node<'not'> {
  readonly operand: Expression;
}
export interface And extends Node<'and'> {
  readonly operands: readonly Expression[];
}
export interface Or extends Node<'or'> {
  readonly operands: readonly Expression[];
}
export interface Implies extends Node<'implies'> {
  readonly left: Expression;
  readonly right: Expression;
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export interface Comparison extends Node<'compare'> {
  readonly comparator: Comparator;
  readonly left: Expression;
  readonly right: Expression;
}
/** `left in ["a", "b"]` */
export interface Membership extends Node<'in'> {
  readonly left: Expression;
  readonly items: readonly Literal[];
}
/** `left contains "a"` */
export interface Containment extends Node<'contains'> {
  readonly left: Expression;
  readonly option: TextLiteral;
}

export interface SumTerm {
  readonly sign: '+' | '-';
  readonly term: Expression;
}
export interface Sum extends Node<'sum'> {
  readonly terms: readonly SumTerm[];
}
export interface Product extends Node<'product'> {
  readonly factors: readonly Expression[];
}
/** Unary minus on anything but a number literal, which carries its own sign. */
export interface Negative extends Node<'negative'> {
  readonly operand: Expression;
}

/** `before(first, second)` and `together(first, second)` */
export interface StepOrder extends Node<'before' | 'together'> {
  readonly first: Name;
  readonly second: Name;
}
/** `at_least(limit, …)`, `at_most(limit, …)`, `exactly(limit, …)` */
export interface Cardinality extends Node<'at_least' | 'at_most' | 'exactly'> {
  readonly limit: number;
  readonly operands: readonly Expression[];
}
/** `count(…)`: the number of true conditions. */
export interface Count extends Node<'count'> {
  readonly operands: readonly Expression[];
}
/** `size(set)`: the number of options in it. */
export interface Size extends Node<'size'> {
  readonly set: Name;
}

export type Expression =
  | Name
  | Literal
  | ListLiteral
  | Not
  | And
  | Or
  | Implies
  | Comparison
  | Membership
  | Containment
  | Sum
  | Product
  | Negative
  | StepOrder
  | Cardinality
  | Count
  | Size;

export const FUNCTIONS: readonly string[] = [
  'before',
  'together',
  'at_least',
  'at_most',
  'exactly',
  'count',
  'size',
  'date',
];

/** Words no issue or circumstance may be called, in whatever capitals. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  'implies',
  'or',
  'and',
  'not',
  'in',
  'contains',
  'true',
  'false',
  ...FUNCTIONS,
]);

/** Whether an issue or circumstance may have this id: a letter, then letters, digits and `_`, not reserved. */
export function isName(word: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(word) && !RESERVED_WORDS.has(word.toLowerCase());
}

/** The nodes directly below one, in the order they are written. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name':
    case 'truth':
    case 'number':
    case 'text':
    case 'date':
      return [];
    case 'list':
      return expression.items;
    case 'not':
    case 'negative':
      return [expression.operand];
    case 'and':
    case 'or':
    case 'count':
    case 'at_least':
    case 'at_most':
    case 'exactly':
      return expression.operands;
    case 'implies':
    case 'compare':
      return [expression.left, expression.right];
    case 'in':
      return [expression.left, ...expression.items];
    case 'contains':
      return [expression.left, expression.option];
    case 'sum':
      return expression.terms.map(({ term }) => term);
    case 'product':
      return expression.factors;
    case 'before':
    case 'together':
      return [expression.first, expression.second];
    case 'size':
      return [expression.set];
  }
}

/** `a < b` is `b > a`. */
export const MIRRORED: Readonly<Record<Comparator, Comparator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const CONDITIONS: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  ...(['truth', 'not', 'and', 'or', 'implies', 'compare', 'in', 'contains'] as const),
  ...(['before', 'together', 'at_least', 'at_most', 'exactly'] as const),
]);

/** Whether a node is true or false whatever its names stand for; a bare name may be too. */
export function isCondition({ kind }: Expression): boolean {
  return CONDITIONS.has(kind);
}
