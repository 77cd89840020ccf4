import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../src/http/lines.ts';

async function* chunked(bytes: Buffer, sizes: readonly number[]) {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function all(text: string, sizes: readonly number[], longest: number, peek: 'no' | 'take' | 'back') {
  const lines = linesOf(chunked(Buffer.from(text), sizes), longest);
  const seen: [number, string][] = [];
  if (peek !== 'no') {
    const first = await lines.first();
    if (first !== undefined && peek === 'back') lines.putBack(first);
  }
  const onLine = (bytes: Buffer, start: number, end: number, number: number) =>
    seen.push([number, bytes.toString('utf8', start, end)]);
  while (await lines.next(onLine, (number) => seen.push([number, 'too long']))) {}
  return seen;
}

const text = fc
  .array(fc.constantFrom('a', 'bb', 'é', '\n', '\n', '\r\n'), { maxLength: 40 })
  .map((parts) => parts.join(''));
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });

it('LAW: lines come out as they went in, however the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(text, sizes, fc.constantFrom('no', 'back'), async (content, cut, peek) => {
      const expected = content
        .split('\n')
        .map((line, at) => [at + 1, line.replace(/\r$/, '')])
        .filter(([, line]) => line !== '');
      expect(await all(content, cut, 1000, peek)).toEqual(expected);
    }),
    { seed: 21, numRuns: 1000 },
  );
});

it('LAW: a line that is too long is passed over and named, and the next one is whole', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, async (cut) => {
      const seen = await all(`ab\n${'x'.repeat(30)}\ncd\n${'y'.repeat(30)}`, cut, 10, 'no');
      expect(seen).toEqual([
        [1, 'ab'],
        [2, 'too long'],
        [3, 'cd'],
        [4, 'too long'],
      ]);
    }),
    { seed: 22, numRuns: 100 },
  );
});

it('takes the first line that is not empty, and leaves the rest', async () => {
  expect(await all('\n\r\nfirst\nsecond\n', [3], 100, 'take')).toEqual([[4, 'second']]);
});

it('LAW: a line waits until the one before is done with, in one chunk and in many', async () => {
  await fc.assert(
    fc.asyncProperty(text, sizes, async (content, cut) => {
      const lines = linesOf(chunked(Buffer.from(content), cut), 1000);
      const seen: string[] = [];
      const onLine = async (bytes: Buffer, start: number, end: number, number: number) => {
        const line = bytes.toString('utf8', start, end);
        seen.push(`${number} begins`);
        if (number % 2 === 1) await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${number} ends with ${line}`);
      };
      while (await lines.next(onLine, () => {})) {}
      const expected = content.split('\n').flatMap((line, at) => {
        const bare = line.replace(/\r$/, '');
        return bare === '' ? [] : [`${at + 1} begins`, `${at + 1} ends with ${bare}`];
      });
      expect(seen).toEqual(expected);
    }),
    { seed: 23, numRuns: 200 },
  );
});
