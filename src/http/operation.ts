import { z } from 'zod';
import { PROBLEMS, ProblemBody, type ProblemCode } from './problem.ts';

export type Tag = 'negotiations' | 'records' | 'questions' | 'expressions' | 'jobs';

interface Described<P, Q, H, B> {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly Tag[];
  readonly params?: P;
  readonly querystring?: Q;
  readonly headers?: H;
  readonly body?: B;
  /** Formats of the body; JSON alone where it is absent. */
  readonly consumes?: readonly string[];
  /** The good answers. */
  readonly answers: Readonly<Record<number, AnswerFormat>>;
  readonly problems: readonly ProblemCode[];
  /** A request to the server with the seeds loaded, which a test runs in the order of the document. */
  readonly example: Example;
  readonly hide?: boolean;
}

export interface AnswerFormat {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly status: number;
}

type Unset = z.ZodUnknown;

/**
 * The schema of a route: what is asked for, what comes back, every problem it may answer, and an example. What every
 * route may answer (400, 404, 406, 413 …) needs no mention.
 */
export function operation<
  P extends z.ZodType = Unset,
  Q extends z.ZodType = Unset,
  H extends z.ZodType = Unset,
  B extends z.ZodType = Unset,
>({ answers, problems, ...rest }: Described<P, Q, H, B>) {
  const always: ProblemCode[] = ['not_acceptable', 'defect'];
  if (rest.params) always.push('not_found', 'address_too_long');
  if (rest.querystring || rest.headers || rest.body) always.push('invalid');
  if (rest.body) always.push('malformed', 'unsupported_media_type', 'too_large', 'request_timeout');
  const codes = [...new Set([...problems, ...always])].sort(byTable);
  const same = rest.headers instanceof z.ZodObject && !rest.body && 'if-none-match' in rest.headers.shape;
  const unchanged = same && 200 in answers ? { 304: { description: 'Nothing has changed' } } : {};
  return { ...rest, response: { ...answers, ...unchanged, ...problemAnswers(codes) } } as Omit<
    Described<P, Q, H, B>,
    'answers' | 'problems'
  > & {
    response: Record<string, unknown>;
  };
}

const order = Object.keys(PROBLEMS);
const byTable = (a: string, b: string) => order.indexOf(a) - order.indexOf(b);

/** One entry a status, which names every problem with that status. */
function problemAnswers(codes: readonly ProblemCode[]): Record<number, AnswerFormat> {
  const answers: Record<number, AnswerFormat> = {};
  for (const code of codes) {
    const { status, title } = PROBLEMS[code];
    const before = answers[status];
    answers[status] = {
      description: before === undefined ? title : `${before.description}. Or: ${title}`,
      content: { 'application/problem+json': { schema: ProblemBody } },
    };
  }
  return answers;
}

export const json = (description: string, schema: z.ZodType): AnswerFormat => ({
  description,
  content: { 'application/json': { schema } },
});
