import { expect, it } from 'vitest';
import { linesOf } from '../../src/http/lines.ts';
import { serve } from '../api/serving.ts';

/** What requests made at random, or by hand, have found once. */

const FLAT = '/v1/negotiations/flat-lease';

it('a line that begins with spaces is a line', async () => {
  const { http } = await serve();
  const lines = [' {"ref":1,"deal":"compromise"}', '\t{"ref":2,"deal":"compromise"}', ' \t\r', '{"ref":3,"terms":{}}'];
  const { text } = await http.post(`${FLAT}/check/batch`).type('application/x-ndjson').send(lines.join('\n'));
  const refs = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { ref: number }).ref);
  expect(refs).toEqual([1, 2, 3]);
});

it.each([false, true])(
  'a long line in small pieces costs no more than its length (as the first line: %s)',
  async (first) => {
    async function* pieces() {
      if (!first) yield Buffer.from('{}\n');
      for (let sent = 0; sent < 40_000; sent++) yield Buffer.alloc(256, 120);
      yield Buffer.from('\n{}');
    }
    const lines = linesOf(pieces(), 32 * 1024 ** 2);
    const began = performance.now();
    const start = await lines.first();
    expect(start).toHaveLength(first ? 256 * 40_000 : 2);
    const lengths: number[] = [];
    while (
      await lines.next(
        (_bytes, from, to) => lengths.push(to - from),
        () => expect.unreachable(),
      )
    ) {}
    expect(lengths).toEqual(first ? [2] : [256 * 40_000, 2]);
    expect(performance.now() - began).toBeLessThan(3000);
  },
);
