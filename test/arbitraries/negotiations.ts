import fc from 'fast-check';
import type { Vocabulary } from '../../src/language/check-types.ts';
import { type Domain, decode, sizeOf } from '../../src/language/domain.ts';
import type { Expression } from '../../src/language/expression.ts';
import { print } from '../../src/language/print.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import { Circumstance, domainOf, Issue, type Value } from '../../src/negotiation/issue.ts';
import { Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import { BASELINE } from '../../src/negotiation/statement.ts';
import { expression, literalAt } from './expressions.ts';
import * as tree from './trees.ts';

/** Small sound negotiations of every kind, and questions about them, small enough to look at every completion. */

/** The days on which anything changes, and their neighbours, so that bounds are hit from both sides. */
export const DAYS = ['2025-02-28', '2025-03-01', '2025-04-29', '2025-04-30', '2025-05-01', '2025-12-31'] as const;
const day = fc.constantFrom(...DAYS);
const bounded = fc.tuple(fc.option(day), fc.option(day)).map(([a, b]) => {
  const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
  return { ...(from === null ? {} : { validFrom: from }), ...(to === null ? {} : { validTo: to }) };
});
const period = fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, bounded);

/** In an order that is neither the alphabet's nor the bytes'. */
const ISSUES = ['troops', 'a_b', 'ab', 'line', 'aid', 'a1'] as const;
const CIRCUMSTANCES = ['front', 'a2'] as const;
const PARTIES = ['z-9', 'ab', 'a-b', 'a_b'] as const;

/** How many points a negotiation may have at most, all issues and circumstances open. */
const MOST_POINTS = 400;

const WORDS = ['none', 'some', 'robust', 'full', '2.5'];
const options = (least: number, most: number) =>
  fc
    .uniqueArray(fc.constantFrom(...WORDS), { minLength: least, maxLength: most })
    .map((some) => some.map((id) => ({ id })));

type Half = Record<string, unknown>;
const unit = fc.constantFrom({}, { unit: 'km' });
const half: fc.Arbitrary<Half> = fc.oneof(
  fc.constant<Half>({ type: 'boolean' }),
  options(1, 3).map((some): Half => ({ type: 'categorical', options: some })),
  options(2, 4).map((levels): Half => ({ type: 'ordinal', levels })),
  fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(1, 2, 5), fc.integer({ min: 0, max: 4 }), unit)
    .map(([min, step, steps, of]): Half => ({ type: 'integer', min, step, max: min + steps * step, ...of })),
  fc
    .tuple(fc.integer({ min: -2, max: 2 }), fc.constantFrom(1, 5, 25), fc.integer({ min: 1, max: 4 }), unit)
    .map(([min, step, steps, of]): Half => {
      const text = (hundredths: number) => (hundredths / 100).toFixed(2);
      const bounds = { min: text(min * 25), step: text(step), max: text(min * 25 + steps * step) };
      return { type: 'decimal', ...bounds, digits: 2, ...of };
    }),
  fc.constantFrom<Half>(
    { type: 'date', min: '2024-02-28', max: '2024-03-01' },
    { type: 'date', min: '2025-12-30', max: '2026-01-02' },
  ),
  options(1, 3).map((some): Half => ({ type: 'set', options: some })),
  fc.constant<Half>({ type: 'step' }),
  fc.constant<Half>({ type: 'step' }),
);

const halfOfFact: fc.Arbitrary<Half> = fc.oneof(
  fc.constant<Half>({ type: 'boolean' }),
  options(2, 3).map((levels): Half => ({ type: 'ordinal', levels })),
  options(1, 2).map((some): Half => ({ type: 'set', options: some })),
  fc.constant<Half>({ type: 'integer', min: 0, max: 20, step: 10 }),
  fc.constant<Half>({ type: 'date', min: '2025-01-01', max: '2025-01-02' }),
  fc.constant<Half>({ type: 'step' }),
);

interface Named {
  readonly issues: readonly Issue[];
  readonly circumstances: readonly Circumstance[];
  readonly vocabulary: Vocabulary;
}

const named: fc.Arbitrary<Named> = fc
  .tuple(fc.array(half, { minLength: 1, maxLength: 4 }), fc.array(halfOfFact, { maxLength: 2 }))
  .chain(([halves, facts]) => {
    const all = halves.map((one, at) => Issue.parse({ id: ISSUES[at], title: `Issue ${ISSUES[at]}`, ...one }));
    const issues = withinPoints(all);
    const steps = issues.filter((issue) => issue.type === 'step').length;
    const known = facts.filter((fact) => fact['type'] !== 'step' || steps > 0);
    return fc.tuple(...known.map((fact, at) => circumstance(CIRCUMSTANCES[at]!, fact, steps))).map((circumstances) => ({
      issues,
      circumstances,
      vocabulary: new Map([...issues, ...circumstances].map((one) => [one.id, domainOf(one, steps)])),
    }));
  });

