import { BATCH, batchLines, blockOf } from './batches.ts';
import { type Figure, figure, type Part, plain, quantity } from './figures.ts';
import { FIRST } from './first-negotiation.ts';
import { startLoader } from './loader.ts';
import { median } from './measure.ts';
import { sendLines } from './send-lines.ts';
import { PRODUCT, type Server, startServer, temporaryFolder } from './server.ts';
import { CONNECTIONS, checkBodies } from './single-checks.ts';

export interface MemoryRounds {
  /** Deals in one NDJSON request. */
  readonly deals: number;
  /** Deals one a request. */
  readonly singles: number;
}

const MOST_MB = 250;
const GROWTH = 1.1;
const EVERY_MS = 25;

interface Sample {
  /** Which share of the work was done, 0..1. */
  readonly done: number;
  readonly rss: number;
}

/** Resident memory of the server while it answers a great many deals. */
export async function memory({ deals, singles }: MemoryRounds): Promise<Part> {
  const server = await startServer(PRODUCT, temporaryFolder());
  try {
    const atRest = server.rss();
    const [batch, seconds] = await overBatch(server, deals);
    const single = await overSingles(server, singles);
    return {
      title: 'Memory of the server',
      figures: [
        plain('before the first check', quantity(atRest, 'MB')),
        ...growth(`${deals.toLocaleString('en')} deals in one NDJSON request`, batch),
        ...growth(`then ${singles.toLocaleString('en')} deals one a request`, single),
      ],
      notes: [
        `The NDJSON request took ${seconds.toFixed(1)} s.`,
        'Growth: the median of samples in the last tenth of the work over the median in its second tenth.',
      ],
    };
  } finally {
    await server.stop();
  }
}

function growth(name: string, samples: readonly Sample[]): Figure[] {
  const between = (from: number, to: number) =>
    median(samples.filter(({ done }) => done >= from && done < to).map(({ rss }) => rss));
  const peak = Math.max(...samples.map(({ rss }) => rss));
  return [
    figure(`${name}: growth`, quantity(between(0.9, 2), 'MB', 'at the end'), quantity(between(0.1, 0.2), 'MB'), {
      atMost: GROWTH,
    }),
    figure(`${name}: peak`, quantity(peak, 'MB'), quantity(MOST_MB, 'MB', 'allowed'), { atMost: 1 }),
  ];
}

async function overBatch(server: Server, deals: number): Promise<[Sample[], number]> {
  const lines = batchLines();
  const samples: Sample[] = [];
  let answered = 0;
  const timer = setInterval(() => samples.push({ done: answered / deals, rss: server.rss() }), EVERY_MS);
  const { seconds } = await sendLines(server.url + BATCH, blockOf(lines), lines.length, deals / lines.length, (now) => {
    answered = now;
  });
  clearInterval(timer);
  return [samples, seconds];
}

/** In twenty goes, after one that warms up. */
async function overSingles(server: Server, deals: number): Promise<Sample[]> {
  const loader = startLoader();
  const path = `/v1/negotiations/${FIRST}/check`;
  const load = { url: server.url, path, bodies: checkBodies(FIRST), connections: CONNECTIONS, amount: deals / 20 };
  const samples: Sample[] = [];
  await loader.send(load);
  let go = 0;
  const timer = setInterval(() => samples.push({ done: go / 20, rss: server.rss() }), EVERY_MS);
  for (; go < 20; go++) await loader.send(load);
  clearInterval(timer);
  loader.stop();
  return samples;
}
