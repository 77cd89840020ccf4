import { decode } from '../src/language/domain.ts';
import type { Layout } from '../src/language/evaluate.ts';
import { below, oneOf, type Random } from './random.ts';
import type { SyntheticIssue } from './synthetic-issues.ts';

/** What lines are drawn from. */
export interface Drawing {
  readonly issues: readonly SyntheticIssue[];
  readonly layout: Layout;
  /** One index an issue: the deal every line has to hold for. */
  readonly planted: Float64Array;
  readonly random: Random;
}

const ANYWHERE = 0.06;
const LINEAR = 0.08;
const WINDOW = 5;

/** The text of one line about the neighbourhood of some issue; it may be false for the planted deal. */
export function lineText(drawing: Drawing): string {
  const { random, issues } = drawing;
  const centre = below(random, issues.length);
  const used = new Set<number>();
  const literal = () => literalText(drawing, nearby(drawing, centre, used));
  const sum = random() < LINEAR ? sumText(drawing, centre) : undefined;
  if (sum !== undefined) return random() < 0.7 ? sum : `${literal()} or ${sum}`;
  const form = random();
  if (form < 0.2) return literal();
  if (form < 0.45) return `${literal()} implies ${literal()}`;
  if (form < 0.7) return `${literal()} or ${literal()}`;
  if (form < 0.8) return `${literal()} or ${literal()} or ${literal()}`;
  if (form < 0.9) return `${literal()} and ${literal()} implies ${literal()}`;
  if (form < 0.95) return `${literal()} implies ${literal()} or ${literal()} or not (${literal()})`;
  return `${literal()} and (${literal()} or ${literal()})`;
}

/** Each issue at most once a line, so that no line is about nothing. */
function nearby({ random, issues }: Drawing, centre: number, used: Set<number>): number {
  for (;;) {
    const beside = centre + below(random, WINDOW) - Math.floor(WINDOW / 2);
    const at = random() < ANYWHERE ? below(random, issues.length) : beside;
    if (at < 0 || at >= issues.length || used.has(at)) continue;
    used.add(at);
    return at;
  }
}

function literalText({ random, issues }: Drawing, at: number): string {
  const { issue, domain, size } = issues[at]!;
  const name = issue.id;
  switch (domain.type) {
    case 'boolean':
      return random() < 0.5 ? name : `not ${name}`;
    case 'set':
      return `${random() < 0.5 ? 'not ' : ''}${name} contains "${oneOf(random, domain.options)}"`;
    case 'categorical': {
      const form = random();
      if (form < 0.7) return `${name} ${form < 0.4 ? '==' : '!='} "${oneOf(random, domain.options)}"`;
      const some = domain.options.filter(() => random() < 0.5);
      const listed = some.length > 0 && some.length < size ? some : [oneOf(random, domain.options)];
      return `${name} in [${listed.map((option) => `"${option}"`).join(', ')}]`;
    }
    default: {
      const index = size <= 8 ? 1 + below(random, size - 1) : Math.round(((1 + below(random, 9)) * size) / 10);
      const upwards = random() < 0.5;
      const value = decode(domain, upwards ? index : index - 1);
      return `${name} ${upwards ? '>=' : '<='} ${domain.type === 'ordinal' ? `"${value}"` : value}`;
    }
  }
}

/** Two or three of the nearest numbers, bounded somewhat beside what the planted deal gives. */
function sumText(drawing: Drawing, centre: number): string | undefined {
  const { random, issues, planted } = drawing;
  const isNumber = ({ domain }: SyntheticIssue) => domain.type === 'integer' || domain.type === 'decimal';
  const numbers = issues.flatMap((issue, at) => (isNumber(issue) ? [{ issue, at }] : []));
  if (numbers.length < 2) return undefined;
  const from = random() < 2 * ANYWHERE ? below(random, issues.length) : centre;
  numbers.sort((a, b) => Math.abs(a.at - from) - Math.abs(b.at - from));
  const terms = numbers.slice(0, random() < 0.35 ? 3 : 2).map(({ issue: { issue, domain, size }, at }) => {
    const valueAt = (index: number) => Number(decode(domain, index));
    const weight = random() < 0.8 ? 1 : oneOf(random, [2, -1]);
    const span = Math.abs(weight) * (valueAt(size - 1) - valueAt(0));
    return { name: issue.id, weight, value: weight * valueAt(planted[at]!), span };
  });
  const value = terms.reduce((total, term) => total + term.value, 0);
  const span = terms.reduce((total, term) => total + term.span, 0);
  const slack = Math.round((span * (0.02 + 0.2 * random())) / 5) * 5;
  const left = terms
    .map(({ name, weight }, at) => `${signOf(weight, at)}${weight === 2 ? '2 * ' : ''}${name}`)
    .join('');
  const [comparator, bound] = random() < 0.5 ? ['>=', value - slack] : ['<=', value + slack];
  return `${left} ${comparator} ${Number((bound as number).toFixed(2))}`;
}

const signOf = (weight: number, at: number) => (at === 0 ? (weight < 0 ? '-' : '') : weight < 0 ? ' - ' : ' + ');
