import type { Drawn } from './drawn.ts';
import { efficientForTwo, stairs } from './efficient.ts';
import { type FrameText, frameTexts } from './frame-texts.ts';
import { boxOf, labelsOf } from './labels.ts';
import type { Mark, Span } from './marks.ts';
import type { Box, Placed } from './place-labels.ts';
import { fittedEnd, type Scale, scaleOf, ticksOf } from './scale.ts';
import type { Seen, Threshold } from './seen.ts';
import { type Spread, spread } from './spread.ts';

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly x: Scale;
  readonly y: Scale;
  readonly ticks: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly drawn: readonly Drawn[];
  readonly labels: readonly Placed[];
  /** What is written at the lines and the region. */
  readonly texts: readonly FrameText[];
  /** The edge of the frontier for the two, as corners. */
  readonly edge: readonly (readonly [number, number])[];
}

/** Marks that stand in a row are so far apart, and a row of points so far above where it is. */
const ROOM = 20;
const LIFT = 24;
const MARGIN = { left: 46, top: 44, right: 16, bottom: 46 };

/** Where everything stands on a chart that is so wide. */
export function layoutOf(
  { marks, threshold, names }: Pick<Seen, 'marks' | 'threshold' | 'names'>,
  width: number,
  whole: boolean,
): Layout {
  const height = Math.round(Math.min(Math.max(width * 0.8, 400), 620));
  const plot = { left: MARGIN.left, top: MARGIN.top, right: width - MARGIN.right, bottom: height - MARGIN.bottom };
  const end = (axis: 'x' | 'y') =>
    whole ? 1 : fittedEnd([...marks.map((mark) => mark[axis].high), threshold[axis] ?? 0]);
  const x = scaleOf([0, end('x')], [plot.left, plot.right]);
  const y = scaleOf([0, end('y')], [plot.bottom, plot.top]);
  const drawn = draw(marks, x, y);
  const texts = frameTexts({ plot, x, y }, threshold, names, drawn.map(boxOf));
  return {
    width,
    height,
    plot,
    x,
    y,
    ticks: { x: ticksOf(0, x.to, (plot.right - plot.left) / 48), y: ticksOf(0, y.to, (plot.bottom - plot.top) / 36) },
    drawn,
    labels: labelsOf(drawn, [...texts.map(({ box }) => box), ...lineBoxes(threshold, x, y, plot)], plot),
    texts,
    edge: edgeOf(marks, x, y),
  };
}

/** Whether the axes go from 0 to 1 where nobody says: not where that would press all deals into a corner. */
export const wholeByItself = (marks: readonly Mark[]): boolean =>
  Math.max(0, ...marks.flatMap(({ x, y }) => [x.high, y.high])) > 0.5;

const middle = ({ low, high }: Span): number => (low + high) / 2;

function draw(marks: readonly Mark[], x: Scale, y: Scale): Drawn[] {
  const spotOf = (mark: Mark) => ({ id: mark.id, x: x.at(middle(mark.x)), y: y.at(middle(mark.y)) });
  const large = marks.filter(({ kind }) => kind !== 'frontier');
  const moved = new Map(lifted(spread(large.map(spotOf), 15, ROOM)).map((spot) => [spot.id, spot]));
  return marks.map((mark) => {
    const spot = moved.get(mark.id) ?? { ...spotOf(mark), home: null, row: null };
    const open = mark.x.low < mark.x.high || mark.y.low < mark.y.high;
    const box = { left: x.at(mark.x.low), right: x.at(mark.x.high), top: y.at(mark.y.high), bottom: y.at(mark.y.low) };
    return { mark, x: spot.x, y: spot.y, home: spot.home, row: spot.row, box: open ? box : null };
  });
}

/** The lines that no title should stand on. */
function lineBoxes(threshold: Threshold, x: Scale, y: Scale, plot: Box): Box[] {
  const across = threshold.x === null ? [] : [x.at(threshold.x)];
  const up = threshold.y === null ? [] : [y.at(threshold.y)];
  return [
    ...across.map((at) => ({ ...plot, left: at - 1, right: at + 1 })),
    ...up.map((at) => ({ ...plot, top: at - 1, bottom: at + 1 })),
  ];
}

/** Rows with a named point in them stand above where they are, so that the frontier can be seen. */
function lifted(spots: readonly Spread[]): Spread[] {
  const rows = new Set(spots.filter(({ id }) => id.startsWith('point:')).map(({ row }) => row));
  return spots.map((spot) =>
    spot.row !== null && rows.has(spot.row) ? { ...spot, y: Math.max(spot.y - LIFT, LIFT) } : spot,
  );
}

function edgeOf(marks: readonly Mark[], x: Scale, y: Scale): Layout['edge'] {
  const frontier = marks.filter(({ kind }) => kind === 'frontier');
  const best = efficientForTwo(
    frontier,
    (mark) => mark.x.low,
    (mark) => mark.y.low,
  );
  return stairs(best.map((mark) => [x.at(mark.x.low), y.at(mark.y.low)] as const));
}
