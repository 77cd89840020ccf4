import type { View } from '../access/view.ts';
import type { ResolvedContext } from '../negotiation/context.ts';
import { cacheKey, contextKey } from './cache-key.ts';

/** A case as it travels to a worker: the JSON of what compiling reads, in memory that both threads see. */
export interface CaseBytes {
  /** Names this very view within this process, and no other; `null` where the case will not be asked about again. */
  readonly name: string | null;
  readonly shared: SharedArrayBuffer;
}

/** Of a view that stays: made once, and forgotten with the view. */
export function bytesOfStored(view: View): CaseBytes {
  const known = stored.get(view);
  if (known !== undefined) return known;
  const made = { name: String(++named), shared: sharedJson(view) };
  stored.set(view, made);
  return made;
}

/** Of a case that came with its question. */
export const bytesOfSent = (view: View): CaseBytes => ({ name: null, shared: sharedJson(view) });

/** What a case compiled in a context is kept under. LAW: injective. */
export const nameIn = ({ name }: CaseBytes, context: ResolvedContext): string | null =>
  name === null ? null : cacheKey([name, contextKey(context)]);

const stored = new WeakMap<View, CaseBytes>();
let named = 0;

function sharedJson(view: View): SharedArrayBuffer {
  const text = JSON.stringify(readByCompiling(view));
  const shared = new SharedArrayBuffer(Buffer.byteLength(text));
  Buffer.from(shared).write(text);
  return shared;
}

/**
 * A negotiation without what no compiled case depends on: sources, what positions say in words, and every deal but those
 * that reservation values are taken from. LAW: it compiles to the same scenario.
 */
export function readByCompiling(view: View): View {
  const reserved = new Set(view.preferences.flatMap(({ reservation }) => dealOf(reservation)));
  const deals = view.deals.filter((deal) => reserved.has(deal.id));
  const positions = view.positions.map(({ note: _, ...position }) => ({ ...position, text: '', citations: [] }));
  return { ...view, sources: [], positions, deals };
}

const dealOf = (reservation: View['preferences'][number]['reservation']): string[] =>
  reservation !== undefined && 'deal' in reservation ? [reservation.deal] : [];
