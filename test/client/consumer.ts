import {
  type Check,
  type CheckQuestion,
  createParley,
  type DealInput,
  type Line,
  type NegotiationDocument,
  type NewNegotiationDocument,
  type Problem,
  type Zone,
} from '../../clients/typescript/src/client.ts';

/** What a user writes, only to be compiled: each line that is expected to be an error is one that `any` would let pass. */
const parley = createParley({ baseUrl: 'http://localhost:3000' });
const lease = { path: { id: 'flat-lease' } };

export async function questions() {
  const { data, error } = await parley.POST('/v1/negotiations/{id}/check', {
    params: lease,
    body: { terms: { rent: 1200, pets: true }, context: { basis: 'assessed' } },
  });
  if (error) {
    const problem: Problem = error;
    return problem.errors.map(({ pointer, help }) => [pointer, help?.trim()]);
  }
  const check: Check = data;
  const lines: Line[] = check.parties.flatMap(({ redLines }) => redLines);
  // @ts-expect-error there is no such verdict
  if (check.verdict === 'good') return [];
  // @ts-expect-error a margin may be null
  return lines.map(({ margin }) => margin.by);
}

export async function waiting() {
  const params = lease;
  const { data } = await parley.POST('/v1/negotiations/{id}/zone', { params, body: {} });
  const zone: Zone | undefined = data;
  // @ts-expect-error whoever waits gets no job
  const none = data?.state;
  // @ts-expect-error and cannot ask for one but under `later`
  await parley.POST('/v1/negotiations/{id}/zone', { params: { ...params, header: { prefer: 'x' } }, body: {} });
  const later = await parley.later.POST('/v1/negotiations/{id}/zone', { params, body: {} });
  // @ts-expect-error what is a job is not known yet
  const exists = later.data?.exists;
  // @ts-expect-error no job is made of a list
  await parley.later.POST('/v1/negotiations', { body: {} });
  return [zone, none, exists];
}

export async function mistakes(document: NegotiationDocument) {
  // @ts-expect-error there is no such address
  await parley.GET('/v1/negotiation');
  // @ts-expect-error the id is missing
  await parley.GET('/v1/negotiations/{id}');
  // @ts-expect-error a limit is a number
  await parley.GET('/v1/negotiations', { params: { query: { limit: 'ten' } } });
  // @ts-expect-error a list is not deleted
  await parley.DELETE('/v1/negotiations/{id}/deals', { params: lease });
  // @ts-expect-error a field the server does not know
  const question = { deel: 'first-offer' } satisfies CheckQuestion;
  // @ts-expect-error an integer has bounds
  const issue: NonNullable<NewNegotiationDocument['issues']>[number] = { id: 'a', title: 'A', type: 'integer' };
  // @ts-expect-error a deal has terms
  const deal: DealInput = { id: 'a', title: 'A' };
  const [first] = document.issues;
  // @ts-expect-error not every issue has options
  const options = first?.options;
  const levels = first?.type === 'ordinal' ? first.levels.map(({ title }) => title) : [];
  return [question, issue, deal, options, levels];
}

/** What the server answered can be sent again. */
export const again = (document: NegotiationDocument): NewNegotiationDocument => document;
