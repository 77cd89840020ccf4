import { performance } from 'node:perf_hooks';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import { openJobs } from '../work/jobs.ts';
import { openPool, type Pool } from '../work/pool.ts';
import { answerWith } from './answers.ts';
import type { Asking, Ended } from './asking.ts';
import { readBodies } from './bodies.ts';
import { checkRequests } from './checked-request.ts';
import { answerBrokenClient, answerFaults, asRefusal, sendProblem } from './faults.ts';
import { describeApi } from './openapi.ts';
import { measure, operationsRoutes } from './operations.ts';
import { pagesRoutes } from './pages.ts';
import { batchRoutes } from './routes/batch.ts';
import { checkRoutes } from './routes/check.ts';
import { comparisonRoutes } from './routes/comparison.ts';
import { conflictsRoutes } from './routes/conflicts.ts';
import { differenceRoutes } from './routes/difference.ts';
import { documentRoutes } from './routes/document.ts';
import { explainRoutes } from './routes/explain.ts';
import { expressionsRoutes } from './routes/expressions.ts';
import { frontierRoutes } from './routes/frontier.ts';
import { historyRoutes } from './routes/history.ts';
import { jobRoutes } from './routes/jobs.ts';
import { KINDS } from './routes/kinds.ts';
import { likelihoodRoutes } from './routes/likelihood.ts';
import { movesRoutes } from './routes/moves.ts';
import { nearestRoutes } from './routes/nearest.ts';
import { negotiationRoutes } from './routes/negotiations.ts';
import { preferencesRoutes } from './routes/preferences.ts';
import { recordRoutes } from './routes/records.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { zoneRoutes } from './routes/zone.ts';
import { seeing } from './scenarios.ts';
import { writerTo } from './write.ts';
import { openYaml } from './yaml-reader.ts';

export interface AppParts {
  readonly store: Store;
  readonly config: Pick<Config, 'bodyLimit' | 'documentLimit' | 'corsOrigins' | 'logLevel' | 'workers' | 'queue'>;
  /** Threads that answer; one that is given is closed with the app as well. */
  readonly pool?: Pool;
  /** What time it is. */
  readonly clock?: () => Date;
  /** Hold every answer against its schema, for tests; a mismatch is a defect. */
  readonly checkAnswers?: boolean;
  /** The folder that the explorer was built into, where it is not that of `npm run build`. */
  readonly explorer?: string;
}

/** The whole API over a store, not listening yet. Closing it leaves the store open. */
export async function buildApp({ store, config, clock = () => new Date(), checkAnswers = false, ...parts }: AppParts) {
  const app = fastify({
    ...LIMITS,
    bodyLimit: config.bodyLimit,
    logger: { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    clientErrorHandler: answerBrokenClient,
    frameworkErrors: (error, request, reply) => sendProblem(asRefusal(error, request), request, reply),
  });
  const yaml = openYaml();
  app.addHook('onClose', () => yaml.close());
  app.addHttpMethod('QUERY', { hasBody: true, overrideExisting: true });
  readBodies(app, yaml);
  checkRequests(app);
  answerFaults(app);
  answerWith(app, checkAnswers);
  if (['debug', 'trace'].includes(config.logLevel)) logRequests(app);
  const onError = (err: Error) => app.log.error({ err }, 'a thread without work has failed');
  const pool = parts.pool ?? openPool({ ...config, onError });
  app.addHook('preClose', async () => pool.hurry());
  app.addHook('onClose', () => pool.close());
  measure(app, pool);
  await app.register(helmet, HEADERS);
  if (config.corsOrigins.length > 0) await app.register(cors, corsOf(config.corsOrigins));
  await describeApi(app);

  const write = writerTo(store, clock);
  negotiationRoutes(app, store, write, config);
  documentRoutes(app, store, yaml);
  for (const kind of KINDS) recordRoutes(app, store, write, kind);
  preferencesRoutes(app, store, write);
  historyRoutes(app, store);
  const jobs = openJobs<Ended>(() => performance.now());
  const asking: Asking = { store, seeing: seeing(), pool, jobs, clock };
  checkRoutes(app, asking, config);
  batchRoutes(app, asking, config);
  zoneRoutes(app, asking, config);
  conflictsRoutes(app, asking, config);
  nearestRoutes(app, asking, config);
  frontierRoutes(app, asking, config);
  comparisonRoutes(app, asking, config);
  movesRoutes(app, asking, config);
  likelihoodRoutes(app, asking, config);
  timelineRoutes(app, asking, config);
  differenceRoutes(app, asking, config);
  explainRoutes(app, asking, config);
  jobRoutes(app, asking);
  expressionsRoutes(app, store, config);
  operationsRoutes(app, store);
  await pagesRoutes(app, parts.explorer);
  return app;
}

/**
 * Milliseconds; a client that is slower than this, or silent for longer, is let go. A whole request has an hour,
 * because lines of a batch may be sent for as long as they are answered.
 */
const LIMITS = {
  requestTimeout: 3_600_000,
  connectionTimeout: 120_000,
  keepAliveTimeout: 72_000,
  http: { headersTimeout: 20_000, requireHostHeader: false },
  routerOptions: { maxParamLength: 200 },
  return503OnClosing: false,
};

const HEADERS = {
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'style-src': ["'self'", "'unsafe-inline'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
};

const corsOf = (origins: readonly string[]) => ({
  origin: origins.includes('*') ? '*' : [...origins],
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'],
  exposedHeaders: ['ETag', 'Link', 'Location', 'Retry-After', 'Idempotency-Replayed', 'Preference-Applied'],
});

/** One line a request, at `debug`; what went wrong inside is logged where it is found out. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url, id } = request;
    request.log.debug({ reqId: id, method, url, status: reply.statusCode, ms: reply.elapsedTime }, 'answered');
    done();
  });
}
