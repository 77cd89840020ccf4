import { Agent } from 'node:http';
import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS, ProblemBody, typeOf } from '../../src/http/problem.ts';
import { type Answer, type Outcome, send, sendRaw } from './client.ts';
import { rawBytes } from './raw-bytes.ts';
import { COPIES, JOB, OPERATIONS, type Request, requests, SEEDS } from './requests.ts';
import { type Memory, type Served, startServer } from './served.ts';

/** `PARLEY_DOOR_RUNS=50000` asks longer and tells how it went; `PARLEY_DOOR_SEED` asks other things. */
const RUNS = Math.max(10_000, Number(process.env['PARLEY_DOOR_RUNS'] ?? 0));
const SEED = Number(process.env['PARLEY_DOOR_SEED'] ?? 20250430);
const TELL = process.env['PARLEY_DOOR_RUNS'] !== undefined;

const AT_ONCE = 8;
const PORTION = 200;
/** Milliseconds in which there must be an answer. */
const PATIENCE = 10_000;
const RAW_SHARE = 20;
/** Milliseconds after which bytes that are no request have had all the answer they will get. */
const SILENCE = 150;

/** What would tell of the inside: a stack, a file of ours or of a package. */
const INSIDE = /at .* \(.*:\d+:\d+\)|node_modules|\.ts:|file:\/\//;

/** What is made once, when it is first asked for. */
const PAGES = ['/openapi.json', '/docs/json', '/docs/yaml', '/docs', '/docs/problems', '/metrics'];

const [FLAT] = SEEDS;
const QUESTION: Request = {
  ...{ kind: 'valid', operation: null, method: 'POST', path: `/v1/negotiations/${FLAT}/check` },
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"deal":"first-offer"}'),
};

let server: Served;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  agent.destroy();
  await server?.stop();
});

/** What was found out about all requests. */
interface Findings {
  readonly wrong: string[];
  readonly statuses: Map<string, Map<number, number>>;
  readonly slowest: { milliseconds: number; said: string }[];
  count: number;
  /** The id of the job that was begun last. */
  job: string;
}

describe(`${RUNS} requests made from the contract`, () => {
  const record: Findings = { wrong: [], statuses: new Map(), slowest: [], count: 0, job: JOB };
  const memory: { early?: Memory; late?: Memory } = {};
  let before: object;
  let after: object;

  beforeAll(async () => {
    await restore();
    for (const path of PAGES) await asked({ kind: 'valid', operation: null, method: 'GET', path, headers: {} });
    before = withoutTime(await asked(QUESTION));
    const [asking, raw] = [requests(), rawBytes()];
    for (let from = 0; record.count < RUNS; from += PORTION) {
      await together(sample(asking, PORTION - PORTION / RAW_SHARE, from), (request) => judged(request, record));
      await together(sample(raw, PORTION / RAW_SHARE, from), (bytes) => judgedRaw(bytes, record));
      await restore();
      if (memory.early === undefined && record.count >= RUNS / 10) memory.early = await settledMemory();
    }
    after = withoutTime(await asked(QUESTION));
    memory.late = await settledMemory();
    if (TELL) tell(record, memory.early!, memory.late);
  }, RUNS * 60);

  it('none of them gets a 5xx, stays without an answer, or learns of the inside', () => {
    expect(record.count).toBeGreaterThanOrEqual(RUNS);
    expect(record.wrong.slice(0, 5), server.said().match(/"err":.{0,1500}/)?.[0]).toEqual([]);
  });

  it('every operation was reached and refused', () => {
    const missed = OPERATIONS.flatMap((operation) => {
      const seen = [...(record.statuses.get(operation)?.keys() ?? [])];
      return [2, 4]
        .filter((family) => !seen.some((status) => Math.floor(status / 100) === family))
        .map((family) => `${operation}: no ${family}xx`);
    });
    expect(missed).toEqual([]);
  });

  it('the server is alive and the seeds answer as before', () => {
    expect(server.alive()).toBe(true);
    expect(after).toEqual(before);
    expect(server.said()).not.toContain('"level":50');
  });

  /**
   * The heap and what hangs on it, after collections: what the program holds on to. The size of the process would also
   * count pages that the allocator keeps for later.
   */
  it('memory at the end is within a tenth of that after the first tenth of them', () => {
    expect(memory.late!.used).toBeLessThan(memory.early!.used * 1.1);
  });
});

/** The copies as they were, so that writes find something to write to. */
async function restore(): Promise<void> {
  for (const { id, document } of COPIES) {
    const headers = { 'content-type': 'application/json' };
    const body = Buffer.from(JSON.stringify(document));
    const { status } = await asked({
      kind: 'valid',
      operation: null,
      method: 'PUT',
      path: `/v1/negotiations/${id}`,
      headers,
      body,
    });
    if (status !== 200 && status !== 201) throw new Error(`${id} cannot be restored: ${status}`);
  }
}

/** Both times after the same few requests, one after the other, so that the caches hold much the same. */
async function settledMemory(): Promise<Memory> {
  for (const request of sample(requests(), PORTION, -1)) await send(server.port, request, agent, PATIENCE);
  await restore();
  return server.memory();
}

const sample = <T>(arbitrary: Arbitrary<T>, numRuns: number, from: number) =>
  fc.sample(arbitrary, { seed: SEED + from, numRuns });

