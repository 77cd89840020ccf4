import { useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas } from '../../contract.ts';
import { textsOf } from '../../terms.ts';
import { addressWith, follow, view } from '../../view.ts';
import { shortDay } from '../../words/day.ts';
import { partyName } from '../../words/statement.ts';
import { dealVerdict } from '../deal/verdict-words.ts';

/** With more deals than these nobody reads their verdicts here. */
const MANY = 200;

const KINDS: Readonly<Record<Schemas['Deal']['kind'], string>> = {
  proposal: 'Proposal',
  status_quo: 'The state of things without a deal',
  agreement: 'Agreement',
};

/** The deals of the case, each with the verdict on it in this context, and open to be looked at. */
export function Deals({ live }: { live: Case }) {
  const { deals } = live;
  const asked = deals.slice(0, MANY).map(({ id }) => ({ ref: id, deal: id }));
  const { answer, state } = useAnswer(
    'check/batch',
    asked.length > 0 ? { context: view.value.context, deals: asked } : null,
  );
  const verdicts = new Map(
    state === 'answered' ? answer?.results.flatMap((one) => ('verdict' in one ? [[one.ref, one] as const] : [])) : [],
  );
  return (
    <section aria-labelledby="deals-title">
      <h2 id="deals-title">Deals</h2>
      {deals.length === 0 && (
        <p>
          There is none yet.{' '}
          <a href={addressWith({ panel: 'deal' })} onClick={follow({ panel: 'deal' })}>
            Build one
          </a>
        </p>
      )}
      <ul class="deals">
        {deals.map((deal) => (
          <OneDeal key={deal.id} deal={deal} live={live} verdict={verdicts.get(deal.id)} />
        ))}
      </ul>
    </section>
  );
}

interface OfDeal {
  readonly deal: Schemas['Deal'];
  readonly live: Case;
  readonly verdict: Pick<Schemas['Check'], 'verdict' | 'deadOnArrival'> | undefined;
}

function OneDeal({ deal, live, verdict }: OfDeal) {
  const change = { panel: 'deal', terms: textsOf(deal.terms) } as const;
  const told = verdict && dealVerdict(verdict);
  const settled = Object.keys(deal.terms).length;
  const facts = [
    KINDS[deal.kind],
    deal.proposedBy && `by ${partyName(live, deal.proposedBy)}`,
    deal.proposedAt && shortDay(deal.proposedAt),
    settled === live.issues.length ? 'all terms settled' : `${settled} of ${live.issues.length} terms settled`,
  ];
  return (
    <li>
      <div>
        <a href={addressWith(change)} onClick={follow(change)}>
          {deal.title}
        </a>
        <span class="hint">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {told && (
        <span class="mark" data-tone={told.tone}>
          <span aria-hidden="true">{told.sign}</span> {told.word}
        </span>
      )}
    </li>
  );
}
