import { randomTerms } from './deals.ts';
import { type Figure, figure, type Part, plain, quantity, short } from './figures.ts';
import { FIRST, scenarioOf, seedDocument } from './first-negotiation.ts';
import { startLoader } from './loader.ts';
import { median, type Runner, rateOf } from './measure.ts';
import { seeded } from './random.ts';
import { sendLines } from './send-lines.ts';
import { PRODUCT, startServer, temporaryFolder } from './server.ts';
import { CONNECTIONS, checkBodies } from './single-checks.ts';

const DIFFERENT = 10_000;
const SINGLE = 15;
const PARSED = 0.6;

export interface BatchRounds {
  readonly rounds: number;
  readonly seconds: number;
  /** How many deals one round sends. */
  readonly deals: number;
}

export const BATCH = `/v1/negotiations/${FIRST}/check/batch?detail=verdict`;

/** Lines of a batch: complete deals of the first negotiation, each another. */
export function batchLines(count = DIFFERENT): string[] {
  const terms = randomTerms(scenarioOf(seedDocument(FIRST)), seeded(13), count);
  return terms.map((one, at) => JSON.stringify({ ref: `deal-${at}`, terms: one }));
}

export const blockOf = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

/** Verdicts a second by NDJSON, against single requests, and against `JSON.parse` of the same lines and no more. */
export async function batches({ rounds, seconds, deals }: BatchRounds): Promise<Part> {
  const lines = batchLines();
  const block = blockOf(lines);
  const bodies = checkBodies(FIRST);
  const path = `/v1/negotiations/${FIRST}/check`;
  const server = await startServer(PRODUCT, temporaryFolder());
  const loader = startLoader();
  const [batch, perCpu, singles, parses]: number[][] = [[], [], [], []];
  try {
    for (let round = 0; round <= rounds; round++) {
      const before = server.cpu();
      const { answered, seconds: took } = await sendLines(
        server.url + BATCH,
        block,
        lines.length,
        deals / lines.length,
      );
      const cpu = server.cpu() - before;
      const single = await loader.send({ url: server.url, path, bodies, connections: CONNECTIONS, seconds });
      const parsed = await rateOf(parsing(lines), seconds * 500);
      if (round === 0) continue;
      batch!.push(answered / took);
      perCpu!.push(answered / cpu);
      singles!.push(single.rate);
      parses!.push(parsed);
    }
  } finally {
    loader.stop();
    await server.stop();
  }
  const ours = quantity(median(batch!), 'deals/s', 'NDJSON, verdicts');
  const single = quantity(median(singles!), 'requests/s', 'single checks');
  const parsed = quantity(median(parses!), 'lines/s', 'JSON.parse alone, one core');
  // Whichever asks for more is the target; the other is for information.
  const parseDecides = parsed.value * PARSED > single.value * SINGLE;
  const figures: Figure[] = [
    figure(`${FIRST}: against single requests`, ours, single, parseDecides ? null : { atLeast: SINGLE }),
    figure(`${FIRST}: against bare JSON.parse`, ours, parsed, parseDecides ? { atLeast: PARSED } : null),
    plain(`${FIRST}: by processor time`, quantity(median(perCpu!), 'deals', 'a second of server processor time')),
  ];
  const notes = [
    `${DIFFERENT.toLocaleString('en')} different complete deals, ${short(block.length / lines.length)} bytes a line.`,
    `The target is ${SINGLE} times the single requests or ${PARSED} of JSON.parse, whichever is more.`,
  ];
  return { title: 'Many deals a request', figures, notes };
}

function parsing(lines: readonly string[]): Runner {
  const run = () => {
    let parsed = 0;
    for (const line of lines) if (typeof JSON.parse(line) === 'object') parsed++;
    return parsed;
  };
  return { name: 'JSON.parse', run };
}
