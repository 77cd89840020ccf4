import type { Terms, Value } from '../../contract.ts';
import { textOf, textsOf } from '../../terms.ts';
import { go, view } from '../../view.ts';
import { startClock } from './verdict-clock.ts';

/** Settles an issue, or leaves it open. */
export function settle(issue: string, value: Value | undefined): void {
  startClock();
  const { [issue]: _, ...rest } = view.value.terms;
  go({ terms: value === undefined ? rest : { ...rest, [issue]: textOf(value) } });
}

/** Settles several at once, and leaves the others as they are. */
export function settleAll(changed: Terms): void {
  startClock();
  go({ terms: { ...view.value.terms, ...textsOf(changed) } });
}

/** Begins anew with these terms; the ones before can be gone back to. */
export function beginWith(terms: Terms): void {
  startClock();
  go({ terms: textsOf(terms) }, 'push');
}

/** Assumes something of the world, or takes it as it is on the day. */
export function assume(circumstance: string, value: Value | undefined): void {
  startClock();
  const { circumstances = {}, ...context } = view.value.context;
  const { [circumstance]: _, ...others } = circumstances;
  const assumed = value === undefined ? others : { ...others, [circumstance]: value };
  go({ context: Object.keys(assumed).length === 0 ? context : { ...context, circumstances: assumed } });
}
