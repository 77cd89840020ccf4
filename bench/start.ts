import { ask } from './ask.ts';
import { figure, type Part, plain, quantity } from './figures.ts';
import { FIRST } from './first-negotiation.ts';
import { median } from './measure.ts';
import { PRODUCT, startServer, temporaryFolder } from './server.ts';
import { checkBodies } from './single-checks.ts';

/** From starting the process to the first good answer to a check. */
export async function start(rounds: number): Promise<Part> {
  const folder = temporaryFolder();
  const body = checkBodies(FIRST, 1)[0]!;
  const once = async () => {
    const began = performance.now();
    const server = await startServer(PRODUCT, folder);
    await ask(`${server.url}/v1/negotiations/${FIRST}/check`, 'POST', body);
    const took = performance.now() - began;
    await server.stop();
    return took;
  };
  const first = await once();
  const later: number[] = [];
  for (let round = 0; round < rounds; round++) later.push(await once());
  return {
    title: 'Start',
    figures: [
      figure('first answer, database present', quantity(median(later), 'ms'), quantity(1000, 'ms', 'allowed'), {
        atMost: 1,
      }),
      plain('first answer, no database yet: made and seeded', quantity(first, 'ms')),
    ],
    notes: [],
  };
}
