import { describe, expect, it } from 'vitest';
import { oddPool, until } from '../work/odd-pool.ts';
import { ODD } from '../work/odd-worker.ts';
import { serve } from './serving.ts';

const CASE = '/v1/negotiations/flat-lease';
type Agent = Awaited<ReturnType<typeof serve>>['http'];

const ask = (http: Agent, kind: string, body: object, prefer = 'respond-async') =>
  http.post(`${CASE}/${kind}`).set('prefer', prefer).send(body);

async function settled(http: Agent, address: string) {
  for (;;) {
    const { body } = await http.get(address).expect(200);
    if (!['queued', 'running'].includes(body.state)) return body;
  }
}

/** An answer without the time it took. */
const timeless = ({ spent, ...answer }: { spent: { steps: number } }) => ({ ...answer, steps: spent.steps });

describe('a question nobody waits for', () => {
  it.each([
    ['zone', {}],
    ['conflicts', { given: { rent: 1500 } }],
    ['nearest', { deal: 'first-offer' }],
    ['comparison', {}],
    ['frontier', {}],
    ['likelihood', {}],
  ])('%s is answered as a job with what would have been answered at once', async (kind, body) => {
    const { http } = await serve();
    const taken = await ask(http, kind, body).expect(202);
    expect(taken.headers).toMatchObject({
      location: `/v1/jobs/${taken.body.id}`,
      'preference-applied': 'respond-async',
    });
    expect(taken.body).toMatchObject({ question: kind, state: 'running', progress: expect.any(Number) });
    const { result, ...job } = await settled(http, taken.headers['location']!);
    expect(job).toEqual({ id: taken.body.id, question: kind, state: 'done', progress: 1 });
    const direct = await http.post(`${CASE}/${kind}`).send(body).expect(200);
    expect(timeless(result)).toEqual(timeless(direct.body));
  });

  it('may be preferred among other things; what is settled at once needs no job', async () => {
    const { http } = await serve();
    await ask(http, 'zone', {}, 'handling=lenient, Respond-Async; x=1').expect(202);
    await ask(http, 'zone', {}, 'wait=10').expect(200);
    await ask(http, 'check', { deal: 'first-offer' }).expect(200);
  });

  it('is waited for as long as the client likes, then it is a job that goes on', async () => {
    const { http } = await serve();
    await ask(http, 'zone', {}, 'wait=10, Respond-Async; x=1').expect(200);
    const { pool } = oddPool();
    const slow = await serve({ pool });
    const began = performance.now();
    const { headers, body } = await ask(slow.http, 'zone', { seed: ODD.obedient }, 'respond-async, wait=1').expect(202);
    expect(performance.now() - began).toBeGreaterThan(990);
    expect(body).toMatchObject({ state: 'running' });
    expect(pool.load()).toEqual({ working: 1, waiting: 0 });
    await slow.http.delete(headers['location']!).expect(204);
    await until(() => pool.load().working === 0);
  });

  it('stops where the client goes away before it is a job', async () => {
    const { pool } = oddPool();
    const { http } = await serve({ pool });
    const asked = ask(http, 'zone', { seed: ODD.obedient }, 'respond-async, wait=30');
    asked.catch(() => undefined);
    await until(() => pool.load().working === 1);
    asked.abort();
    await until(() => pool.load().working === 0);
  });

  it('is refused at once where something is wrong with it', async () => {
    const { http } = await serve();
    await ask(http, 'zone', { given: { rentt: 1 } }).expect(422);
  });

  it('waits, works, is cancelled, is forgotten', async () => {
    const { pool } = oddPool();
    const { http } = await serve({ pool });
    const [first, second] = [
      await ask(http, 'zone', { seed: ODD.obedient }).expect(202),
      await ask(http, 'zone', { seed: ODD.obedient }).expect(202),
    ].map(({ headers }) => headers['location']!);
    const state = async (address: string) => (await http.get(address).expect(200)).body;
    await until(() => pool.load().working === 1);
    expect(await state(second!)).toMatchObject({ state: 'queued', progress: 0 });
    await http.delete(first!).expect(204);
    expect(await state(first!)).toMatchObject({ state: 'cancelled' });
    await until(() => pool.load().waiting === 0);
    expect(await state(second!)).toMatchObject({ state: 'running' });
    await http.delete(second!).expect(204);
    await until(() => pool.load().working === 0);
    for (const address of [first!, second!]) {
      await http.delete(address).expect(204);
      await http.delete(address).expect(404);
      const { body } = await http.get(address).expect(404);
      expect(body.type).toBe('/docs/problems#not-found');
    }
  });

  it('that fails keeps the problem', async () => {
    const { pool } = oddPool();
    const { http } = await serve({ pool });
    const taken = await ask(http, 'zone', { seed: ODD.failing }).expect(202);
    const job = await settled(http, taken.headers['location']!);
    expect(job).toMatchObject({ state: 'failed', problem: { status: 500, instance: `${CASE}/zone` } });
  });
});
