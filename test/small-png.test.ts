import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pixels, pixelsOf, smallPng } from '../verify/small-png.ts';

const RUNS = { seed: 1, numRuns: 200 };
const pictures = (colour: fc.Arbitrary<number>): fc.Arbitrary<Pixels> =>
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }))
    .chain(([width, height]) =>
      fc
        .array(colour, { minLength: width * height, maxLength: width * height })
        .map((colours) => ({ width, height, colours: Uint32Array.from(colours) })),
    );
const any = fc.integer({ min: 0, max: 0xffffff });

/** Rows as a browser may write them: each byte told from those before and above it in one of five ways. */
function truecolour({ width, height, colours }: Pixels, filter: number): Buffer {
  const bytes = Buffer.from([...colours].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const long = width * 3;
  const rows = Buffer.alloc(height * (long + 1));
  for (let row = 0; row < height; row++) {
    rows[row * (long + 1)] = filter;
    for (let column = 0; column < long; column++) {
      const at = row * long + column;
      const left = column >= 3 ? bytes[at - 3]! : 0;
      const above = row > 0 ? bytes[at - long]! : 0;
      const corner = row > 0 && column >= 3 ? bytes[at - long - 3]! : 0;
      const nearest = [left, above, corner].reduce((best, one) =>
        Math.abs(left + above - corner - one) < Math.abs(left + above - corner - best) ? one : best,
      );
      rows[at + row + 1] = bytes[at]! - [0, left, above, (left + above) >> 1, nearest][filter]!;
    }
  }
  const part = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.alloc(8),
    part('IHDR', header),
    part('IDAT', deflateSync(rows)),
    part('IEND', Buffer.alloc(0)),
  ]);
}

describe('a small picture', () => {
  it('LAW: of few colours shows exactly the same', () => {
    const few = pictures(fc.constantFrom(0x000000, 0xffffff, 0x1f56b3, 0x010203, 0xfefefe));
    fc.assert(
      fc.property(few, (picture) => {
        expect(pixelsOf(smallPng(picture))).toEqual(picture);
      }),
      RUNS,
    );
  });

  it('LAW: is read whichever way its rows are told', () => {
    fc.assert(
      fc.property(pictures(any), fc.integer({ min: 0, max: 4 }), (picture, filter) => {
        expect(pixelsOf(truecolour(picture, filter))).toEqual(picture);
      }),
      RUNS,
    );
  });

  it('of many colours keeps those that are frequent, and of the others one that looks alike', () => {
    const colours = Uint32Array.from({ length: 64 * 64 }, (_, at) => (at % 2 === 0 ? 0x336699 : 0xf0f0f0 + (at >> 4)));
    const shown = pixelsOf(smallPng({ width: 64, height: 64, colours })).colours;
    const off = (a: number, b: number, shift: number) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255));
    shown.forEach((colour, at) => {
      if (at % 2 === 0) expect(colour).toBe(0x336699);
      else for (const shift of [0, 8, 16]) expect(off(colour, colours[at]!, shift)).toBeLessThan(8);
    });
  });

  it('refuses what it cannot read', () => {
    const gray = smallPng({ width: 1, height: 1, colours: Uint32Array.of(0) });
    gray[25] = 0;
    expect(() => pixelsOf(gray)).toThrow('a PNG of another kind');
  });
});
