import fc from 'fast-check';
import type { Vocabulary } from '../../src/language/check-types.ts';
import { type Domain, decode, isOrdered, sizeOf } from '../../src/language/domain.ts';
import type { Comparator, Expression, Literal, Name, SumTerm } from '../../src/language/expression.ts';
import * as tree from './trees.ts';

type Of<T extends Domain['type']> = readonly [name: Name, domain: Extract<Domain, { type: T }>];
type Any = fc.Arbitrary<Expression>;

const ORDER: readonly Comparator[] = ['<', '<=', '>', '>='];
const EXACT: readonly Comparator[] = ['==', '!='];
const exact = fc.constantFrom(...EXACT);
const comparator = fc.constantFrom(...EXACT, ...ORDER);
const decimalText = fc
  .tuple(fc.integer({ min: -3000, max: 3000 }), fc.constantFrom('', '.5', '.25', '.001', '000000000000'))
  .map(([whole, tail]) => (whole === 0 && !tail.startsWith('.') ? '0' : `${whole}${tail}`));

/** Well-typed expressions over a vocabulary, in the shape `parse` gives, with empty spans. */
export function expression(vocabulary: Vocabulary, depth = 3): Any {
  return new Sentences(vocabulary).condition(depth);
}

/** A vocabulary and an expression over it. */
export function sentence(words: fc.Arbitrary<Vocabulary>, depth = 3) {
  return words.chain((vocabulary) => expression(vocabulary, depth).map((said) => ({ vocabulary, said })));
}

class Sentences {
  readonly #entries: readonly (readonly [Name, Domain])[];
  readonly #atoms: Any;
  readonly #conditions = new Map<number, Any>();

  constructor(vocabulary: Vocabulary) {
    this.#entries = [...vocabulary].map(([name, domain]) => [tree.name(name), domain] as const);
    const atoms = this.#entries.map(([name, domain]) => this.#atomsOf(name, domain));
    this.#atoms = fc.oneof(fc.boolean().map(tree.truth), ...atoms, ...atoms, ...atoms);
  }

  condition(depth: number): Any {
    const known = this.#conditions.get(depth);
    if (known) return known;
    const made = depth <= 0 ? this.#atoms : this.#compound(depth);
    this.#conditions.set(depth, made);
    return made;
  }

  #compound(depth: number): Any {
    const part = this.condition(depth - 1);
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    const several = fc.array(part, { minLength: 2, maxLength: 4 });
    return fc.oneof(
      this.#atoms,
      part.map(tree.not),
      several.map((operands) => tree.chain('and', operands)),
      several.map((operands) => tree.chain('or', operands)),
      fc.tuple(part, part).map(([left, right]) => tree.implies(left, right)),
      fc.tuple(part, exact, part).map(([left, sign, right]) => tree.compare(left, sign, right)),
      fc
        .tuple(fc.constantFrom('at_least', 'at_most', 'exactly'), parts, fc.nat({ max: 4 }))
        .map(([kind, operands, limit]) => tree.cardinality(kind, Math.min(limit, operands.length), operands)),
      this.#linear(depth - 1),
    );
  }

  #of<T extends Domain['type']>(...types: readonly T[]): Of<T>[] {
    return this.#entries.filter(([, { type }]) => types.includes(type as T)) as Of<T>[];
  }

  #atomsOf(name: Name, domain: Domain): Any {
    const index = fc.nat({ max: sizeOf(domain) - 1 });
    const value = index.map((at) => literalAt(domain, at));
    const signs = isOrdered(domain) ? comparator : exact;
    const alike = this.#entries.filter(([, other]) => sameValues(other, domain)).map(([twin]) => twin);
    const pair = fc.tuple(fc.constant(name), signs, fc.oneof(value, fc.constantFrom(...alike)));
    const compared = pair.map(([left, sign, right]) => tree.compare(left, sign, right));
    const turned = pair.map(([left, sign, right]) => tree.compare(right, sign, left));
    switch (domain.type) {
      case 'boolean':
        return fc.constant(name);
      case 'step':
        return this.#steps(name);
      case 'set': {
        const contained = fc.constantFrom(...domain.options).map((option) => tree.contains(name, option));
        const size = fc.nat({ max: domain.options.length }).map((n) => tree.number(String(n)));
        const sized = fc.tuple(comparator, size).map(([sign, n]) => tree.compare(tree.size(name), sign, n));
        return fc.oneof(contained, compared, turned, sized);
      }
      default: {
        const items = fc.uniqueArray(index, { minLength: 1, maxLength: 4 });
        const listed = items.map((some) =>
          tree.isIn(
            name,
            some.map((at) => literalAt(domain, at) as Literal),
          ),
        );
        return fc.oneof(compared, turned, listed);
      }
    }
  }

  #steps(name: Name): Any {
    const other = fc.constantFrom(...this.#of('step').map(([twin]) => twin));
    return fc.oneof(
      exact.map((sign) => tree.compare(name, sign, tree.text('never'))),
      fc
        .tuple(other, fc.boolean())
        .map(([twin, turned]) => (turned ? tree.before(twin, name) : tree.before(name, twin))),
      other.map((twin) => tree.together(name, twin)),
    );
  }

  /** Sums compared by order; every term but a bare one of the first unit is multiplied, so that units fit. */
  #linear(depth: number): Any {
    const sum = this.#sum(depth);
    return fc.tuple(sum, comparator, sum).map(([left, sign, right]) => {
      const alone = EXACT.includes(sign) && (left.kind !== 'sum' || right.kind !== 'sum');
      return tree.compare(left, alone ? '<=' : sign, right);
    });
  }

  #sum(depth: number): Any {
    const factor = decimalText.map(tree.number);
    const conditions = fc.array(this.condition(depth), { minLength: 1, maxLength: 3 });
    const parts: Any[] = [conditions.map(tree.count), ...this.#of('set').map(([name]) => fc.constant(tree.size(name)))];
    for (const [name, { unit }] of this.#of('integer', 'decimal')) {
      parts.push(factor.map((weight) => tree.product([weight, name])));
      if (unit === undefined) parts.push(fc.constant(name));
    }
    const inner = fc.oneof(...parts, ...parts, factor);
    const nested = fc.tuple(inner, inner).map(([a, b]) => tree.sum([plus(a), { sign: '-', term: b }]));
    const term = fc.oneof(
      inner,
      inner.map(tree.negative),
      fc.tuple(factor, nested).map(([weight, sum]) => tree.product([sum, weight])),
      nested,
    );
    const signed = fc.record({ sign: fc.constantFrom<SumTerm['sign']>('+', '-'), term });
    return fc.tuple(term, fc.array(signed, { maxLength: 3 })).map(([first, rest]) => tree.sum([plus(first), ...rest]));
  }
}

function plus(term: Expression): SumTerm {
  return { sign: '+', term };
}

function sameValues(one: Domain, other: Domain): boolean {
  if (one.type === 'date') return other.type === 'date';
  if (one.type === 'integer' || one.type === 'decimal') {
    return (other.type === 'integer' || other.type === 'decimal') && one.unit === other.unit;
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

/** How a value is written. */
export function literalAt(domain: Domain, index: number): Expression {
  const value = decode(domain, index);
  if (typeof value === 'boolean') return tree.truth(value);
  if (typeof value === 'object') return tree.list(value.map(tree.text));
  if (domain.type === 'date') return tree.date(String(value));
  return domain.type === 'integer' || domain.type === 'decimal' ? tree.number(String(value)) : tree.text(String(value));
}
