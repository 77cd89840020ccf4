import { type Asker, type View, viewOf } from '../access/view.ts';
import { nearestWord } from '../language/nearest-word.ts';
import type { Reader } from '../store/store.ts';
import { Refusal } from './problem.ts';

/** The negotiation as it stands, or stood at a version, as the asker may see it. @throws Refusal 404 */
export async function read(store: Reader, id: string, asker: Asker, version?: number): Promise<View> {
  const found = await store.find(id, version);
  if (found === undefined) throw await noNegotiation(store, id, version);
  return viewOf(found, asker);
}

/** Says what is missing and what is close. */
export async function noNegotiation(store: Reader, id: string, version?: number): Promise<Refusal> {
  if (id === '')
    return new Refusal('not_found', `the id is missing in the address; \`/v1/negotiations\` lists them all`);
  const current = version === undefined ? undefined : await store.find(id);
  if (current !== undefined) {
    const detail = `\`${id}\` has no version ${version}; it is at version ${current.version}`;
    return new Refusal('not_found', detail);
  }
  const others = await store.list({ limit: 200 });
  const ids = others.map((other) => other.id);
  return new Refusal('not_found', `there is no negotiation \`${id}\`${closeOf(id, ids)}`);
}

/** The sentence on a missing record of a list. */
export function noRecord(noun: string, id: string, ids: readonly string[]): Refusal {
  if (id === '') return new Refusal('not_found', `the id of the ${noun} is missing in the address`);
  return new Refusal('not_found', `there is no ${noun} \`${id}\` here${closeOf(id, ids)}`);
}

function closeOf(id: string, ids: readonly string[]): string {
  const near = nearestWord(id, ids);
  return near === undefined ? '' : `; did you mean \`${near}\`?`;
}
