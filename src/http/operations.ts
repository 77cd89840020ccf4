import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/store.ts';
import type { Pool } from '../work/pool.ts';
import { Refusal } from './problem.ts';

const HIDDEN = { schema: { hide: true } };

/** For those who run the server: is it up, can it answer, how is it doing. */
export function operationsRoutes(app: FastifyInstance, store: Store): void {
  app.get('/healthz', HIDDEN, async () => ({ status: 'up' }));
  app.get('/readyz', HIDDEN, async (request) => {
    await store.ping().catch((cause: unknown) => {
      request.log.error({ err: cause }, 'the database does not answer');
      throw new Refusal('not_ready', 'the database does not answer; try again');
    });
    return { status: 'ready' };
  });
}

/** How long requests took, by route and status, and how the process is doing. All of it happens in hooks. */
export function measure(app: FastifyInstance, pool: Pool): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'parley_questions',
    help: 'Questions in the hands of a worker, and questions that wait for one',
    labelNames: ['state'],
    registers: [register],
    collect() {
      for (const [state, count] of Object.entries(pool.load())) this.labels(state).set(count);
    },
  });
  const duration = new Histogram({
    name: 'parley_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5, 30],
    registers: [register],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    duration.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', HIDDEN, async (_request, reply) =>
    reply.type(register.contentType).send(await register.metrics()),
  );
}
