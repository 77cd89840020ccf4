import { Document } from '../src/negotiation/negotiation.ts';
import { ask } from './ask.ts';
import { randomTerms } from './deals.ts';
import { type Figure, type Part, plain, quantity, short } from './figures.ts';
import { scenarioOf } from './first-negotiation.ts';
import { syntheticDocument } from './instances.ts';
import { median } from './measure.ts';
import { below, oneOf, seeded } from './random.ts';
import { BESIDE, type Server, startServer, temporaryFolder } from './server.ts';

const SHAPE = { issues: 200, parties: 20, redLines: 1500 };
/** So many of these lines are made preconditions. */
const PRECONDITIONS = 200;
const POSITIONS = 500;
const DEALS = 10_000;
/** Most stored deals settle some issues only, as most proposals do, and so that all fit into one document. */
const SETTLED = 0.25;

/** 200 issues, 20 parties, 2,000 statements and 10,000 deals. */
export function largeDocument(): Document {
  const random = seeded(17);
  const document = syntheticDocument(SHAPE);
  const scenario = scenarioOf(document);
  const stage = () => oneOf(random, ['talks', 'signature'] as const);
  const positions = Array.from({ length: POSITIONS }, (_, at) => {
    const [{ id: issue }, { id: party }] = [oneOf(random, document.issues), oneOf(random, document.parties)];
    const wants = randomTerms(scenario, random, 1)[0]![issue];
    return { id: `position-${at}`, party, title: `Position ${at}`, basis: 'declared', issue, wants };
  });
  const deals = randomTerms(scenario, random, DEALS, SETTLED).map((terms, at) => {
    return { id: `deal-${at}`, title: `Deal ${at}`, terms };
  });
  return Document.parse({
    ...document,
    negotiation: { ...document.negotiation, id: 'large', title: 'A large synthetic negotiation' },
    redLines: document.redLines.slice(PRECONDITIONS),
    preconditions: document.redLines.slice(0, PRECONDITIONS).map((line) => ({ ...line, stage: stage() })),
    positions,
    deals,
  });
}

/** Times of ordinary requests on a large negotiation, and how many statements each runs on the database. */
export async function large(rounds: number): Promise<Part> {
  const document = largeDocument();
  const folder = temporaryFolder();
  const figures: Figure[] = [];
  let server = await startServer([...BESIDE, '--count-queries'], folder);
  const add = async (name: string, path: string, method = 'GET', bodies?: readonly string[], times = rounds) =>
    figures.push(await timed(server, name, path, method, bodies, times));
  const negotiation = '/v1/negotiations/large';
  await add('stored whole (PUT)', negotiation, 'PUT', [JSON.stringify(document)], 1);
  await server.stop();
  server = await startServer([...BESIDE, '--count-queries'], folder);
  const random = seeded(19);
  const scenario = scenarioOf(document);
  const bodiesOf = (share: number) =>
    randomTerms(scenario, random, rounds, share).map((terms) => JSON.stringify({ terms }));
  const stored = Array.from({ length: rounds }, () => JSON.stringify({ deal: `deal-${below(random, DEALS)}` }));
  await add('first check after a start: loaded and compiled', `${negotiation}/check`, 'POST', bodiesOf(1), 1);
  await add('check of a complete deal', `${negotiation}/check`, 'POST', bodiesOf(1));
  await add('check with nine issues of ten settled', `${negotiation}/check`, 'POST', bodiesOf(0.9));
  await add('check of a stored deal, a quarter settled', `${negotiation}/check`, 'POST', stored);
  await add('list of negotiations', '/v1/negotiations');
  await add('the negotiation', negotiation);
  await add('whole document', `${negotiation}/document`);
  await add('200 red lines', `${negotiation}/red-lines?limit=200`);
  await add('200 deals', `${negotiation}/deals?limit=200`);
  await add('200 deals, from the middle', `${negotiation}/deals?limit=200&after=${await middle(server, negotiation)}`);
  await add('one deal', `${negotiation}/deals/deal-5000`);
  await server.stop();
  const notes = [
    `Over HTTP, one request at a time, medians of ${rounds}; in brackets the statements run on the database and the size of the answer.`,
  ];
  return { title: '200 issues, 20 parties, 2,000 statements, 10,000 deals', figures, notes };
}

/** The cursor after the twentieth page of deals. */
async function middle(server: Server, negotiation: string): Promise<string> {
  let next = `${negotiation}/deals?limit=200`;
  for (let page = 0; page < 20; page++) {
    const answer = JSON.parse(await ask(new URL(next, server.url).href)) as { next: string };
    next = answer.next;
  }
  return new URL(next, server.url).searchParams.get('after')!;
}

async function timed(
  server: Server,
  name: string,
  path: string,
  method: string,
  bodies: readonly string[] | undefined,
  times: number,
): Promise<Figure> {
  const took: number[] = [];
  const queries: number[] = [];
  let size = 0;
  for (let round = 0; round < times; round++) {
    const before = await queriesOf(server);
    const began = performance.now();
    size = (await ask(server.url + path, method, bodies?.[round % bodies.length])).length;
    took.push(performance.now() - began);
    queries.push((await queriesOf(server)) - before);
  }
  return plain(name, quantity(median(took), 'ms', `${median(queries)} statements, ${short(size / 1000)} kB`));
}

async function queriesOf(server: Server): Promise<number> {
  const { queries } = JSON.parse(await ask(`${server.url}/bench/queries`)) as { queries: number };
  return queries;
}
