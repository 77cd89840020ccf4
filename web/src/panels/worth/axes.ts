import type { Case } from '../../contract.ts';
import type { Axes } from './marks.ts';

/** Who has told what deals are worth to them, who has to agree first. */
export function weighing({ parties, preferences, negotiation }: Pick<Case, 'parties' | 'preferences' | 'negotiation'>) {
  const { agreement } = negotiation;
  const listed = agreement?.kind === 'quorum' ? agreement.of : undefined;
  const decides = ({ id, consent }: Case['parties'][number]) => (listed ? listed.includes(id) : consent === 'required');
  const told = new Set(preferences.map(({ party }) => party));
  const all = parties.filter(({ id }) => told.has(id));
  return [...all.filter(decides), ...all.filter((party) => !decides(party))];
}

/** The two parties of the chart: those the address names, else the first two there are. Never one party twice. */
export function axesOf(options: Readonly<Record<string, string>>, live: Parameters<typeof weighing>[0]): Axes | null {
  const ids = weighing(live).map(({ id }) => id);
  const named = (name: string) => ids.find((id) => id === options[name]);
  const x = named('x') ?? ids.find((id) => id !== named('y'));
  const y = [named('y'), ...ids].find((id) => id !== undefined && id !== x);
  return x === undefined || y === undefined ? null : { x, y };
}
