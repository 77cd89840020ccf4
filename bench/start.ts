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
    const cpu = server.cpu() * 1000;
    await server.stop();
    return { took, cpu };
  };
  const first = await once();
  const later: (typeof first)[] = [];
  for (let round = 0; round < rounds; round++) later.push(await once());
  const middle = (which: keyof typeof first) => median(later.map((one) => one[which]));
  return {
    title: 'Start',
    figures: [
      figure('first answer, database present', quantity(middle('took'), 'ms'), quantity(1000, 'ms', 'allowed'), {
        atMost: 1,
      }),
      plain('processor time until then', quantity(middle('cpu'), 'ms')),
      plain('first answer, no database yet: made and seeded', quantity(first.took, 'ms')),
    ],
    notes: [],
  };
}
