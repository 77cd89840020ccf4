import { useEffect, useState } from 'preact/hooks';
import { Refused, send } from '../../asking/ask.ts';
import { changes } from '../../asking/live-case.ts';
import type { Fault } from './faults-at.ts';
import type { Edited, Fields } from './kinds.ts';
import { writeOf } from './writing.ts';

/** Milliseconds without typing. */
const PAUSE = 400;
const NONE: readonly Fault[] = [];

/**
 * What the server would say against saving, asked whenever the typing pauses. What it said last stays until it says
 * something else.
 *
 * @param fields `null`: nothing to save
 */
export function useDryRun(caseId: string, edited: Edited, fields: Fields | null): readonly Fault[] {
  const [faults, setFaults] = useState(NONE);
  const text = fields === null ? null : JSON.stringify(fields);
  const turn = changes.value;
  useEffect(() => {
    if (text === null) {
      setFaults(NONE);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const { address, wanted } = writeOf(caseId, edited, JSON.parse(text) as Fields);
      const found = await faultsOf(`${address}?validateOnly=true`, { ...wanted, signal: controller.signal });
      if (found !== null && !controller.signal.aborted) setFaults(found);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [caseId, text, turn]);
  return faults;
}

/** @returns `null` where nothing can be said now: given up, no server, too much to do; saving says so */
async function faultsOf(address: string, wanted: RequestInit): Promise<readonly Fault[] | null> {
  try {
    await send(address, wanted);
    return NONE;
  } catch (cause) {
    if (wanted.signal?.aborted) return null;
    if (!(cause instanceof Refused)) throw cause;
    return [409, 422].includes(cause.problem.status ?? 0) ? (cause.problem.errors ?? NONE) : null;
  }
}
