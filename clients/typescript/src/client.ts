import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './schema.d.ts';

export { AS_LINES, linesOf } from './lines.ts';
/** Every schema of the contract by its name (`Check`, `Zone`, `Line`, `NegotiationDocument` …), and `paths`. */
export type * from './schema.d.ts';

/** Answers are read as JSON unless a call says otherwise (`parseAs`). */
type Read = 'application/json' | 'application/problem+json';

type MayBeJob = { parameters: object; responses: { 202: unknown } };

/** An operation as it answers whoever waits for it: never with a job. */
type Waited<Operation> = Operation extends MayBeJob
  ? Omit<Operation, 'parameters' | 'responses'> & {
      parameters: Omit<Operation['parameters'], 'header'> & { header?: never };
      responses: Omit<Operation['responses'], 202>;
    }
  : Operation;

type WaitedPaths = { [Path in keyof paths]: { [Method in keyof paths[Path]]: Waited<paths[Path][Method]> } };
type LaterPaths = { [Path in keyof paths as paths[Path] extends { post: MayBeJob } ? Path : never]: paths[Path] };

export interface Parley extends Client<WaitedPaths, Read> {
  /**
   * Questions without waiting for the answer: `data` is a `Job`, to be read at `/v1/jobs/{job}`, or the answer itself
   * where it is there at once (`'state' in data` tells them apart).
   */
  readonly later: Pick<Client<LaterPaths, Read>, 'POST'>;
}

export interface ParleyOptions extends ClientOptions {
  /** Where the server is, such as `http://localhost:3000`. */
  readonly baseUrl: string;
}

/**
 * A client of the server at `baseUrl`: `GET`, `POST`, `PUT`, `PATCH` and `DELETE` take a path of the contract and give
 * `{ data, error, response }`, where `error` is a `Problem` and there is no `data` if the server refused. Throws only
 * where there was no answer at all.
 */
export function createParley(options: ParleyOptions): Parley {
  const client = createClient<WaitedPaths, Read>(options);
  const later = (path: never, init: { params?: object }) =>
    client.POST(path, { ...init, params: { ...init.params, header: { prefer: 'respond-async' } } } as never);
  return { ...client, later: { POST: later as unknown as Parley['later']['POST'] } };
}
