export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A text that wants to stand beside a mark. */
export interface Wanted {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** How far from its middle the mark reaches. */
  readonly reach: number;
  /** The text and shorter ones, with how wide each is; the first that finds a place is taken. */
  readonly texts: readonly { readonly text: string; readonly width: number }[];
  readonly height: number;
}

export interface Placed {
  readonly id: string;
  readonly text: string;
  /** Where the text begins or ends, and its middle line. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/**
 * Texts beside their marks, one after the other: each at the first of eight places where it is within the picture, on
 * no mark and on no text placed before. One that finds no place is left out.
 *
 * LAW: no two texts overlap, and none lies on an obstacle or outside the picture.
 */
export function placeLabels(wanted: readonly Wanted[], obstacles: readonly Box[], picture: Box): Placed[] {
  const taken = [...obstacles];
  const placed: Placed[] = [];
  for (const one of wanted) {
    const places = one.texts.flatMap((text) => placesAround(one, text));
    const found = places.find(({ box }) => isWithin(box, picture) && !taken.some((other) => meets(box, other)));
    if (found === undefined) continue;
    taken.push(found.box);
    placed.push(found.placed);
  }
  return placed;
}

const GAP = 4;

function placesAround(
  { id, x, y, reach, height }: Wanted,
  { text, width }: Wanted['texts'][number],
): { box: Box; placed: Placed }[] {
  const far = reach + GAP;
  const slant = reach * 0.7 + GAP;
  const up = height / 2;
  const place = (anchor: Placed['anchor'], px: number, py: number) => {
    const left = anchor === 'start' ? px : anchor === 'end' ? px - width : px - width / 2;
    const box = { left, top: py - up, right: left + width, bottom: py + up };
    return { box, placed: { id, text, x: px, y: py, anchor } };
  };
  return [
    place('start', x + far, y),
    place('end', x - far, y),
    place('start', x + slant, y - slant - up / 2),
    place('start', x + slant, y + slant + up / 2),
    place('end', x - slant, y - slant - up / 2),
    place('end', x - slant, y + slant + up / 2),
    place('middle', x, y - far - up),
    place('middle', x, y + far + up),
  ];
}

const isWithin = (box: Box, { left, top, right, bottom }: Box): boolean =>
  box.left >= left && box.top >= top && box.right <= right && box.bottom <= bottom;

export const meets = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
