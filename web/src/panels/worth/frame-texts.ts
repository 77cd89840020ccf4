import { number } from './amounts.ts';
import { type Box, meets } from './place-labels.ts';
import type { Scale } from './scale.ts';
import type { Seen, Threshold } from './seen.ts';

/** What is written on the chart about its lines, and where. */
export interface FrameText {
  readonly kind: 'x' | 'y' | 'region';
  readonly text: string;
  readonly x: number;
  /** Its base line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

/** About how wide a text is in the chart's letters. */
export const widthOf = (text: string): number => text.length * 6.3;

interface Frame {
  readonly plot: Box;
  readonly x: Scale;
  readonly y: Scale;
}

/** What each has without a deal, told at its line, where it hides the fewest marks; and what the region means. */
export function frameTexts(
  frame: Frame,
  threshold: Threshold,
  names: Seen['names'],
  marks: readonly Box[],
): FrameText[] {
  const { plot, x, y } = frame;
  const found: FrameText[] = [];
  if (threshold.x !== null) {
    const text = `${names.x} without a deal: ${number(threshold.x)}`;
    const half = widthOf(text) / 2;
    const middle = Math.min(Math.max(x.at(threshold.x), half + 4), plot.right - half);
    found.push(written('x', text, { x: middle, y: plot.top - 11, anchor: 'middle' }));
  }
  if (threshold.y !== null) {
    const text = `${names.y} without a deal: ${number(threshold.y)}`;
    found.push(freest(placesAtLine(text, y.at(threshold.y), plot), marks));
  }
  if (threshold.x !== null && threshold.y !== null) {
    const text = 'both better than without a deal';
    const fits = plot.right - x.at(threshold.x) > widthOf(text) + 16 && y.at(threshold.y) - plot.top > 40;
    if (fits) found.push(written('region', text, { x: plot.right - 8, y: plot.top + 17, anchor: 'end' }));
  }
  return found;
}

const HEIGHT = 14;

function written(kind: FrameText['kind'], text: string, at: Pick<FrameText, 'x' | 'y' | 'anchor'>): FrameText {
  const width = widthOf(text);
  const left = { start: at.x, middle: at.x - width / 2, end: at.x - width }[at.anchor];
  return { kind, text, ...at, box: { left, right: left + width, top: at.y - HEIGHT + 3, bottom: at.y + 3 } };
}

/** Above the line or below it, at its left end or its right. */
const placesAtLine = (text: string, line: number, { left, right }: Box): FrameText[] =>
  [line - 5, line + HEIGHT].flatMap((y) => [
    written('y', text, { x: left + 6, y, anchor: 'start' }),
    written('y', text, { x: right - 6, y, anchor: 'end' }),
  ]);

function freest(places: readonly FrameText[], marks: readonly Box[]): FrameText {
  const hidden = ({ box }: FrameText) => marks.filter((mark) => meets(mark, box)).length;
  return places.reduce((best, place) => (hidden(place) < hidden(best) ? place : best));
}
