import { z } from 'zod';
import { BasisAsked } from '../negotiation/context.ts';
import { referenceFaults } from '../negotiation/diagnose.ts';
import { directoryOf } from '../negotiation/directory.ts';
import { type Fault, pointerTo } from '../negotiation/fault.ts';
import { Id } from '../negotiation/identifiers.ts';
import type { Document } from '../negotiation/negotiation.ts';
import type { Comparison } from '../work/task.ts';

const OnBasis = z
  .strictObject({ party: Id, basis: BasisAsked })
  .meta({ id: 'PartyOnBasis', description: 'A party, by what it says or by what is held to be true of it' });

/** Who is to be compared: ids, or `{ party, basis }`. */
export const PartiesAsked = z
  .array(z.union([Id, OnBasis], 'the id of a party, or { party, basis }'))
  .min(1)
  .max(500)
  .meta({
    description: 'Parties, each on a basis of its own or on that of the context; all of them where nothing is said',
    examples: [[{ party: 'landlord', basis: 'declared' }, 'tenant']],
  });
type PartiesAsked = z.output<typeof PartiesAsked>;

const idIn = (one: PartiesAsked[number]) => (typeof one === 'string' ? one : one.party);

/** That a party is not there, or listed for the second time. */
export function partiesFaults(parties: PartiesAsked = [], document: Document): Fault[] {
  if (parties.length === 0) return [];
  const directory = directoryOf(document);
  const ids = parties.map(idIn);
  return parties.flatMap((one, at) => {
    const id = ids[at]!;
    const pointer = pointerTo('/parties', at, ...(typeof one === 'string' ? [] : ['party']));
    if (ids.indexOf(id) === at) return referenceFaults('parties', id, pointer, directory);
    const help = 'list it once; how it differs from one basis to the other is its `bargainingRoom`';
    return [{ pointer, code: 'duplicate_id', detail: `\`${id}\` is listed twice`, help }];
  });
}

/** What a worker is asked. @param all ids, where nothing is said */
export const partiesIn = (parties: PartiesAsked | undefined, all: readonly string[]): Comparison['parties'] =>
  (parties ?? all).map((one) => (typeof one === 'string' ? { party: one, basis: null } : one));
