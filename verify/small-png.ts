import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as rows of colours, each `0xrrggbb`. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint32Array;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/**
 * A PNG with a palette: a third of the size of one that spells out each pixel. A picture of more than 256 colours has
 * the most frequent ones that can be told apart, and of the others the nearest of those.
 */
export function smallPng({ width, height, colours }: Pixels): Buffer {
  const palette = paletteOf(colours);
  const shown = new Map([...new Set(colours)].map((colour) => [colour, nearestIn(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, at) => {
    rows[at + Math.floor(at / width) + 1] = shown.get(colour)!;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colourBytes = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colourBytes),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Distances squared below which two colours are taken for one, the least that leaves no more than 256. */
const ALIKE = [0, 12, 27, 48, 75, 108, 192, 300, 432, 768, 1200, 2500];
const MOST = 256;

/** The most frequent colours, of equally frequent ones the darker, without those that look like one of them. */
function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const sorted = [...counts].sort(([a, often], [b, oftenB]) => oftenB - often || a - b).map(([colour]) => colour);
  let palette: number[] = [];
  for (const alike of ALIKE) {
    palette = unlike(sorted, alike);
    if (palette.length <= MOST) break;
  }
  return palette.slice(0, MOST);
}

function unlike(sorted: readonly number[], alike: number): number[] {
  const kept: number[] = [];
  for (const colour of sorted) {
    if (kept.length > MOST) break;
    if (kept.every((one) => distance(one, colour) > alike)) kept.push(colour);
  }
  return kept;
}

function nearestIn(palette: readonly number[], colour: number): number {
  let best = 0;
  for (let at = 1; at < palette.length; at++) {
    if (distance(palette[at]!, colour) < distance(palette[best]!, colour)) best = at;
  }
  return best;
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** What a browser's picture shows: 8 bits a channel, or a palette; what is transparent counts as it would be opaque. */
export function pixelsOf(png: Buffer): Pixels {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')!.data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 3: 1, 6: 4 }[header[9]!];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('a PNG of another kind');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const bytes = unfiltered(inflateSync(packed), width * channels, channels);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at++) {
    const [from, place] = header[9] === 3 ? [palette!, bytes[at]! * 3] : [bytes, at * channels];
    colours[at] = (from[place]! << 16) | (from[place + 1]! << 8) | from[place + 2]!;
  }
  return { width, height, colours };
}

function chunksOf(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Each row begins with how its bytes were told from those before and above them (PNG, section 9). */
function unfiltered(rows: Buffer, width: number, step: number): Uint8Array {
  const height = rows.length / (width + 1);
  const bytes = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (width + 1)]!;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const left = column >= step ? bytes[at - step]! : 0;
      const above = row > 0 ? bytes[at - width]! : 0;
      const corner = row > 0 && column >= step ? bytes[at - width - step]! : 0;
      bytes[at] = rows[at + row + 1]! + predicted(filter, left, above, corner);
    }
  }
  return bytes;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(left + above - corner - one));
      return toLeft! <= toAbove! && toLeft! <= toCorner! ? left : toAbove! <= toCorner! ? above : corner;
    }
    default:
      return 0;
  }
}
