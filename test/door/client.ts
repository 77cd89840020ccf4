import { Agent, request as ask, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { Request } from './requests.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly milliseconds: number;
}

/** An answer, or why there is none. */
export type Outcome = Answer | { readonly error: string; readonly milliseconds: number };

/** The request before, by connection: where one gets no answer, that one may be to blame. */
const before = new WeakMap<object, string>();

/** Asks over connections that are kept; where one was closed just then, once more over a new one. */
export async function send(port: number, request: Request, agent: Agent, patience: number): Promise<Outcome> {
  const first = await sendOnce(port, request, agent, patience);
  if (!('error' in first) || !/ECONNRESET|EPIPE|socket hang up/.test(first.error)) return first;
  return sendOnce(port, request, new Agent({ keepAlive: false }), patience);
}

function sendOnce(port: number, request: Request, agent: Agent, patience: number): Promise<Outcome> {
  const { method, path, body } = request;
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const headers = { ...request.headers, ...length };
  const began = performance.now();
  return new Promise((done) => {
    let answered: IncomingHttpHeaders | undefined;
    const end = (outcome: object) => {
      clearTimeout(timer);
      done({ ...outcome, milliseconds: performance.now() - began } as Outcome);
    };
    const asked = ask({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
      answered = answer.headers;
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', (cause) => end({ error: `in the answer: ${cause.message}` }));
      answer.on('end', () => end({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    let earlier: string | undefined;
    asked.on('socket', (socket) => {
      earlier = before.get(socket);
      before.set(socket, `${method} ${path} ${JSON.stringify(headers)} ${body?.toString('latin1', 0, 200)}`);
    });
    const timer = setTimeout(() => asked.destroy(new Error(`no answer in time, after ${earlier}`)), patience);
    // The server may answer before it has the whole body: what was written after that gets lost, the answer does not.
    asked.on('error', (cause) => {
      if (answered === undefined) end({ error: cause.message });
    });
    asked.end(body);
  });
}

/** Writes bytes, and gives whatever comes back until the server hangs up or is silent for a while. */
export function sendRaw(port: number, bytes: Buffer, silence: number): Promise<Buffer> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(silence, () => socket.destroy());
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => done(Buffer.concat(chunks)));
  });
}
