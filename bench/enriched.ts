import { Document } from '../src/negotiation/negotiation.ts';
import { below, oneOf, type Random } from './random.ts';

type Issue = Document['issues'][number];

const DAY = 86_400_000;
const dayText = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * A negotiation with everything the language has: days, steps and circumstances beside its issues, some lines of every
 * form of expression, rules, and in some a quorum, an advisory party or one whose consent depends on the deal. Nothing
 * is promised about whether its lines hold together.
 */
export function enriched(document: Document, random: Random): Document {
  const issues = [...document.issues, ...further(random)];
  const circumstances = [
    { id: 'circumstance_unknown', title: 'Not known', type: 'ordinal', levels: ['low', 'middle', 'high'].map(option) },
    {
      id: 'circumstance_known',
      title: 'Known',
      type: 'integer',
      min: 0,
      max: 9,
      values: [{ value: below(random, 10) }],
    },
  ];
  const named = [...issues, ...circumstances] as Issue[];
  const redLines = document.redLines.map((line) =>
    random() < 0.12 ? { ...line, holds: anyForm(named, random) } : line,
  );
  const talks = redLines.splice(0, below(random, 3)).map((line) => ({ ...line, stage: 'talks' as const }));
  const rules = Array.from({ length: below(random, 4) }, (_, at) => ({
    id: `rule-${at}`,
    title: `Rule ${at + 1}`,
    holds: anyForm(named, random),
  }));
  const parties = document.parties.map((party, at) => ({ ...party, ...consentOf(at, named, random) }));
  const agreement = agreementOf(
    parties.map(({ id }) => id),
    random,
  );
  const negotiation = { ...document.negotiation, ...agreement };
  return Document.parse({
    ...document,
    negotiation,
    issues,
    circumstances,
    redLines,
    preconditions: talks,
    rules,
    parties,
  });
}

const option = (id: string) => ({ id, title: id });

function further(random: Random): Issue[] {
  const from = 20_000 + below(random, 1000);
  const days = { type: 'date', min: dayText(from), max: dayText(from + 6 + below(random, 60)) };
  const options = ['north', 'south', 'coast'].slice(0, 2 + below(random, 2)).map(option);
  const steps = ['step_ceasefire', 'step_talks', 'step_vote'].slice(0, 2 + below(random, 2));
  return [
    { id: 'day_of_signing', title: 'Day', ...days },
    { id: 'set_of_places', title: 'Places', type: 'set', options },
    ...steps.map((id) => ({ id, title: id, type: 'step' })),
  ] as Issue[];
}

/** Never the first party, so that there is always somebody to ask. */
function consentOf(at: number, issues: readonly Issue[], random: Random): object {
  const draw = random();
  if (at === 0 || draw < 0.7) return {};
  return draw < 0.8 ? { consent: 'advisory' } : { consent: 'conditional', consentWhen: literal(issues, random) };
}

function agreementOf(parties: readonly string[], random: Random): object {
  if (random() < 0.75) return {};
  const atLeast = 1 + below(random, parties.length);
  const vetoes = parties.slice(0, below(random, Math.min(2, atLeast + 1)));
  return { agreement: { kind: 'quorum', atLeast, of: parties, vetoes } };
}

/** A comparison about one issue or circumstance. */
function literal(issues: readonly Issue[], random: Random): string {
  const issue = oneOf(random, issues);
  const comparator = () => oneOf(random, ['==', '!=', '<', '<=', '>', '>=']);
  switch (issue.type) {
    case 'boolean':
      return oneOf(random, [issue.id, `not ${issue.id}`, `${issue.id} == false`]);
    case 'categorical':
      return `${issue.id} ${oneOf(random, ['==', '!='])} "${oneOf(random, issue.options).id}"`;
    case 'ordinal':
      return `${issue.id} ${comparator()} "${oneOf(random, issue.levels).id}"`;
    case 'integer':
      return `${issue.id} ${comparator()} ${anyNumber(issue, random)}`;
    case 'decimal':
      return `${issue.id} ${comparator()} ${anyNumber(issue, random)}`;
    case 'date':
      return `${issue.id} ${comparator()} date("${dayText(Date.parse(issue.min) / DAY + below(random, 7))}")`;
    case 'set':
      return `${issue.id} contains "${oneOf(random, issue.options).id}"`;
    case 'step':
      return `${issue.id} ${oneOf(random, ['==', '!='])} "never"`;
  }
}

/** On the grid. */
function anyNumber(issue: Extract<Issue, { type: 'integer' | 'decimal' }>, random: Random): string {
  const [min, max, step] = [issue.min, issue.max, issue.step ?? 1].map(Number) as [number, number, number];
  const value = min + step * below(random, Math.round((max - min) / step) + 1);
  return issue.type === 'decimal' ? value.toFixed(issue.digits) : String(value);
}

/** An expression of any form there is. */
function anyForm(issues: readonly Issue[], random: Random): string {
  const one = () => literal(issues, random);
  const set = oneOf(
    random,
    issues.filter((issue) => issue.type === 'set'),
  );
  const steps = issues.filter(({ type }) => type === 'step').map(({ id }) => id);
  const [first, second] = random() < 0.5 ? steps : steps.toReversed();
  const numbers = issues.filter((issue) => issue.type === 'integer' || issue.type === 'decimal');
  const listed = set.options.filter(() => random() < 0.5).map(({ id }) => `"${id}"`);
  const forms = [
    () => `at_least(2, ${one()}, ${one()}, ${one()})`,
    () => `at_most(1, ${one()}, ${one()}, ${one()})`,
    () => `exactly(${below(random, 3)}, ${one()}, ${one()})`,
    () => `count(${one()}, ${one()}) + size(${set.id}) ${oneOf(random, ['>=', '==', '<'])} ${1 + below(random, 3)}`,
    () => `before(${first}, ${second})`,
    () => `together(${first}, ${second}) or ${one()}`,
    () => `${one()} implies before(${first}, ${second}) implies ${one()}`,
    () => `${set.id} ${oneOf(random, ['==', '!='])} [${listed.join(', ')}] or ${one()}`,
    () => `(${one()} and ${one()}) == (${one()})`,
    () => `not (${one()} or not (${one()})) or ${one()}`,
    () => `size(${set.id}) <= 1 and (${one()} implies ${one()})`,
    () => sumOf(numbers, random),
  ];
  return oneOf(random, forms)();
}

function sumOf(numbers: readonly Extract<Issue, { type: 'integer' | 'decimal' }>[], random: Random): string {
  const [one, other] = [oneOf(random, numbers), oneOf(random, numbers)];
  const bound = 2 * Number(anyNumber(one, random)) - 0.5 * Number(anyNumber(other, random));
  return `2 * ${one.id} - (0.5 * ${other.id}) ${oneOf(random, ['<=', '>', '>='])} ${bound.toFixed(3)}`;
}
