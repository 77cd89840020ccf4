import type { Edited, Fields } from './kinds.ts';

/** Where a record is written, and how: one that is not there yet is added, and may leave its id to the server. */
export function writeOf(
  caseId: string,
  { kind, id }: Edited,
  fields: Fields,
): { address: string; wanted: RequestInit } {
  const list = `/v1/negotiations/${encodeURIComponent(caseId)}/${kind.segment}`;
  return {
    address: id === null ? list : `${list}/${encodeURIComponent(id)}`,
    wanted: {
      method: id === null ? 'POST' : 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    },
  };
}
