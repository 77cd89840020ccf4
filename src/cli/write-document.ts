import type { FastifyInstance } from 'fastify';
import { refusedBy } from './ask.ts';
import { Asked } from './asked.ts';
import type { Loose } from './case.ts';
import type { Source } from './source.ts';

export interface Writing {
  /** Say what it would come to, and change nothing. */
  readonly isDry: boolean;
  /** Under this id, whatever is there. */
  readonly replacing?: string | undefined;
}

/** Sends a whole negotiation as a client would, and answers with what is then known of it. @throws Trouble */
export async function writeDocument(
  app: FastifyInstance,
  source: Source,
  { isDry, replacing }: Writing,
): Promise<Loose> {
  const [method, path] = replacing === undefined ? (['POST', ''] as const) : (['PUT', `/${replacing}`] as const);
  const url = `/v1/negotiations${path}${isDry ? '?validateOnly=true' : ''}`;
  const headers = { 'content-type': 'application/json', from: 'parley' };
  const answer = await app.inject({ method, url, headers, payload: JSON.stringify(source.value) });
  if (answer.statusCode < 300) return answer.json<Loose>();
  const asked = new Asked();
  asked.from('', { source, below: '' });
  throw refusedBy(answer.payload, asked);
}
