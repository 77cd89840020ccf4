import autocannon from 'autocannon';
import type { Answer, Load } from './loader.ts';

/** A process that sends requests as fast as they are answered, when its parent says so. */
process.on('message', async ({ url, path, bodies, connections, seconds, amount }: Load) => {
  const requests = bodies.map((body) => ({
    method: 'POST' as const,
    path,
    headers: { 'content-type': 'application/json' },
    body,
  }));
  const until = amount === undefined ? { duration: seconds ?? 1 } : { amount };
  const { '2xx': good, non2xx, errors, duration } = await autocannon({ url, connections, requests, ...until });
  const answer: Answer = { rate: good / duration, good, failed: non2xx + errors };
  process.send!(answer);
});
