import type { Case, Schemas } from '../../contract.ts';
import { StatementTold } from '../../parts/statement-told.tsx';
import { counted } from '../../words/count.ts';
import { partyName, toldOfLine } from '../../words/statement.ts';

type Pair = Schemas['OpposedLines'];

/** What one asks for before it talks or signs, and what another will not sign: no deal has both. */
export function Opposed({ pairs, live }: { pairs: readonly Pair[]; live: Case }) {
  return (
    <section aria-labelledby="opposed-title">
      <h2 id="opposed-title">Preconditions against red lines</h2>
      {pairs.length === 0 ? (
        <p>No precondition of one of them rules out a red line of another.</p>
      ) : (
        <p>
          {counted(pairs.length, 'pair')} of a precondition and another party’s red line that no deal satisfies
          together, whatever else is agreed: to insist on the one is knowingly unacceptable to the other.
        </p>
      )}
      <ul class="opposed plain">
        {pairs.map((pair) => (
          <OpposedPair key={`${pair.precondition.id} ${pair.redLine.id}`} pair={pair} live={live} />
        ))}
      </ul>
    </section>
  );
}

function OpposedPair({ pair: { precondition, redLine }, live }: { pair: Pair; live: Case }) {
  const nameOf = (party: string | null) => (party === null ? 'nobody' : partyName(live, party));
  return (
    <li>
      <div class="card">
        <StatementTold of={toldOfLine(live, precondition)} live={live} />
      </div>
      <p class="against">
        <span aria-hidden="true">✗</span> this precondition of {nameOf(precondition.party)} cannot hold together with
        this line of {nameOf(redLine.party)}
      </p>
      <div class="card">
        <StatementTold of={toldOfLine(live, redLine)} live={live} />
      </div>
    </li>
  );
}