async function together<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all].reverse();
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await each(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function asked(request: Request): Promise<Answer> {
  const outcome = await send(server.port, request, agent, PATIENCE);
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome;
}

function withoutTime({ status, body }: Answer): object {
  const { spent: _, ...said } = JSON.parse(body.toString()) as { spent: object };
  return { status, said };
}

async function judged(made: Request, record: Findings): Promise<void> {
  const request = { ...made, path: made.path.replace(JOB, record.job) };
  const outcome = await send(server.port, request, agent, PATIENCE);
  if (!('error' in outcome) && outcome.status === 202) record.job = outcome.headers.location!.split('/').at(-1)!;
  const said = sayingOf(request);
  const family = record.statuses.get(request.operation ?? 'wild') ?? new Map<number, number>();
  const status = 'error' in outcome ? 0 : outcome.status;
  family.set(status, (family.get(status) ?? 0) + 1);
  record.statuses.set(request.operation ?? 'wild', family);
  noteSlow(record, outcome.milliseconds, `${status} ${said}`);
  for (const fault of faultsOf(request.method, outcome)) record.wrong.push(`${fault}\n${said}`);
  record.count++;
}

function noteSlow(record: Findings, milliseconds: number, said: string): void {
  record.slowest.push({ milliseconds, said });
  record.slowest.sort((one, other) => other.milliseconds - one.milliseconds).splice(10);
}

/** What is wrong with an outcome, whatever was asked. */
function faultsOf(method: string, outcome: Outcome): string[] {
  if ('error' in outcome) return [`no answer after ${Math.round(outcome.milliseconds)} ms: ${outcome.error}`];
  const { status, headers, body, milliseconds } = outcome;
  const text = body.toString();
  const faults: string[] = [];
  if (status >= 500) faults.push(`${status}: ${text.slice(0, 500)}`);
  if (milliseconds > PATIENCE) faults.push(`${milliseconds} ms`);
  if (status >= 400 && INSIDE.test(text)) faults.push(`tells of the inside: ${INSIDE.exec(text)?.[0]}`);
  if (status >= 400 && method !== 'HEAD') faults.push(...problemFaults(status, headers['content-type'], text));
  return faults;
}

function problemFaults(status: number, type: string | undefined, text: string): string[] {
  if (!type?.startsWith('application/problem+json')) return [`${status} as ${type}: ${text.slice(0, 200)}`];
  const problem = ProblemBody.safeParse(text === '' ? undefined : JSON.parse(text));
  if (!problem.success) return [`${status} is no problem: ${problem.error.message}`];
  const known = Object.entries(PROBLEMS).some(
    ([code, row]) =>
      typeOf(code as keyof typeof PROBLEMS) === problem.data.type &&
      row.status === status &&
      row.title === problem.data.title,
  );
  if (!known || problem.data.status !== status) return [`${status} is not in the table: ${text.slice(0, 200)}`];
  return /\w/.test(problem.data.detail) ? [] : [`${status} gives no reason`];
}

async function judgedRaw(bytes: Buffer, record: Findings): Promise<void> {
  const began = performance.now();
  const text = (await sendRaw(server.port, bytes, SILENCE)).toString('latin1');
  const said = `raw ${JSON.stringify(bytes.toString('latin1').slice(0, 300))}`;
  const family = record.statuses.get('raw') ?? new Map<number, number>();
  record.statuses.set('raw', family);
  const answers = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  for (const status of answers.length === 0 ? [0] : answers) family.set(status, (family.get(status) ?? 0) + 1);
  const last = text.slice(text.search(/HTTP\/1\.1 \d{3} (?!.*HTTP\/1\.1 \d{3} )/s));
  const status = answers.at(-1) ?? 0;
  const [head = '', body = ''] = last.split(/\r\n\r\n(.*)/s);
  if (answers.some((one) => one >= 500)) record.wrong.push(`5xx: ${text.slice(0, 500)}\n${said}`);
  if (status >= 400 && INSIDE.test(body)) record.wrong.push(`tells of the inside\n${said}`);
  const headless = bytes.toString('latin1').startsWith('HEAD');
  const type = /content-type: (.*)\r?/.exec(head)?.[1];
  if (status >= 400 && !headless)
    for (const fault of problemFaults(status, type, body)) record.wrong.push(`${fault}\n${said}`);
  noteSlow(record, performance.now() - began - SILENCE, `${status} ${said}`);
  record.count++;
}

/** How to ask it again. */
function sayingOf({ kind, method, path, headers, body }: Request): string {
  const said =
    body === undefined
      ? ''
      : ` ${body.length > 2000 ? `${body.toString('utf8', 0, 2000)}… (${body.length} bytes)` : body}`;
  return `${kind} ${method} ${path} ${JSON.stringify(headers)}${said}`;
}

function tell({ statuses, slowest, count }: Findings, early: Memory, late: Memory): void {
  const mebibytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  const rows = [...statuses].map(([operation, family]) => {
    const counts = [...family].sort(([one], [other]) => one - other).map(([status, times]) => `${status}: ${times}`);
    return `${operation.padEnd(24)} ${counts.join('  ')}`;
  });
  const slow = slowest.map(({ milliseconds, said }) => `${Math.round(milliseconds)} ms ${said.slice(0, 300)}`);
  const memory = (['used', 'rss'] as const).map(
    (what) => `${what} ${mebibytes(early[what])} → ${mebibytes(late[what])}`,
  );
  process.stdout.write(`${[`${count} requests`, ...rows, ...slow, memory.join(', ')].join('\n')}\n`);
}
