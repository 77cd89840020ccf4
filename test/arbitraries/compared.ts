import fc from 'fast-check';
import { type Domain, decode, isOrdered, sizeOf } from '../../src/language/domain.ts';
import type { Comparator, Expression } from '../../src/language/expression.ts';
import { print } from '../../src/language/print.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import type { Value } from '../../src/negotiation/issue.ts';
import { Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import { BASELINE } from '../../src/negotiation/statement.ts';
import type { Metric } from '../../src/reasoning/comparison-answer.ts';
import { contest, uncertain } from './contests.ts';
import { literalAt } from './expressions.ts';
import { type Asked, value, vocabularyOf } from './negotiations.ts';
import * as tree from './trees.ts';

/** Negotiations with positions, small enough to look at every deal, and whom to compare in them. */
export interface Compared {
  readonly negotiation: Negotiation;
  readonly context: Asked;
  readonly parties: readonly { readonly party: string; readonly basis: Asked['basis'] }[];
  readonly metric: Metric;
  readonly weights: Readonly<Record<string, number>>;
}

/** What a position may want: a value, several, or a range where there is an order. */
function wanted(domain: Domain): fc.Arbitrary<unknown> {
  const one = value(domain);
  const several = fc.array(one, { minLength: 1, maxLength: 3 });
  if (!isOrdered(domain)) return fc.oneof({ arbitrary: one, weight: 3 }, several);
  const index = fc.nat({ max: sizeOf(domain) - 1 });
  const range = fc.tuple(index, index, fc.constantFrom('both', 'from', 'to')).map(([a, b, ends]) => {
    const [from, to] = [decode(domain, Math.min(a, b)), decode(domain, Math.max(a, b))];
    return { ...(ends === 'to' ? {} : { from }), ...(ends === 'from' ? {} : { to }) };
  });
  return fc.oneof({ arbitrary: one, weight: 2 }, several, { arbitrary: range, weight: 2 });
}

function positions(one: Document): fc.Arbitrary<object[]> {
  const vocabulary = vocabularyOf(one);
  const position = fc.constantFrom(...one.issues.map(({ id }) => id)).chain((issue) => {
    const domain = vocabulary.get(issue)!;
    const perspective = fc.constantFrom(BASELINE, BASELINE, BASELINE, BASELINE, 'view');
    return fc.record({
      issue: fc.constant(issue),
      party: fc.constantFrom(...one.parties.map(({ id }) => id)),
      basis: fc.constantFrom('declared', 'assessed'),
      perspective,
      wants: wanted(domain),
      ideal: fc.option(value(domain) as fc.Arbitrary<Value>, { nil: undefined }),
      salience: fc.option(fc.constantFrom(0, 30, 70, 100), { nil: undefined }),
      validTo: fc.constantFrom(undefined, undefined, undefined, '2025-04-29'),
    });
  });
  return fc
    .array(position, { minLength: 2, maxLength: 16, size: 'max' })
    .map((all) => all.map((said, at) => ({ id: `w${9 - (at % 10)}${at}`, title: `Position ${at}`, ...said })));
}

const grouped = (one: Document): fc.Arbitrary<Document> =>
  fc.array(fc.constantFrom(undefined, 'Peace', 'War'), { minLength: 6, maxLength: 6 }).map((groups) => ({
    ...one,
    issues: one.issues.map((issue, at) => (groups[at] === undefined ? issue : { ...issue, group: groups[at] })),
  }));

const METRICS: readonly Metric[] = ['manhattan', 'euclidean', 'agreement', 'correlation', 'correlation'];

/** Where most parties accept something: few lines of each, of which two are about one issue alone. */
const eased = contest
  .filter(({ negotiation: { parties, issues } }) => parties.length > 1 && issues.length > 1)
  .chain((asked) => {
    const { negotiation } = asked;
    const [one, other] = negotiation.parties;
    const about = fc.constantFrom(...vocabularyOf(negotiation)).chain(([issue, domain]) => {
      return fc.tuple(oneValue(issue, domain), oneValue(issue, domain));
    });
    return fc.tuple(about, fc.constantFrom('redLines', 'preconditions')).map(([[holds, others], list]) => {
      const said = { title: 'Of one issue', basis: 'declared' as const, perspective: BASELINE };
      const { redLines, preconditions, rules } = negotiation;
      const lines = Document.parse({
        ...documentIn(negotiation),
        rules: rules.slice(0, 1),
        preferences: [],
        redLines: [...redLines.slice(-1), { ...said, id: 'x-1', party: one!.id, holds }],
        preconditions: preconditions.slice(0, 1),
        perspectives: [],
        [list]: [
          { ...said, id: 'x-2', party: other!.id, holds: others, ...(list === 'redLines' ? {} : { stage: 'talks' }) },
        ],
      });
      return { ...asked, negotiation: { ...lines, version: 1 }, context: { ...asked.context, perspective: BASELINE } };
    });
  });

/** Only this value of an issue; of a few any other. */
function oneValue(issue: string, domain: Domain): fc.Arbitrary<string> {
  const is = fc.constantFrom<Comparator>('==', '==', '!=');
  const at = fc.nat({ max: sizeOf(domain) - 1 });
  const said = (comparator: Comparator, literal: Expression) =>
    print(tree.compare(tree.name(issue), comparator, literal));
  if (domain.type === 'step') return is.map((comparator) => said(comparator, tree.text('never')));
  return fc.tuple(is, at).map(([comparator, index]) => said(comparator, literalAt(domain, index)));
}

function documentIn({ version: _, ...document }: Negotiation): Document {
  return document;
}

const contested: fc.Arbitrary<Compared> = fc
  .oneof({ arbitrary: eased, weight: 6 }, { arbitrary: contest, weight: 2 }, uncertain)
  .chain(({ negotiation, context }) => {
    const { version, ...document } = negotiation;
    const parties = fc.shuffledSubarray([...document.parties], { minLength: Math.min(2, document.parties.length) });
    const bases = fc.array(fc.constantFrom<Asked['basis']>('declared', 'assessed', 'both', 'both'), {
      minLength: 4,
      maxLength: 4,
    });
    const issues = document.issues.map(({ id }) => id);
    const weights = fc.dictionary(fc.constantFrom(...issues), fc.constantFrom(0, 0.1, 0.3, 1, 2, 7.5), { maxKeys: 3 });
    return fc
      .tuple(grouped(document), positions(document), parties, bases, weights, fc.constantFrom(...METRICS))
      .map(([one, said, some, on, weighing, metric]) => ({
        negotiation: inOrder(Document.parse({ ...one, positions: said, perspectives: bare(one) }), version),
        context,
        parties: some.map(({ id }, at) => ({ party: id, basis: on[at]! })),
        metric,
        weights: { ...weighing },
      }));
  });

/** Without what suppresses positions that are there no more. */
const bare = ({ perspectives, redLines, preconditions }: Document) => {
  const lines = [...redLines, ...preconditions].map(({ id }) => id);
  return perspectives.map((view) => ({ ...view, suppresses: view.suppresses.filter((id) => lines.includes(id)) }));
};

const HALVES = [
  { type: 'boolean' },
  { type: 'ordinal', levels: [{ id: 'low' }, { id: 'middle' }, { id: 'high' }] },
  { type: 'integer', min: 0, max: 6, step: 2 },
  { type: 'decimal', min: '0.0', max: '1.0', step: '0.5', digits: 1 },
  { type: 'date', min: '2025-01-01', max: '2025-01-03' },
  { type: 'categorical', options: [{ id: 'one' }, { id: 'other' }] },
  { type: 'set', options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
  { type: 'step' },
  { type: 'step' },
] as const;

const PARTIES = ['ann', 'bob', 'cy'].map((id) => ({ id, name: id }));

/** Several issues and no line. */
const quiet: fc.Arbitrary<Document> = fc
  .array(fc.constantFrom(...HALVES), { minLength: 3, maxLength: 4 })
  .map((halves) => {
    const issues = halves.map((half, at) => ({ id: `i${at}`, title: `Issue ${at}`, ...half }));
    return Document.parse({ negotiation: { id: 'case', title: 'A case' }, parties: PARTIES, issues });
  });

/** The same with positions of most parties on most issues. */
function speaking(document: Document): fc.Arbitrary<Negotiation> {
  const vocabulary = vocabularyOf(document);
  const said = (party: string, issue: string) => {
    const domain = vocabulary.get(issue)!;
    const stance = fc.tuple(wanted(domain), fc.option(value(domain), { freq: 1, nil: undefined }));
    const position = { id: `${party}-${issue.replace('_', '-')}`, title: 'P', party, issue, basis: 'declared' };
    return fc.option(
      stance.map(([wants, ideal]) => ({ ...position, wants, ideal })),
      { freq: 7, nil: undefined },
    );
  };
  const all = document.parties.flatMap(({ id }) => document.issues.map((issue) => said(id, issue.id)));
  return fc.tuple(...all).map((positions) => {
    return inOrder(Document.parse({ ...document, positions: positions.filter((one) => one !== undefined) }), 1);
  });
}

const CONTEXT: Asked = { asOf: '2025-04-30', perspective: BASELINE, basis: 'both' };

const weighing = ({ issues }: Document) =>
  fc.dictionary(fc.constantFrom(...issues.map(({ id }) => id)), fc.constantFrom(0, 0.3, 5), { maxKeys: 2 });

/** So that there is something to correlate. */
const outspoken: fc.Arbitrary<Compared> = quiet.chain((document) =>
  fc
    .tuple(speaking(document), fc.constantFrom(2, 2, 2, 3), weighing(document), fc.constantFrom(...METRICS))
    .map(([negotiation, many, weights, metric]) => ({
      ...{ negotiation, context: CONTEXT, metric, weights: { ...weights } },
      parties: PARTIES.slice(0, many).map(({ id }) => ({ party: id, basis: 'both' })),
    })),
);

export const compared: fc.Arbitrary<Compared> = fc.oneof({ arbitrary: contested, weight: 3 }, outspoken);

/** Two negotiations with most in common: now and then an issue has other values, or a party is on one side alone. */
export interface Moved extends Pick<Compared, 'metric' | 'weights'> {
  readonly left: Negotiation;
  readonly right: Negotiation;
}

export const moved: fc.Arbitrary<Moved> = quiet.chain((document) => {
  const others = fc.oneof({ arbitrary: fc.constant(document), weight: 4 }, quiet);
  const parties = fc.oneof(
    { arbitrary: fc.constant(PARTIES), weight: 3 },
    fc.constant([...PARTIES.slice(1), { id: 'dan', name: 'dan' }]),
  );
  const right = fc
    .tuple(others, parties)
    .chain(([other, some]) => speaking(Document.parse({ ...other, parties: some })));
  return fc
    .tuple(speaking(document), right, weighing(document), fc.constantFrom(...METRICS))
    .map(([one, other, weights, metric]) => ({ left: one, right: other, weights: { ...weights }, metric }));
});
