import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Guarded, parseGuarded, parseGuardedBytes } from './guarded-json.ts';
import { Refusal, refusalOf } from './problem.ts';
import type { YamlReader } from './yaml-reader.ts';

type Done = (error: Error | null, body?: unknown) => void;

export const NDJSON = 'application/x-ndjson';

/** JSON everywhere; YAML and lines (as the stream they come in) where the route consumes them; anything else is 415. */
export function readBodies(app: FastifyInstance, yaml: YamlReader): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, readJson);
  app.addContentTypeParser(/^application\/[\w.-]+\+json/, { parseAs: 'buffer' }, (request, body, done) =>
    isConsumed(request, body as Buffer, done) ? readJson(request, body as Buffer, done) : undefined,
  );
  app.addContentTypeParser(/^application\/(x-ndjson|ndjson|jsonl)/, (request, payload, done) => {
    if (consumes(request).includes(NDJSON)) done(notAsItIs(request) ?? null, payload);
    else done(notRead(request));
  });
  app.addContentTypeParser(/^(application|text)\/(x-)?yaml/, { parseAs: 'buffer' }, (request, body, done) => {
    if (!consumes(request).includes('application/yaml')) return done(notRead(request));
    const refusal = notAsItIs(request);
    if (refusal !== undefined) return done(refusal);
    if (!isUtf8(body as Buffer)) return done(answerOf(parseGuardedBytes(body as Buffer)) as Error);
    yaml.read((body as Buffer).toString('utf8')).then((guarded) => finish(guarded, done), done);
  });
}

function readJson(request: FastifyRequest, body: string | Buffer, done: Done): void {
  const refusal = notAsItIs(request);
  if (refusal !== undefined) done(refusal);
  else if (body.length === 0 && request.method === 'DELETE') done(null, undefined);
  else finish(typeof body === 'string' ? parseGuarded(body) : parseGuardedBytes(body), done);
}

function finish(guarded: Guarded, done: Done): void {
  if (guarded.fault === undefined) done(null, guarded.value);
  else done(refusalOf('malformed', [guarded.fault]));
}

const answerOf = ({ fault }: Guarded) => (fault === undefined ? undefined : refusalOf('malformed', [fault]));

const consumes = (request: FastifyRequest): readonly string[] =>
  (request.routeOptions.schema as { consumes?: readonly string[] } | undefined)?.consumes ?? [];

function isConsumed(request: FastifyRequest, _body: Buffer, done: Done): boolean {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (consumes(request).some((one) => one === type)) return true;
  done(notRead(request));
  return false;
}

/** Why the bytes of a body are not its text in UTF-8. */
function notAsItIs({ headers }: FastifyRequest): Refusal | undefined {
  const { 'content-encoding': encoding, 'content-type': type = '' } = headers;
  const refusal = (what: string, instead: string) =>
    new Refusal('unsupported_media_type', `\`${what.slice(0, 100)}\` is not read here; ${instead}`);
  if (encoding !== undefined) return refusal(`content-encoding: ${encoding}`, 'send the body as it is');
  const charset = CHARSET.exec(type)?.[1]?.toLowerCase();
  const isRead = charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset);
  return isRead ? undefined : refusal(`charset=${charset}`, 'send the body in UTF-8');
}

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

const notRead = (request: FastifyRequest) => new Refusal('unsupported_media_type', notReadDetail(request));

/** Says what was sent and what the address reads. */
export function notReadDetail(request: FastifyRequest): string {
  const sent = request.headers['content-type'];
  const read = consumes(request).length === 0 ? ['application/json'] : consumes(request);
  const what = sent === undefined ? 'there is no content type' : `\`${sent.slice(0, 100)}\` is not read here`;
  return `${what}; this address reads ${read.map((type) => `\`content-type: ${type}\``).join(' and ')}`;
}
