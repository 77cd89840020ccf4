import { ask } from './ask.ts';
import { randomTerms } from './deals.ts';
import { type Figure, figure, type Part, quantity, short } from './figures.ts';
import { FIRST, SMALLER, scenarioOf, seedDocument } from './first-negotiation.ts';
import { type Loader, startLoader } from './loader.ts';
import { median } from './measure.ts';
import { seeded } from './random.ts';
import { BESIDE, type Server, startServer, temporaryFolder } from './server.ts';

export interface HttpRounds {
  readonly rounds: number;
  readonly seconds: number;
}

const DEALS = 500;
export const CONNECTIONS = 10;

/** The bodies of single checks: complete deals, each another. */
export function checkBodies(id: string, count = DEALS): string[] {
  const scenario = scenarioOf(seedDocument(id));
  return randomTerms(scenario, seeded(11), count).map((terms) => JSON.stringify({ terms }));
}

/** One deal a request, against a route of the same server that reads the same body and sends a constant of like size. */
export async function singleChecks(rounds: HttpRounds): Promise<Part> {
  const server = await startServer(BESIDE, temporaryFolder());
  const loader = startLoader();
  try {
    const figures: Figure[] = [];
    const notes: string[] = [];
    for (const id of [FIRST, SMALLER]) {
      const bodies = checkBodies(id);
      const path = `/v1/negotiations/${id}/check`;
      const constant = await typicalAnswer(server, path, bodies);
      await ask(`${server.url}/bench/constant`, 'PUT', constant);
      const [checks, constants] = await alternately(server, loader, [path, '/bench/constant'], bodies, rounds);
      const name = `${id}: check of a complete deal`;
      const a = quantity(checks.rate, 'requests/s');
      const b = quantity(constants.rate, 'requests/s', 'constant');
      figures.push(figure(name, a, b, { atLeast: 0.7 }));
      const perCpu = ({ cpu }: Cost) => quantity(1 / cpu, 'requests', 'a second of server processor time');
      figures.push(figure(`${name}, by processor time`, perCpu(checks), perCpu(constants)));
      const size = bodies.reduce((total, body) => total + body.length, 0) / bodies.length;
      notes.push(
        `${id}: ${DEALS} different deals of ${short(size)} bytes; the constant has ${short(constant.length)} bytes.`,
      );
    }
    notes.push(`${CONNECTIONS} connections, autocannon in a process of its own.`);
    return { title: 'One deal a request', figures, notes };
  } finally {
    loader.stop();
    await server.stop();
  }
}

/** The answer of median size. */
async function typicalAnswer(server: Server, path: string, bodies: readonly string[]): Promise<string> {
  const answers: string[] = [];
  for (const body of bodies.slice(0, 101)) answers.push(await ask(`${server.url}${path}`, 'POST', body));
  answers.sort((a, b) => a.length - b.length);
  return answers[answers.length >> 1]!;
}

/** What a route costs. */
interface Cost {
  readonly rate: number;
  /** Seconds of the server's processor time a request; unlike the rate it hardly feels what else the machine does. */
  readonly cpu: number;
}

/** Each path in alternating rounds, medians; the first round warms up. */
async function alternately(
  server: Server,
  loader: Loader,
  paths: readonly [string, string],
  bodies: readonly string[],
  { rounds, seconds }: HttpRounds,
): Promise<[Cost, Cost]> {
  const costs: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const turn of [0, 1]) {
      const which = (round + turn) % 2 === 0 ? 0 : 1;
      const load = { url: server.url, path: paths[which], bodies, connections: CONNECTIONS, seconds };
      const before = server.cpu();
      const { rate, good } = await loader.send(load);
      if (round > 0) costs[which].push({ rate, cpu: (server.cpu() - before) / good });
    }
  }
  return [medianCost(costs[0]), medianCost(costs[1])];
}

const medianCost = (costs: readonly Cost[]): Cost => ({
  rate: median(costs.map(({ rate }) => rate)),
  cpu: median(costs.map(({ cpu }) => cpu)),
});
