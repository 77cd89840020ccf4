import { holdsAt, type NegFormula, type NegIssue, type NegSum, worthOf } from './neg.ts';
import { below, oneOf, type Random } from './random.ts';

/** What lines are drawn from. */
export interface Drawing {
  readonly issues: readonly NegIssue[];
  /** Which issues are numbers. */
  readonly numbers: readonly number[];
  /** The deal every line holds for, but for the conflicts planted. */
  readonly planted: Int32Array;
  readonly random: Random;
}

const ANYWHERE = 0.06;
const LINEAR = 0.08;
const WINDOW = 5;
const MOST_DRAWS = 200_000;

/** Lines that hold for the planted deal; of those that are one comparison some are drawn again. */
export function drawLines(drawing: Drawing, count: number): NegFormula[] {
  const { random, issues, planted } = drawing;
  const lines: NegFormula[] = [];
  for (let draws = 0; lines.length < count && draws < MOST_DRAWS; draws++) {
    const line = drawLine(drawing);
    if (holdsAt(line, planted, issues) && (line.t !== 'cmp' || random() < 0.6)) lines.push(line);
  }
  return lines;
}

/** One line about the neighbourhood of some issue. */
function drawLine(drawing: Drawing): NegFormula {
  const { random } = drawing;
  const centre = below(random, drawing.issues.length);
  const literal = () => drawLiteral(drawing, nearby(drawing, centre));
  const sum = random() < LINEAR ? drawSum(drawing, centre) : null;
  if (sum !== null) return random() < 0.7 ? sum : { t: 'or', a: [literal(), sum] };
  const form = random();
  if (form < 0.2) return literal();
  if (form < 0.45) return { t: 'imp', a: literal(), b: literal() };
  if (form < 0.7) return { t: 'or', a: [literal(), literal()] };
  if (form < 0.8) return { t: 'or', a: [literal(), literal(), literal()] };
  if (form < 0.9) return { t: 'imp', a: { t: 'and', a: [literal(), literal()] }, b: literal() };
  if (form < 0.95) {
    return { t: 'imp', a: literal(), b: { t: 'or', a: [literal(), literal(), { t: 'not', a: literal() }] } };
  }
  return { t: 'and', a: [literal(), { t: 'or', a: [literal(), literal()] }] };
}

/** One of the five issues round the centre, now and then any. */
export function nearby({ random, issues }: Drawing, centre: number): number {
  if (random() < ANYWHERE) return below(random, issues.length);
  return Math.max(0, Math.min(issues.length - 1, centre + below(random, WINDOW) - (WINDOW >> 1)));
}

export function drawLiteral({ random, issues }: Drawing, i: number): NegFormula {
  const { size, kind } = issues[i]!;
  if (size === 2) return { t: 'cmp', i, op: '==', c: below(random, 2) };
  if (kind === 'enum') {
    const form = random();
    if (form < 0.7) return { t: 'cmp', i, op: form < 0.4 ? '==' : '!=', c: below(random, size) };
    const some = [...Array(size).keys()].filter(() => random() < 0.5);
    return { t: 'in', i, vs: some.length > 0 ? some : [below(random, size)] };
  }
  const op = random() < 0.5 ? '<=' : '>=';
  return { t: 'cmp', i, op, c: roundIndex(random, size) };
}

/** Of many values, one at a tenth of them or two, as thresholds are. */
function roundIndex(random: Random, size: number): number {
  if (size <= 8) return below(random, size);
  return Math.min(size - 1, Math.round(((1 + below(random, 9)) * size) / 10));
}

/** Two or three of the nearest numbers, bounded somewhat beside what the planted deal gives. */
function drawSum({ random, issues, numbers, planted }: Drawing, centre: number): NegSum | null {
  if (numbers.length < 2) return null;
  const terms = 2 + (random() < 0.35 ? 1 : 0);
  const from = random() < 2 * ANYWHERE ? [...numbers].sort(() => random() - 0.5) : nearestFirst(numbers, centre);
  const is = from.slice(0, terms);
  const as = is.map(() => (random() < 0.8 ? 1 : oneOf(random, [2, -1])));
  const total = (of: (issue: NegIssue, at: number) => number) => is.reduce((sum, i, at) => sum + of(issues[i]!, at), 0);
  const value = total((issue, at) => as[at]! * worthOf(issue, planted[is[at]!]!));
  const span = total(({ step, size }, at) => Math.abs(as[at]!) * step * (size - 1));
  const op = random() < 0.5 ? '>=' : '<=';
  const slack = Math.round((span * (0.02 + 0.2 * random())) / 5) * 5;
  return { t: 'lin', is, as, op, c: op === '>=' ? value - slack : value + slack };
}

export const nearestFirst = (numbers: readonly number[], centre: number): number[] =>
  numbers.toSorted((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
