import { compileTruth, type Layout } from '../src/language/evaluate.ts';
import { parse } from '../src/language/parse.ts';
import { Document } from '../src/negotiation/negotiation.ts';
import { oneOf, type Random, seeded } from './random.ts';
import { issueAt } from './synthetic-issues.ts';
import { type Drawing, lineText } from './synthetic-lines.ts';

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

const padded = (at: number) => String(at + 1).padStart(4, '0');

/**
 * A synthetic negotiation as a portable document, the same for the same seed. Lines look at windows of five
 * neighbouring issues, 6 % of their literals anywhere; 8 % of lines are linear; 30 % of issues are numbers of 13 to 201
 * values. One deal, drawn first, satisfies every line.
 */
export function syntheticDocument(shape: Shape, seed = 1): Document {
  const random = seeded(seed * 1009 + shape.issues * 31 + shape.redLines);
  const issues = Array.from({ length: shape.issues }, (_, at) => issueAt(random, `issue_${padded(at)}`));
  const drawing = drawingOf(issues, random);
  const parties = Array.from({ length: shape.parties }, (_, at) => ({
    id: `party-${padded(at)}`,
    name: `Party ${at + 1}`,
  }));
  const redLines = Array.from({ length: shape.redLines }, (_, at) => ({
    id: `line-${padded(at)}`,
    party: parties[at % parties.length]!.id,
    title: `Line ${at + 1}`,
    text: `What ${parties[at % parties.length]!.name} will not go without, number ${at + 1}.`,
    holds: trueLine(drawing),
    basis: oneOf(random, ['declared', 'assessed'] as const),
  }));
  return Document.parse({
    negotiation: {
      id: `synthetic-${shape.issues}-${shape.parties}-${shape.redLines}`,
      title: `Synthetic, ${nameOf(shape)}`,
      defaultContext: { asOf: '2025-01-01', basis: 'both' },
    },
    parties,
    issues: issues.map(({ issue }) => issue),
    redLines,
  });
}

function drawingOf(issues: Drawing['issues'], random: Random): Drawing {
  const layout: Layout = new Map(issues.map(({ issue, domain }, slot) => [issue.id, { slot, domain }]));
  const planted = Float64Array.from(issues, ({ size }) => Math.floor(random() * size));
  return { issues, layout, planted, random };
}

/** A line that holds for the planted deal. */
function trueLine(drawing: Drawing): string {
  for (;;) {
    const text = lineText(drawing);
    const { expression } = parse(text);
    if (expression === undefined) throw new Error(`no expression: ${text}`);
    if (compileTruth(expression, drawing.layout)(drawing.planted)) return text;
  }
}
