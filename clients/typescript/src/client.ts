import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './schema.d.ts';

/** Every schema of the contract by its name (`Check`, `Zone`, `Line`, `NegotiationDocument` …), and `paths`. */
export type * from './schema.d.ts';

/** Answers are read as JSON unless a call says otherwise (`parseAs`). */
type Read = 'application/json' | 'application/problem+json';

export type Parley = Client<paths, Read>;

export interface ParleyOptions extends ClientOptions {
  /** Where the server is, such as `http://localhost:3000`. */
  readonly baseUrl: string;
}

/**
 * A client of the server at `baseUrl`: `GET`, `POST`, `PUT`, `PATCH` and `DELETE` take a path of the contract and give
 * `{ data, error, response }`, where exactly one of `data` and `error` is there and an `error` is a `Problem`.
 */
export function createParley(options: ParleyOptions): Parley {
  return createClient<paths, Read>(options);
}
