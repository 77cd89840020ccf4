import { z } from 'zod';
import { type Fault, MOST_FAULTS } from '../negotiation/fault.ts';

/**
 * Everything that can go wrong for a client, in one table. The type URI of a problem is the heading of its row in
 * docs/problems.md, where the code is written with hyphens.
 */
export const PROBLEMS = {
  malformed: { status: 400, title: 'The body cannot be read' },
  bad_request: { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'It is not known who asks' },
  forbidden: { status: 403, title: 'This is not yours to see or do' },
  not_found: { status: 404, title: 'There is no such record' },
  no_such_address: { status: 404, title: 'There is nothing at this address' },
  method_not_allowed: { status: 405, title: 'This address has no such method' },
  not_acceptable: { status: 406, title: 'No acceptable format' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  exists: { status: 409, title: 'There is one already' },
  in_use: { status: 409, title: 'Something still uses it' },
  still_running: { status: 409, title: 'The first request with this key is still running' },
  condition_failed: { status: 412, title: 'The condition of the request does not hold' },
  too_large: { status: 413, title: 'The body is too large' },
  address_too_long: { status: 414, title: 'The address is too long' },
  unsupported_media_type: { status: 415, title: 'The body is in a format this address does not read' },
  expectation_failed: { status: 417, title: 'The expectation cannot be met' },
  invalid: { status: 422, title: 'Well-formed, but wrong' },
  key_reused: { status: 422, title: 'The idempotency key belongs to another request' },
  too_many_requests: { status: 429, title: 'Too many requests', retryAfter: 1 },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  defect: { status: 500, title: 'A defect of the server' },
  overloaded: { status: 503, title: 'Too much to do at the moment', retryAfter: 1 },
  not_ready: { status: 503, title: 'Not ready', retryAfter: 5 },
} as const satisfies Record<string, { status: number; title: string; retryAfter?: number }>;
export type ProblemCode = keyof typeof PROBLEMS;

export const slugOf = (code: string) => code.replaceAll('_', '-');
export const typeOf = (code: ProblemCode) => `/docs/problems#${slugOf(code)}`;

/** Which part of the request a pointer points into. */
export const PLACES = ['body', 'query', 'path', 'header'] as const;
export type Place = (typeof PLACES)[number];

const ProblemFault = z
  .strictObject({
    in: z.enum(PLACES).meta({ description: 'The part of the request that the pointer points into' }),
    pointer: z.string().meta({ description: 'JSON pointer (RFC 6901) to the field at fault' }),
    code: z.string(),
    detail: z.string(),
    span: z.strictObject({ start: z.int(), end: z.int() }).optional().meta({
      description: 'The part of the expression at the pointer, in UTF-16 units',
    }),
    help: z.string().optional().meta({ description: 'What to do next' }),
  })
  .meta({ id: 'ProblemFault', description: 'One thing at fault, and where' });

/** RFC 9457. Every answer with a status of 400 or more has this shape. */
export const ProblemBody = z
  .strictObject({
    type: z.string().meta({ description: 'The kind of problem: a URI that leads to its description' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The address that was asked' }),
    errors: z.array(ProblemFault).meta({ description: 'Every field at fault; empty where none is' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong and what to do (RFC 9457)' });
export type ProblemBody = z.output<typeof ProblemBody>;

export type PlacedFault = Fault & { readonly in?: Place };

/** A request that is not granted, thrown from wherever that is found out; the caller can put it right. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly faults: readonly PlacedFault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { faults?: readonly PlacedFault[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.code = code;
    this.faults = more.faults ?? [];
    const row = PROBLEMS[code];
    this.headers =
      'retryAfter' in row ? { 'retry-after': String(row.retryAfter), ...more.headers } : (more.headers ?? {});
  }
}

/** A refusal for fields at fault: all of them, or the first `MOST_FAULTS`; its detail is the first one's. */
export function refusalOf(code: ProblemCode, faults: readonly PlacedFault[]): Refusal {
  const [first] = faults;
  const listed = faults.slice(0, MOST_FAULTS);
  const others = `${faults.length > MOST_FAULTS ? 'at least ' : ''}${faults.length - 1} more`;
  const more = faults.length === 1 ? '' : ` (and ${others})`;
  return new Refusal(code, `${first?.detail ?? PROBLEMS[code].title}${more}`, { faults: listed });
}

export function problemOf(refusal: Refusal, instance: string): ProblemBody {
  const { status, title } = PROBLEMS[refusal.code];
  const errors = refusal.faults.map(({ in: place = 'body', pointer, code, detail, span, help }) => ({
    in: place,
    pointer,
    code,
    detail,
    ...(span === undefined ? {} : { span: { start: span.start, end: span.end } }),
    ...(help === undefined ? {} : { help }),
  }));
  return { type: typeOf(refusal.code), title, status, detail: refusal.message, instance, errors };
}
