import type { ResolvedContext } from './context.ts';
import { absenceIn } from './in-force.ts';
import type { Document } from './negotiation.ts';
import { perspectiveChain } from './perspective-chain.ts';

/**
 * The issues on which it hangs what a deal is worth to those whose acceptance decides. An issue with a weight and no
 * value function brings nothing, so nothing hangs on it. The document need not be sound: where it has no such
 * perspective, all preferences count.
 * @param parties who has to agree in place of the agreement rule, where a context says so
 */
export function weighedIn(
  document: Document,
  context: ResolvedContext,
  parties: readonly string[] | undefined,
): ReadonlySet<string> {
  const { agreement } = document.negotiation;
  const listed = parties ?? (agreement.kind === 'quorum' ? agreement.of : undefined);
  const advisory = new Set(document.parties.filter(({ consent }) => consent === 'advisory').map(({ id }) => id));
  const decides = (party: string) => (listed === undefined ? !advisory.has(party) : listed.includes(party));
  const perspectives = new Map(document.perspectives.map((one) => [one.id, one]));
  const isSeen = perspectiveChain(context.perspective, perspectives) !== undefined;
  const absence = isSeen ? absenceIn(document, context) : () => null;
  const counting = document.preferences.filter((one) => decides(one.party) && absence(one) === null);
  return new Set(
    counting.flatMap(({ weights, values }) =>
      Object.keys(weights).filter((issue) => weights[issue]! > 0 && Object.hasOwn(values, issue)),
    ),
  );
}
