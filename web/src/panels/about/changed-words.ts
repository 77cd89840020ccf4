import type { Case, Schemas } from '../../contract.ts';
import { partyName, toldOfId } from '../../words/statement.ts';
import { wordsOf } from '../../words/value.ts';

const PREFERENCES = ':preferences';

/** What is otherwise since a day: `The front: Stalemate`, `Russia, No Western troops: begins`. */
export function changedWords({ id, what }: Schemas['DayChange'], day: string, live: Case): string {
  const circumstance = live.circumstances.find((one) => one.id === id);
  if (circumstance) {
    const now = circumstance.values.find(({ from = '', to = '9' }) => from <= day && day <= to);
    return `${circumstance.title}: ${now ? wordsOf(circumstance, now.value) : 'not known any more'}`;
  }
  const name = nameOf(id, live);
  return { begins: `${name}: begins`, ends: `${name}: ends`, changes: `${name}: changes` }[what];
}

function nameOf(id: string, live: Case): string {
  if (id.endsWith(PREFERENCES))
    return `${partyName(live, id.slice(0, -PREFERENCES.length))}, what deals are worth to it`;
  const { party, title } = toldOfId(live, id);
  return party === null ? title : `${party}, ${title}`;
}
