import fc from 'fast-check';
import type { Vocabulary } from '../../src/language/check-types.ts';
import { encode, isOrdered, sizeOf } from '../../src/language/domain.ts';
import type { Comparator } from '../../src/language/expression.ts';
import { print } from '../../src/language/print.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import type { Value } from '../../src/negotiation/issue.ts';
import { Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import { BASELINE } from '../../src/negotiation/statement.ts';
import { literalAt } from './expressions.ts';
import { type Asked, asked, condition, document, preferences, terms, vocabularyOf } from './negotiations.ts';
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

const factsOf = (one: Document): Vocabulary =>
  new Map([...vocabularyOf(one, true)].filter(([name]) => one.circumstances.some(({ id }) => id === name)));

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

/** With nothing known of the world, few rules, and without any line of its own. */
const laidBare = (one: Document): Document => ({
  ...one,
  circumstances: one.circumstances.map((fact) => ({ ...fact, values: [] })),
  rules: one.rules.slice(0, 1),
  redLines: [],
  preconditions: [],
  preferences: [],
  positions: [],
  perspectives: one.perspectives.map((view) => ({ ...view, suppresses: [] })),
});

/** The same with more lines. */
function contestedMore(one: Document): fc.Arbitrary<Document> {
  const ids = one.parties.map(({ id }) => id);
  const holds = demand(vocabularyOf(one, true));
  const own = one.redLines.length + one.preconditions.length + one.preferences.length;
  const most = own === 0 ? MOST_LINES / 2 : Math.max(MOST_LINES - own, 0);
  const said = fc.record({ party: fc.constantFrom(...ids), holds, basis: fc.constantFrom('declared', 'assessed') });
  return fc.array(said, { minLength: Math.min(2, most), maxLength: most }).map((lines) => withLines(one, lines));
}

function withLines(one: Document, lines: readonly { party: string; holds: string; basis: string }[]): Document {
  const added = lines.map((line, at) => ({ id: `c${at}`, title: `Line c${at}`, perspective: BASELINE, ...line }));
  return Document.parse({ ...one, redLines: [...one.redLines, ...added] });
}

const contested: fc.Arbitrary<Document> = fc
  .tuple(document, fc.constantFrom(false, false, true))
  .chain(([one, bare]) => contestedMore(bare ? laidBare(one) : one));

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

/** Parties that have mostly told what deals are worth to them, and few lines: there is something to bargain for. */
export const bargained: fc.Arbitrary<Contest> = document.chain((one) => {
  const bare = laidBare(one);
  const issues = vocabularyOf(bare);
  const said = fc.record({
    party: fc.constantFrom(...bare.parties.map(({ id }) => id)),
    holds: demand(vocabularyOf(bare, true)),
    basis: fc.constantFrom('declared', 'assessed'),
  });
  const told = bare.parties.map(({ id }) => fc.option(bargaining(id, issues), { freq: 8 }));
  return fc
    .tuple(asked as fc.Arbitrary<Asked>, anyGiven(bare), fc.array(said, { maxLength: 2 }), fc.tuple(...told))
    .map(([context, given, lines, preferences]) => {
      const parties = bare.parties.map(({ consentWhen: _, ...party }) => ({ ...party, consent: 'required' }));
      const whole = { ...bare, parties, preferences: preferences.filter((some) => some !== null) };
      return { negotiation: inOrder(withLines(Document.parse(whole), lines), 1), context, given };
    });
});

/** Preferences that are in force, with a threshold that seldom binds. */
function bargaining(party: string, issues: ReturnType<typeof vocabularyOf>) {
  const threshold = fc.record({
    value: fc.constantFrom(0, 0.125, 0.25, 0.5),
    binding: fc.constantFrom(true, false, false, false),
  });
  return fc.tuple(preferences(party, issues), threshold).map(([some, { value, binding }]) => {
    const { weights, values } = some as { weights: object; values: object };
    return { party, weights, values, reservation: { value }, binding };
  });
}

/** Where it depends on a world that is not known what is asked of a deal. */
export const uncertain: fc.Arbitrary<Contest> = document
  .filter(({ circumstances }) => circumstances.length > 0)
  .chain((one) => {
    const said = fc.tuple(condition(factsOf(one)), fc.constantFrom('implies', 'or'), pull(vocabularyOf(one)));
    const holds = said.map(([fact, word, asked]) => `(${fact}) ${word} (${asked})`);
    const party = fc.constantFrom(...one.parties.map(({ id }) => id));
    const basis = fc.constant('declared');
    const lines = fc.array(fc.record({ party, holds, basis }), { minLength: 1, maxLength: 3 });
    const context = fc.constant<Asked>({ asOf: '2025-04-30', basis: 'both', perspective: BASELINE });
    return fc.record({ negotiation: lines.map((some) => inOrder(withLines(laidBare(one), some), 1)), context });
  })
  .map((asked) => ({ ...asked, given: {} }));

/** The same lists in another order. */
export function inAnyOrder(one: Negotiation): fc.Arbitrary<Negotiation> {
  const mixed = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  return fc
    .record({
      parties: mixed(one.parties),
      issues: mixed(one.issues),
      circumstances: mixed(one.circumstances),
      rules: mixed(one.rules),
      redLines: mixed(one.redLines),
      preconditions: mixed(one.preconditions),
      preferences: mixed(one.preferences),
      perspectives: mixed(one.perspectives),
      deals: mixed(one.deals),
    })
    .map((lists) => ({ ...one, ...lists }) as Negotiation);
}

/** A contest, and the same with a line more. */
export const withOneMoreLine = contest.chain((asked) => {
  const { negotiation } = asked;
  const party = fc.constantFrom(...negotiation.parties.map(({ id }) => id));
  return fc.record({ party, holds: demand(vocabularyOf(negotiation, true)) }).map((said) => {
    const extra = { id: 'extra', title: 'One more line', basis: 'declared', perspective: BASELINE, ...said };
    const { version, ...one } = negotiation;
    const grown = Document.parse({ ...one, redLines: [...one.redLines, extra] });
    return { asked, other: { ...asked, negotiation: inOrder(grown, version) } };
  });
});

/** The same question with a rule in place of each given term; `null` where the language cannot say one: a rank. */
export function withRuleForEach({ negotiation, context, given }: Contest): Contest | null {
  const vocabulary = vocabularyOf(negotiation);
  const entries = Object.entries(given);
  if (entries.some(([name, value]) => vocabulary.get(name)!.type === 'step' && value !== 'never')) return null;
  const rules = entries.map(([name, value], at) => {
    const domain = vocabulary.get(name)!;
    const literal = domain.type === 'step' ? tree.text('never') : literalAt(domain, encode(domain, value) as number);
    return { id: `given-${at}`, title: 'Given', holds: print(tree.compare(tree.name(name), '==', literal)) };
  });
  const { version, ...one } = negotiation;
  const ruled = Document.parse({ ...one, rules: [...one.rules, ...rules] });
  return { negotiation: inOrder(ruled, version), context, given: {} };
}
