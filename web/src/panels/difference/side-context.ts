import type { Looked } from '../../address.ts';
import type { Case } from '../../contract.ts';
import { type WholeLooked, wholeOf } from '../../looked.ts';

/** A context with nothing left out, and the world that is assumed in it. */
export type SideContext = WholeLooked & Pick<Looked, 'circumstances'>;

/** What one side is asked in: what it leaves out is as in `base`, the assumed world included. */
export function sideContext(looked: Looked, live: Case, base: Looked = {}): SideContext {
  const circumstances = looked.circumstances ?? base.circumstances;
  return { ...wholeOf(looked, live, base), ...(circumstances && { circumstances }) };
}

const inOrder = (values: object | undefined) => Object.entries(values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

/** Whether two sides are one view, so that nothing can differ. */
export const isSameView = (a: SideContext, b: SideContext): boolean =>
  a.asOf === b.asOf &&
  a.perspective === b.perspective &&
  a.basis === b.basis &&
  JSON.stringify(inOrder(a.circumstances)) === JSON.stringify(inOrder(b.circumstances));
