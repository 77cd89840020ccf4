import { type NegFormula, worthOf } from './neg.ts';
import { below, oneOf } from './random.ts';
import { type Drawing, drawLiteral, nearby, nearestFirst } from './synthetic-lines.ts';

/** Two or three lines that cannot hold together. */
export function drawConflict(drawing: Drawing): NegFormula[] {
  const { random, issues, numbers } = drawing;
  const form = random();
  if (form < 0.4 && numbers.length > 0) return gap(drawing);
  if (form < 0.75) return chain(drawing);
  if (numbers.length >= 2) return shortage(drawing);
  const literal = drawLiteral(drawing, below(random, issues.length));
  return [literal, { t: 'not', a: literal }];
}

/** One wants at least so much, the other less. */
function gap({ random, issues, numbers }: Drawing): NegFormula[] {
  const i = oneOf(random, numbers);
  const c = Math.max(1, Math.floor(issues[i]!.size * (0.4 + 0.4 * random())));
  return [
    { t: 'cmp', i, op: '>=', c },
    { t: 'cmp', i, op: '<=', c: c - 1 },
  ];
}

/** This; if this, that; not that. */
function chain(drawing: Drawing): NegFormula[] {
  const { random, issues } = drawing;
  const centre = below(random, issues.length);
  const [first, second] = [nearby(drawing, centre), nearby(drawing, centre)];
  const a = drawLiteral(drawing, first);
  const b = drawLiteral(drawing, second === first ? (second + 1) % issues.length : second);
  return [a, { t: 'imp', a, b }, { t: 'not', a: b }];
}

/** Together more than each is allowed. */
function shortage({ random, issues, numbers }: Drawing): NegFormula[] {
  const is = nearestFirst(numbers, below(random, issues.length)).slice(0, 2);
  const halves = is.map((i) => Math.floor(issues[i]!.size / 2));
  const c = is.reduce((sum, i, at) => sum + worthOf(issues[i]!, halves[at]!), 1);
  return [
    { t: 'lin', is, as: [1, 1], op: '>=', c },
    ...is.map((i, at): NegFormula => ({ t: 'cmp', i, op: '<=', c: halves[at]! })),
  ];
}
