import type { Drawn } from './drawn.ts';
import { widthOf } from './frame-texts.ts';
import type { Mark } from './marks.ts';
import { type Box, type Placed, placeLabels, type Wanted } from './place-labels.ts';

/** How far a mark reaches from its middle. */
export const REACH: Readonly<Record<Mark['kind'], number>> = { frontier: 4, point: 8, deal: 9, here: 10 };

const LINE = 15;
/** Titles are told whole where they find a place, else shortened. */
const LENGTHS = [60, 20];

/** Titles beside their marks; points that stand in one row have one title together. */
export function labelsOf(drawn: readonly Drawn[], written: readonly Box[], plot: Box): Placed[] {
  const wanted = RANKS.flatMap((kind) => inRows(drawn.filter(({ mark }) => mark.kind === kind)).map(labelOf));
  return placeLabels(wanted, [...drawn.map(boxOf), ...written], plot);
}

/** The room a mark takes. */
export function boxOf({ mark, x, y }: Drawn): Box {
  const reach = REACH[mark.kind];
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** Who finds a place first. */
const RANKS: readonly Mark['kind'][] = ['here', 'point', 'deal'];

function inRows(drawn: readonly Drawn[]): Drawn[][] {
  const rows: Drawn[][] = [];
  for (const one of drawn) {
    const row = one.mark.kind === 'point' && one.row !== null && rows.find(([first]) => first?.row === one.row);
    if (row) row.push(one);
    else rows.push([one]);
  }
  return rows;
}

function labelOf(row: readonly Drawn[]): Wanted {
  const places = row.map(({ x }) => x);
  const [left, right] = [Math.min(...places), Math.max(...places)];
  const { mark, y } = row[0]!;
  const title = row.map((one) => one.mark.title).join(', ');
  return {
    id: mark.id,
    x: (left + right) / 2,
    y,
    reach: (right - left) / 2 + REACH[mark.kind],
    texts: LENGTHS.map((most) => shortened(title, most)).map((text) => ({ text, width: widthOf(text) })),
    height: LINE,
  };
}

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