/** As many of the issues as leave the number of points small. */
function withinPoints(issues: readonly Issue[]): Issue[] {
  for (let count = issues.length; count > 1; count--) {
    const some = issues.slice(0, count);
    const steps = some.filter((issue) => issue.type === 'step').length;
    if (some.reduce((points, issue) => points * sizeOf(domainOf(issue, steps)), 1) <= MOST_POINTS) return some;
  }
  return [issues[0]!];
}

/** Values on some stretches of days, unknown on others. */
function circumstance(id: string, fact: Half, steps: number): fc.Arbitrary<Circumstance> {
  const bare = Circumstance.parse({ id, title: `Circumstance ${id}`, ...fact });
  const domain = domainOf(bare, steps);
  const anyValue = value(domain);
  const cuts = fc.uniqueArray(fc.nat({ max: DAYS.length - 1 }), { maxLength: 3 }).map((some) => some.sort());
  return cuts
    .chain((some) =>
      fc.tuple(
        fc.constant([-1, ...some]),
        several(some.length + 1, () => fc.option(anyValue)),
      ),
    )
    .map(([starts, stretches]) =>
      stretches.flatMap((of, place) => {
        if (of === null) return [];
        const [from, next] = [DAYS[starts[place]!], DAYS[starts[place + 1] ?? -1]];
        const to = next === undefined ? undefined : dayBefore(next);
        return [{ value: of, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
      }),
    )
    .map((values) => Circumstance.parse({ ...bare, values }));
}

function dayBefore(text: string): string {
  return new Date(Date.parse(text) - 86_400_000).toISOString().slice(0, 10);
}

export function value(domain: Domain): fc.Arbitrary<Value> {
  return fc.nat({ max: sizeOf(domain) - 1 }).map((index) => decode(domain, index) as Value);
}

/** Values for some of the issues. */
export function terms(issues: Vocabulary): fc.Arbitrary<Record<string, Value>> {
  const sides = [...issues].map(([name, domain]) =>
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), value(domain))
      .map(([share, of]): [number, string, Value] => [share, name, of]),
  );
  return fc
    .tuple(fc.constantFrom(0, 20, 40, 60, 80, 100), ...sides)
    .map(([settled, ...some]) =>
      Object.fromEntries(some.filter(([share]) => share < settled).map(([, name, of]) => [name, of])),
    );
}

/** A value for every issue. */
export function completeTerms(issues: Vocabulary): fc.Arbitrary<Record<string, Value>> {
  return fc
    .tuple(...[...issues].map(([name, domain]) => value(domain).map((of): [string, Value] => [name, of])))
    .map((some) => Object.fromEntries(some));
}

const PERSPECTIVES = [
  { id: 'view', title: 'A view', inherits: BASELINE },
  { id: 'inner', title: 'A view within the view', inherits: 'view' },
  { id: 'beside', title: 'Another view', inherits: BASELINE },
];
const perspective = fc.oneof(
  { arbitrary: fc.constant(BASELINE), weight: 8 },
  fc.constantFrom('view', 'inner', 'beside'),
);
const confidence = fc.constantFrom(1, 1, 0.5, 0);
const basis = fc.constantFrom('declared', 'assessed');

/** An expression's text over a vocabulary; most are short, so that lines can be kept and crossed. */
export function condition(vocabulary: Vocabulary): fc.Arbitrary<string> {
  const said = (depth: number) => expression(vocabulary, depth).map(print);
  const joined = fc
    .tuple(said(0), fc.constantFrom('implies', 'and', 'or'), said(0))
    .map(([left, word, right]) => `(${left}) ${word} (${right})`);
  return fc.oneof(
    { arbitrary: said(0), weight: 4 },
    { arbitrary: joined, weight: 4 },
    { arbitrary: said(1), weight: 2 },
    { arbitrary: said(2), weight: 1 },
  );
}

const worthOfOne = fc.constantFrom(0, 0.1, 0.25, 0.3, 0.5, 0.7, 1);

function valueFunction(domain: Domain): fc.Arbitrary<unknown> {
  const keyed = (keys: readonly string[], most: number) =>
    fc
      .tuple(...keys.map(() => worthOfOne))
      .map((worths) => Object.fromEntries(keys.map((key, at) => [key, worths[at]! * most])));
  switch (domain.type) {
    case 'boolean':
      return keyed(['true', 'false'], 1);
    case 'categorical':
      return keyed(domain.options, 1);
    case 'set':
      return keyed(domain.options, 0.25);
    case 'ordinal':
      return keyed(domain.levels, 1);
    case 'step':
      return keyed(['never', ...Array.from({ length: domain.ranks }, (_, at) => String(at + 1))], 1);
    default: {
      const last = sizeOf(domain) - 1;
      const least = last === 0 ? 1 : 2;
      return fc
        .uniqueArray(fc.nat({ max: last }), { minLength: least, maxLength: 3 })
        .map((corners) => corners.sort((a, b) => a - b).map((index) => decode(domain, index)))
        .chain((xs) => fc.tuple(...xs.map((x) => worthOfOne.map((worth) => [x, worth]))));
    }
  }
}

