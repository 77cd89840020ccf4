import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.ts';
import { figure, type Part, quantity } from './figures.ts';
import { median } from './measure.ts';
import { below, mulberry } from './random.ts';
import { PRODUCT, type Server, startServer, temporaryFolder } from './server.ts';

const ISSUES = 40;
const LINES = 5;
const MOST = 100;

/**
 * Equations that some deals may satisfy together and nobody knows which: the market split problem (Cornuéjols and
 * Dawande 1998). No way to reason finds out in the time there is.
 */
function hardCase(): object {
  const random = mulberry(7);
  const names = Array.from({ length: ISSUES }, (_, at) => `share_${at}`);
  const line = (at: number) => {
    const weights = names.map(() => below(random, MOST));
    const half = Math.floor(weights.reduce((sum, weight) => sum + weight) / 2);
    const holds = `${names.map((name, one) => `${weights[one]} * ${name}`).join(' + ')} == ${half}`;
    return { id: `split-${at}`, party: `p${at % 2}`, title: `Split ${at}`, basis: 'declared', holds };
  };
  return {
    negotiation: { id: 'market-split', title: 'Market split' },
    parties: ['p0', 'p1'].map((id) => ({ id, name: id })),
    issues: names.map((id) => ({ id, title: id, type: 'integer', min: 0, max: 1 })),
    redLines: Array.from({ length: LINES }, (_, at) => line(at)),
  };
}

const KINDS = ['zone', 'conflicts'];
const addressOf = (server: Server, kind: string) => `${server.url}/v1/negotiations/market-split/${kind}`;
const bodyOf = (seconds: number) =>
  JSON.stringify({ budget: { steps: 1_000_000_000, bytes: 2 ** 28, milliseconds: seconds * 1000 } });

/** Does a question of ten seconds hold others up, and does it stop when nobody waits for it any more? */
export async function workers({ seconds, leavers }: { seconds: number; leavers: number }): Promise<Part> {
  const server = await startServer(PRODUCT, temporaryFolder());
  try {
    await ask(`${server.url}/v1/negotiations`, 'POST', JSON.stringify(hardCase()));
    const quiet = await healthWhile(server, pause(1000));
    const busy: number[] = [];
    const stopped: string[] = [];
    for (const kind of KINDS) {
      const question = ask(addressOf(server, kind), 'POST', bodyOf(seconds));
      busy.push(...(await healthWhile(server, question)));
      stopped.push(`${kind}: stopped by ${(JSON.parse(await question) as { stopped: string }).stopped}`);
    }
    const left: number[] = [];
    for (let leaver = 0; leaver < leavers; leaver++) left.push(await untilStopped(server, KINDS[leaver % 2]!));
    return partOf(quiet, busy, left, stopped, seconds);
  } finally {
    await server.stop();
  }
}

function partOf(quiet: number[], busy: number[], left: number[], stopped: string[], seconds: number): Part {
  const during = quantity(percentile(busy, 0.99), 'ms', `of ${busy.length}, while a question of ${seconds} s runs`);
  const worst = quantity(Math.max(...left), 'ms', `of ${left.length}; median ${Math.round(median(left))}`);
  return {
    title: 'Workers',
    figures: [
      figure('/healthz, 99th percentile', during, quantity(50, 'ms', 'allowed'), { atMost: 1 }),
      figure('the same, beside a quiet server', during, quantity(percentile(quiet, 0.99), 'ms', 'quiet')),
      figure('from the client leaving to the worker free, longest', worst, quantity(200, 'ms', 'allowed'), {
        atMost: 1,
      }),
    ],
    notes: stopped,
  };
}

/** Milliseconds of each answer, one asked after the other, until something is over. */
async function healthWhile(server: Server, over: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const end = over.finally(() => {
    isOver = true;
  });
  const took: number[] = [];
  while (!isOver) {
    const began = performance.now();
    await ask(`${server.url}/healthz`);
    took.push(performance.now() - began);
    await pause(2);
  }
  await end;
  return took;
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

/** Asks, leaves a while after the work has begun, and waits for the worker to be free: milliseconds since leaving. */
async function untilStopped(server: Server, kind: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const leaving = request(addressOf(server, kind), { method: 'POST', headers }).on('error', () => {});
  leaving.end(bodyOf(60));
  while (!(await isWorking(server))) await pause(2);
  await pause(500);
  const left = performance.now();
  leaving.destroy();
  while (await isWorking(server)) await pause(2);
  return performance.now() - left;
}

const isWorking = async (server: Server) =>
  !/^parley_questions\{state="working"\} 0$/m.test(await ask(`${server.url}/metrics`));
