import type { Problem, Schemas } from '../contract.ts';

/** The questions a page asks of a stored case, and what each answers. */
export interface Answers {
  check: Schemas['Check'];
  'check/batch': Schemas['BatchAnswer'];
  zone: Schemas['Zone'];
  conflicts: Schemas['Conflicts'];
  nearest: Schemas['Nearest'];
  frontier: Schemas['Frontier'];
  comparison: Schemas['Comparison'];
  'comparison/moves': Schemas['Movement'];
  likelihood: Schemas['LikelihoodAnswer'];
  timeline: Schemas['Timeline'];
  difference: Schemas['Difference'];
  explain: Schemas['Explanation'];
}
export type Question = keyof Answers;

/** A server that cannot be reached, or that refuses; `problem` is in its own words. */
export class Refused extends Error {
  readonly problem: Pick<Problem, 'title' | 'detail'> & Partial<Problem>;
  constructor(problem: Refused['problem']) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Milliseconds between two looks at a job. */
const LOOK = 250;

/**
 * Asks, and waits for the answer. What takes longer than a second goes on as a job, whose progress is told as it
 * grows; giving up (`signal`) stops the work on the server too.
 *
 * @throws Refused; DOMException `AbortError` where it was given up
 */
export async function ask<Q extends Question>(
  caseId: string,
  question: Q,
  body: object,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: number) => void } = {},
): Promise<Answers[Q]> {
  const response = await send(`/v1/negotiations/${encodeURIComponent(caseId)}/${question}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async, wait=1' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  if (response.status !== 202) return (await response.json()) as Answers[Q];
  return (await finished(response.headers.get('location')!, signal, onProgress)) as Answers[Q];
}

async function finished(
  job: string,
  signal: AbortSignal | undefined,
  onProgress: ((progress: number) => void) | undefined,
): Promise<object> {
  const stop = () => void fetch(job, { method: 'DELETE', keepalive: true });
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const looked = (await (await send(job, signal ? { signal } : {})).json()) as Schemas['Job'];
      if (looked.state === 'done') return looked.result as object;
      if (looked.state === 'failed') throw new Refused(looked.problem);
      if (looked.state === 'cancelled') throw new Refused({ title: 'Stopped', detail: 'the question was stopped' });
      onProgress?.(looked.progress);
      await pause(LOOK, signal);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** @throws Refused where the server says no or nothing */
export async function send(address: string, wanted: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, wanted).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refused({ title: 'No answer', detail: 'the server does not answer; is it running?' });
  });
  if (response.ok) return response;
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (isProblem) throw new Refused((await response.json()) as Problem);
  throw new Refused({ title: response.statusText, detail: `the server answers ${response.status}` });
}

const pause = (milliseconds: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