const FALLBACK = 'fallback';

export function preferences(party: string, issues: Vocabulary) {
  const sides = [...issues].map(([name, domain]) =>
    fc.record({
      name: fc.constant(name),
      weight: fc.constantFrom(0, 1, 2, 3, 0.5),
      of: fc.option(valueFunction(domain), { freq: 6 }),
    }),
  );
  const reservation = fc.oneof(
    fc.constant({}),
    worthOfOne.map((worth) => ({ reservation: { value: worth } })),
    fc.constant({ reservation: { deal: FALLBACK } }),
  );
  const rest = fc.record({ perspective, confidence, binding: fc.constantFrom(true, true, false) });
  return fc.tuple(fc.tuple(...sides), reservation, rest, period).map(([all, threshold, said, when]) => {
    const weighted = all.some(({ weight }) => weight > 0) ? all : all.map((one) => ({ ...one, weight: 1 }));
    return {
      party,
      weights: Object.fromEntries(weighted.map(({ name, weight }) => [name, weight])),
      values: Object.fromEntries(weighted.flatMap(({ name, of }) => (of === null ? [] : [[name, of]]))),
      ...threshold,
      ...said,
      ...when,
    };
  });
}

/** The record of a line, whole, for one of the parties. */
export function line(id: string, parties: readonly string[], vocabulary: Vocabulary) {
  const said = fc.record({
    party: fc.constantFrom(...parties),
    basis,
    perspective,
    confidence,
    holds: condition(vocabulary),
  });
  return fc.tuple(said, period).map(([one, when]) => ({ id, title: `Line ${id}`, ...one, ...when }));
}

