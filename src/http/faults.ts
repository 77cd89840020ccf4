import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nearestWord } from '../language/nearest-word.ts';
import { notReadDetail } from './bodies.ts';
import { PROBLEMS, type ProblemCode, problemOf, Refusal } from './problem.ts';

/**
 * Everything thrown becomes one problem; what is no refusal is a defect, is logged, and says nothing of its inside.
 * A request for an upgrade, which is never granted, is the last on its connection: Node loses its place after one whose
 * body nobody reads.
 */
export function answerFaults(app: FastifyInstance): void {
  const addresses: Address[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    addresses.push({ segments: url.split('/'), methods: [method].flat().map(String) });
  });
  app.addHook('onRequest', (request, reply, done) => {
    const { host, upgrade } = request.headers;
    if (upgrade !== undefined) reply.header('connection', 'close');
    if (host !== undefined || request.raw.httpVersion !== '1.1') return done();
    done(new Refusal('bad_request', 'there is no `host`, which HTTP/1.1 asks for'));
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => sendProblem(asRefusal(error, request), request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(nothingHere(request, addresses), request, reply));
  app.server.on('checkExpectation', (request, response) => {
    const refusal = new Refusal('expectation_failed', `nothing is known of \`expect: ${request.headers.expect}\``);
    const body = Buffer.from(JSON.stringify(problemOf(refusal, pathOf(request.url ?? ''))));
    response.writeHead(417, { 'content-type': PROBLEM_TYPE, 'content-length': body.length, connection: 'close' });
    response.end(body);
  });
}

const PROBLEM_TYPE = 'application/problem+json';

export function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  const problem = JSON.stringify(problemOf(refusal, pathOf(request.url)));
  // Nobody will read the rest of such a body, and the next request on this connection would wait behind it.
  if (request.body instanceof Readable || request.headers.upgrade !== undefined) reply.header('connection', 'close');
  reply.code(PROBLEMS[refusal.code].status).headers(refusal.headers).type(PROBLEM_TYPE).send(problem);
}

const pathOf = (url: string) => url.split('?', 1)[0]!;

/** What Fastify itself refuses, in our table. */
const FRAMEWORK: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad_request',
  FST_ERR_BAD_URL: 'bad_request',
  FST_ERR_MAX_PARAM_LENGTH: 'address_too_long',
  FST_STATIC_FORBIDDEN_PATH: 'bad_request',
};

/** What the sender of files refuses. */
const STATUSES: Record<number, ProblemCode> = { 400: 'bad_request', 412: 'condition_failed', 416: 'bad_request' };

export function asRefusal(error: FastifyError, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  const code = FRAMEWORK[error.code] ?? STATUSES[error.statusCode!] ?? (isGone(request) ? 'bad_request' : 'defect');
  if (code !== 'defect') return new Refusal(code, frameworkDetail(code, request));
  request.log.error({ err: error, reqId: request.id }, 'a defect');
  return new Refusal('defect', `this is our fault, not yours; it is logged as request ${request.id}`);
}

/** A client that goes away within its body will not read what it is told. */
const isGone = (request: FastifyRequest) => request.raw.readableAborted === true;

function frameworkDetail(code: ProblemCode, request: FastifyRequest): string {
  if (code === 'too_large') return `the body may have at most ${request.routeOptions.bodyLimit} bytes here`;
  if (code === 'address_too_long') return 'one part of the address is longer than any id can be';
  if (code === 'condition_failed') return 'the condition in the headers does not hold';
  if (code === 'bad_request') return 'the address, the headers or the length of the body cannot be read';
  return notReadDetail(request);
}

interface Address {
  readonly segments: readonly string[];
  readonly methods: readonly string[];
}

/** 405 where another method would do, else 404 with the address that is close. */
function nothingHere(request: FastifyRequest, addresses: readonly Address[]): Refusal {
  const segments = pathOf(request.url).split('/');
  const here = addresses.filter((address) => misses(address, segments).length === 0);
  if (here.length > 0) {
    const methods = [...new Set(here.flatMap((address) => address.methods))];
    const detail = `\`${request.method}\` does not exist here; ${methods.join(', ')} ${methods.length === 1 ? 'does' : 'do'}`;
    const instead = documentElsewhere(request, segments);
    return new Refusal('method_not_allowed', detail + instead, { headers: { allow: methods.join(', ') } });
  }
  const close = closeAddress(addresses, segments);
  const hint = close === undefined ? '; `/docs` lists all addresses' : `; did you mean \`${close}\`?`;
  return new Refusal('no_such_address', `there is nothing at \`${pathOf(request.url).slice(0, 200)}\`${hint}`);
}

/** A document is read at an address of its own, but written where the negotiation is. */
function documentElsewhere({ method }: FastifyRequest, segments: readonly string[]): string {
  if (segments.at(-1) !== 'document' || method !== 'PUT') return '';
  return `; PUT a document to \`${segments.slice(0, -1).join('/').slice(0, 200)}\``;
}

/** The places where an address differs; a parameter fits anything, another length fits nowhere. */
function misses({ segments }: Address, asked: readonly string[]): number[] {
  if (segments.length !== asked.length) return [-1];
  return segments.flatMap((segment, at) => (segment.startsWith(':') || segment === asked[at] ? [] : [at]));
}

function closeAddress(addresses: readonly Address[], asked: readonly string[]): string | undefined {
  const bare = asked.at(-1) === '' ? asked.slice(0, -1) : asked;
  if (bare !== asked && addresses.some((address) => misses(address, bare).length === 0)) return bare.join('/');
  for (const address of addresses) {
    const [at, ...others] = misses(address, bare);
    if (at === undefined || at < 0 || others.length > 0) continue;
    if (nearestWord(bare[at]!, [address.segments[at]!]) === undefined) continue;
    return bare.with(at, address.segments[at]!).join('/');
  }
  return undefined;
}

/** What never became a request: the same shape, by hand. */
export function answerBrokenClient(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const code = SOCKET[error.code ?? ''] ?? 'bad_request';
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify(problemOf(new Refusal(code, SOCKET_DETAILS[code] ?? title.toLowerCase()), ''));
  const head = `HTTP/1.1 ${status} ${title}\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}`;
  if (socket.writable) socket.write(`${head}\r\nconnection: close\r\n\r\n${body}`);
  socket.destroy(error);
}

const SOCKET: Record<string, ProblemCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};
const SOCKET_DETAILS: Partial<Record<ProblemCode, string>> = {
  request_timeout: 'the request did not arrive in time',
  headers_too_large: 'the headers may have at most 16 KiB together',
  bad_request: 'what arrived is not HTTP',
};
