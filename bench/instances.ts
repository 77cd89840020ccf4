import { Document } from '../src/negotiation/negotiation.ts';
import type { Neg, NegFormula, NegIssue, NegLine, NegParty } from './neg.ts';
import { isNumber } from './neg.ts';
import { documentOf } from './neg-document.ts';
import { drawConflict } from './planted-conflicts.ts';
import { below, mulberry, type Random } from './random.ts';
import { type Domains, drawIssues } from './synthetic-issues.ts';
import { drawLines } from './synthetic-lines.ts';

/** How large a synthetic negotiation is: red lines are all parties' together. */
export interface Shape {
  readonly issues: number;
  readonly parties: number;
  readonly redLines: number;
}

export const SHAPES: readonly Shape[] = [
  { issues: 8, parties: 2, redLines: 12 },
  { issues: 20, parties: 3, redLines: 40 },
  { issues: 40, parties: 5, redLines: 120 },
  { issues: 80, parties: 8, redLines: 300 },
];

export const nameOf = ({ issues, parties, redLines }: Shape) => `${issues}×${parties}×${redLines}`;

/** Which negotiation of a shape, and what is in it. */
export interface Drawn extends Shape, Domains {
  readonly seed: number;
  /** How many conflicts are planted; other lines hold together. Lines of two may conflict besides. */
  readonly conflicts: number;
}

export interface Instance {
  readonly neg: Neg;
  /** The same as a portable document: issues and lines in the same order; the options of a set are one issue there. */
  readonly document: Document;
}

/**
 * A synthetic negotiation, the same for the same seed, as the prototype drew it: lines look at windows of five
 * neighbouring issues, 6 % of their literals anywhere; 8 % of lines are linear; 30 % of issues are numbers of 13 to
 * 201 values. One deal, drawn first, satisfies every line but those of the conflicts planted.
 */
export function instance(drawn: Drawn): Instance {
  const neg = negOf(drawn);
  return { neg, document: Document.parse(documentOf(neg, `synthetic-${nameOf(drawn).replaceAll('×', '-')}`)) };
}

/** The document of an instance in which no conflict is planted. */
export const syntheticDocument = (shape: Shape, seed = 1): Document =>
  instance({ ...shape, seed, conflicts: 0 }).document;

export function negOf(drawn: Drawn): Neg {
  const { issues: count, parties, redLines, seed, conflicts } = drawn;
  const random = mulberry(seed * 7919 + count * 31 + redLines);
  const issues = drawIssues(random, count, drawn);
  const anyRow = () => Int32Array.from(issues, ({ size }) => below(random, size));
  const planted = anyRow();
  const numbers = issues.flatMap((issue, at) => (isNumber(issue) ? [at] : []));
  const drawing = { issues, numbers, planted, random };
  const formulas = drawLines(drawing, redLines);
  let last = formulas.length - 1;
  for (let conflict = 0; conflict < conflicts; conflict++) {
    for (const formula of drawConflict(drawing)) if (last >= 0) formulas[last--] = formula;
  }
  shuffle(formulas, random);
  const lines = formulas.map((formula, at) => lineOf(formula, at, parties, random));
  return {
    issues,
    lines,
    parties: Array.from({ length: parties }, (_, at) => partyOf(at, issues, random)),
    statusQuo: anyRow(),
    planted: conflicts === 0 ? planted : undefined,
    conflicts,
  };
}

function shuffle(formulas: NegFormula[], random: Random): void {
  for (let at = formulas.length - 1; at > 0; at--) {
    const other = below(random, at + 1);
    [formulas[at], formulas[other]] = [formulas[other]!, formulas[at]!];
  }
}

const lineOf = (f: NegFormula, at: number, parties: number, random: Random): NegLine => ({
  id: `r${at}`,
  party: at % parties,
  f,
  prob: 0.5 + (Math.round(random() * 10) / 20) * 0.9,
});

/** What the values of each issue are worth to a party: of ordered ones more, or for every other party less. */
function partyOf(at: number, issues: readonly NegIssue[], random: Random): NegParty {
  const worth = ({ size, kind }: NegIssue): Float64Array => {
    const weight = random() < 0.3 ? 0 : 1 + below(random, 9);
    if (size === 2) {
      const points = new Float64Array(2);
      points[below(random, 2)] = weight;
      return points;
    }
    if (kind === 'enum') return new Float64Array(size).map(() => Math.round((weight * below(random, 5)) / 4));
    const rank = (value: number) => (at % 2 === 0 ? value : size - 1 - value);
    return new Float64Array(size).map((_, value) => Math.round((weight * rank(value)) / (size - 1)));
  };
  return { name: `P${at}`, u: issues.map(worth), weight: 1 };
}
