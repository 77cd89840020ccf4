import fc from 'fast-check';
import type { Vocabulary } from '../../src/language/check-types.ts';
import { isOrdered, sizeOf } from '../../src/language/domain.ts';
import type { Comparator } from '../../src/language/expression.ts';
import { print } from '../../src/language/print.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import type { Value } from '../../src/negotiation/issue.ts';
import { Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import { BASELINE } from '../../src/negotiation/statement.ts';
import { literalAt } from './expressions.ts';
import { type Asked, asked, condition, document, terms, vocabularyOf } from './negotiations.ts';
import * as tree from './trees.ts';

/** Negotiations that often have no zone, for several reasons; small enough to look at every deal and every set of lines. */

/** A negotiation, a context and terms that act as rules. */
export interface Contest {
  readonly negotiation: Negotiation;
  readonly context: Asked;
  readonly given: Readonly<Record<string, Value>>;
}

/** Lines of a case at most, its own and the added ones. */
const MOST_LINES = 8;

/** Two ends of an ordered issue or fact: what parties pull at. Of an unordered one, any condition. */
function pull(vocabulary: Vocabulary): fc.Arbitrary<string> {
  const ordered = [...vocabulary].filter(([, domain]) => isOrdered(domain) && sizeOf(domain) > 1);
  if (ordered.length === 0) return condition(vocabulary);
  return fc.constantFrom(...ordered).chain(([name, domain]) => {
    const bound = fc.nat({ max: sizeOf(domain) - 1 }).map((index) => literalAt(domain, index));
    const sign = fc.constantFrom<Comparator>('>=', '>=', '<=', '<=', '>', '<', '==');
    return fc.tuple(sign, bound).map(([comparator, at]) => print(tree.compare(tree.name(name), comparator, at)));
  });
}

function demand(vocabulary: Vocabulary): fc.Arbitrary<string> {
  const [pulled, any] = [pull(vocabulary), condition(vocabulary)];
  const joined = (words: readonly string[], left: fc.Arbitrary<string>, right: fc.Arbitrary<string>) =>
    fc.tuple(left, fc.constantFrom(...words), right).map(([a, word, b]) => `(${a}) ${word} (${b})`);
  return fc.oneof(
    { arbitrary: pulled, weight: 4 },
    any,
    joined(['and', 'or', 'implies'], pulled, pulled),
    joined(['and', 'or', 'implies'], any, pulled),
    fc.tuple(pulled, pulled, any).map(([a, b, c]) => `at_least(2, ${a}, ${b}, ${c})`),
    pulled.map((said) => `not (${said})`),
  );
}

/** The same with more lines, all in force, and sometimes with everything but lines out of the way. */
const contested: fc.Arbitrary<Document> = document.chain((one) => {
  const ids = one.parties.map(({ id }) => id);
  const vocabulary = vocabularyOf(one, true);
  const own = Math.min(MOST_LINES, one.redLines.length + one.preconditions.length + one.preferences.length);
  const added = fc.array(fc.record({ party: fc.constantFrom(...ids), holds: demand(vocabulary) }), {
    minLength: Math.min(2, MOST_LINES - own),
    maxLength: MOST_LINES - own,
  });
  return fc.tuple(added, fc.boolean()).map(([lines, bare]) =>
    Document.parse({
      ...one,
      rules: bare ? one.rules.slice(0, 1) : one.rules,
      redLines: [
        ...one.redLines,
        ...lines.map((line, at) => ({
          id: `c${at}`,
          title: `Line c${at}`,
          basis: 'declared',
          perspective: BASELINE,
          ...line,
        })),
      ],
    }),
  );
});

const anyGiven = (one: Document) =>
  fc.oneof(
    { arbitrary: fc.constant({}), weight: 3 },
    terms(vocabularyOf(one)).map((some) => Object.fromEntries(Object.entries(some).slice(0, 2))),
  );

export const contest: fc.Arbitrary<Contest> = contested.chain((one) =>
  fc
    .tuple(asked as fc.Arbitrary<Asked>, anyGiven(one))
    .map(([context, given]) => ({ negotiation: inOrder(one, 1), context, given })),
);
