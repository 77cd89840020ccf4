import type { Case, Schemas } from '../../contract.ts';
import { numberWord } from '../../words/count.ts';

/** Who negotiates, and whose consent a deal needs. */
export function WhoNegotiates({ live }: { live: Case }) {
  const { parties, negotiation } = live;
  return (
    <section aria-labelledby="who-title">
      <h2 id="who-title">Who negotiates</h2>
      <p class="agreement">{agreementWords(live)}</p>
      <ul class="who">
        {parties.map((party) => (
          <li key={party.id}>
            <strong>{party.name}</strong>
            {party.classification && <span class="hint"> {party.classification}</span>}
            <p>
              <Consent party={party} agreement={negotiation.agreement} />
            </p>
            {party.note && <p class="hint">{party.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Consent({ party, agreement }: { party: Schemas['Party']; agreement: Schemas['Agreement'] }) {
  if (agreement.kind === 'quorum') {
    if (agreement.vetoes.includes(party.id)) return <>Nothing is agreed without it</>;
    return agreement.of.includes(party.id) ? (
      <>Its consent counts towards the number</>
    ) : (
      <>Its consent does not count</>
    );
  }
  switch (party.consent) {
    case 'required':
      return <>Has to agree</>;
    case 'advisory':
      return <>Advises only: it cannot block</>;
    case 'conditional':
      return (
        <>
          Has to agree where <code>{party.consentWhen}</code>
        </>
      );
  }
}

function agreementWords({ negotiation: { agreement }, parties }: Case): string {
  if (agreement.kind === 'unanimity') return 'A deal needs everybody whose consent is required.';
  const vetoes = parties.filter(({ id }) => agreement.vetoes.includes(id)).map(({ name }) => name);
  const number = `A deal needs ${numberWord(agreement.atLeast)} of ${numberWord(agreement.of.length)}`;
  return vetoes.length === 0 ? `${number}.` : `${number}, among them ${vetoes.join(' and ')}.`;
}
