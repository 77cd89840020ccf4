import type { Fault } from '../negotiation/fault.ts';

/** That a body names itself otherwise than its address does; an address without an id has nothing to say. */
export function otherIdFaults(pointer: string, said: string | undefined, address: string | undefined): Fault[] {
  if (said === undefined || address === undefined || said === address) return [];
  const detail = `the body says \`${said}\`, the address \`${address}\``;
  return [{ pointer, code: 'other_id', detail, help: 'leave it out, or say the same' }];
}