const several = <T>(count: number, of: (at: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.tuple(...Array.from({ length: count }, (_, at) => of(at)));

function party(id: string, vocabulary: Vocabulary) {
  const name = `Party ${id}`;
  return fc.oneof(
    { arbitrary: fc.constant({ id, name, consent: 'required' }), weight: 4 },
    fc.constant({ id, name, consent: 'advisory' }),
    condition(vocabulary).map((consentWhen) => ({ id, name, consent: 'conditional', consentWhen })),
  );
}

function agreement(parties: readonly string[]) {
  const quorum = fc.subarray([...parties], { minLength: 1 }).chain((of) =>
    fc.record({
      kind: fc.constant('quorum'),
      of: fc.constant(of),
      atLeast: fc.integer({ min: 1, max: of.length }),
      vetoes: fc.subarray(of, { maxLength: Math.min(2, of.length) }),
    }),
  );
  return fc.oneof({ arbitrary: fc.constant({ kind: 'unanimity' }), weight: 2 }, quorum);
}

const INHERITED: Readonly<Record<string, readonly string[]>> = {
  view: [BASELINE],
  inner: [BASELINE, 'view'],
  beside: [BASELINE],
};

type Suppressible = { readonly id: string; readonly perspective: string };
const perspectives = (statements: readonly Suppressible[]) =>
  fc.tuple(
    ...PERSPECTIVES.map((one) => {
      const inherited = statements.filter((statement) => INHERITED[one.id]!.includes(statement.perspective));
      const ids = inherited.map(({ id }) => id);
      return fc.subarray(ids, { maxLength: Math.min(2, ids.length) }).map((suppresses) => ({ ...one, suppresses }));
    }),
  );

const counts = fc.record({
  parties: fc.integer({ min: 1, max: 4 }),
  redLines: fc.constantFrom(0, 1, 2, 3, 4, 5, 6),
  preconditions: fc.integer({ min: 0, max: 2 }),
  rules: fc.constantFrom(0, 0, 1, 2, 3),
  deals: fc.integer({ min: 0, max: 2 }),
});

/** The issues of a negotiation (or, with `circumstances`, all its names) with their domains. */
export function vocabularyOf(document: Document, circumstances = false): Vocabulary {
  const steps = document.issues.filter((issue) => issue.type === 'step').length;
  const all = circumstances ? [...document.issues, ...document.circumstances] : document.issues;
  return new Map(all.map((one) => [one.id, domainOf(one, steps)]));
}

const any: fc.Arbitrary<Document> = fc.tuple(named, counts).chain(([{ issues, circumstances, vocabulary }, count]) => {
  const settled: Vocabulary = new Map(issues.map((issue) => [issue.id, vocabulary.get(issue.id)!]));
  const ids = PARTIES.slice(0, count.parties);
  const stage = fc.constantFrom('talks', 'signature');
  return fc
    .record({
      parties: fc.tuple(...ids.map((id) => party(id, vocabulary))),
      agreement: agreement(ids),
      rules: several(count.rules, (at) =>
        condition(vocabulary).map((holds) => ({ id: `rule-${at}`, title: `Rule ${at}`, holds })),
      ),
      redLines: several(count.redLines, (at) => line(`r${9 - at}`, ids, vocabulary)),
      preconditions: several(count.preconditions, (at) =>
        fc.tuple(line(`q-${at}`, ids, vocabulary), stage).map(([one, of]) => ({ ...one, stage: of })),
      ),
      positions: fc.array(
        fc.constantFrom(...issues).chain((issue) => {
          const wants = value(vocabulary.get(issue.id)!);
          const said = fc.record({ party: fc.constantFrom(...ids), basis, perspective, wants });
          return said.map((one) => ({ id: 'p1', title: 'Position', issue: issue.id, ...one }));
        }),
        { maxLength: 1 },
      ),
      preferences: fc
        .subarray(ids, { maxLength: Math.min(2, ids.length) })
        .chain((some) => fc.tuple(...some.map((id) => preferences(id, settled)))),
      fallback: completeTerms(settled),
      deals: several(count.deals, () => terms(settled)),
    })
    .chain((parts) => {
      const { agreement: rule, fallback, deals, ...rest } = parts;
      const statements = [...rest.redLines, ...rest.preconditions, ...rest.positions] as Suppressible[];
      return perspectives(statements).map((views) =>
        Document.parse({
          negotiation: { id: 'case', title: 'A case', agreement: rule },
          ...rest,
          issues,
          circumstances,
          perspectives: views,
          deals: [
            { id: FALLBACK, title: 'No deal', kind: 'status_quo', terms: fallback },
            ...deals.map((some, at) => ({ id: `deal-${at}`, title: `Deal ${at}`, terms: some })),
          ],
        }),
      );
    });
});

/** The same with every red line in force and nothing but lines in the way of an agreement: deals die on arrival. */
function contested(one: Document): Document {
  const parties = one.parties.map(({ id, name }) => ({ id, name, consent: 'required' as const }));
  const [issue] = one.issues;
  const domain = vocabularyOf(one).get(issue!.id)!;
  const redLines = one.redLines.map(({ validFrom: _, validTo: __, ...rest }, at) => {
    const holds = at % 2 === 0 ? rest.holds : print(unlike(issue!.id, domain, at));
    return { ...rest, holds, perspective: BASELINE };
  });
  return { ...one, parties, redLines, rules: one.rules.slice(0, 1), preconditions: [], preferences: [] };
}

/** Not this value of an issue, or only this. */
function unlike(id: string, domain: Domain, at: number): Expression {
  if (domain.type === 'step') return { ...tree.compare(tree.name(id), at % 3 === 0 ? '==' : '!=', tree.text('never')) };
  const literal = literalAt(domain, at % sizeOf(domain));
  return tree.compare(tree.name(id), at % 3 === 0 ? '!=' : '==', literal);
}

/** A sound negotiation as somebody might send it: lists in any order. */
export const document: fc.Arbitrary<Document> = fc.oneof(
  { arbitrary: any, weight: 3 },
  any.map(contested).map((one) => ({ ...one, perspectives: suppressing(one) })),
);

/** The perspectives without what they can no longer suppress. */
function suppressing({ perspectives: views, redLines, positions }: Document): Document['perspectives'] {
  const ids = [...redLines, ...positions].map(({ id }) => id);
  return views.map((view) => ({ ...view, suppresses: view.suppresses.filter((id) => ids.includes(id)) }));
}

export const asked = fc.record({
  asOf: day,
  basis: fc.constantFrom('declared', 'assessed', 'both', 'both'),
  perspective: fc.oneof(fc.constant(BASELINE), fc.constantFrom('view', 'inner', 'beside')),
});
export type Asked = { asOf: string; basis: 'declared' | 'assessed' | 'both'; perspective: string };

/** A negotiation, a context and terms to check in it. */
export interface Question {
  readonly negotiation: Negotiation;
  readonly context: Asked;
  readonly terms: Readonly<Record<string, Value>>;
}

export const question: fc.Arbitrary<Question> = document.chain((one) =>
  fc
    .tuple(asked as fc.Arbitrary<Asked>, terms(vocabularyOf(one)))
    .map(([context, some]) => ({ negotiation: inOrder(one, 1), context, terms: some })),
);
