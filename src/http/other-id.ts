import type { Outcome } from '../negotiation/edit.ts';
import type { Fault } from '../negotiation/fault.ts';

/** That a body names itself otherwise than its address does; an address without an id has nothing to say. */
export function otherIdFaults(pointer: string, said: string | undefined, address: string | undefined): Fault[] {
  if (said === undefined || address === undefined || said === address) return [];
  const detail = `the body says \`${said}\`, the address \`${address}\``;
  return [{ pointer, code: 'other_id', detail, help: 'leave it out, or say the same' }];
}

/** The same outcome of a write whose body does not name the record: what is said of it points at the address. */
export function pointingAtAddress(outcome: Outcome, parameter: string, isMeant: (pointer: string) => boolean): Outcome {
  if (!('refused' in outcome)) return outcome;
  const faults = outcome.faults.map((fault) =>
    isMeant(fault.pointer) ? { ...fault, in: 'path', pointer: `/${parameter}` } : fault,
  );
  return { ...outcome, faults };
}
