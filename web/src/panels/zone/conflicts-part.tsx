import type { Case, Schemas } from '../../contract.ts';
import { counted } from '../../words/count.ts';
import { ConcessionCard, ConflictCard } from './conflict-cards.tsx';
import { Listed } from './listed.tsx';
import { bySize, CONFLICT_INTROS, occurrences } from './listing.ts';

type Conflicts = Schemas['Conflicts'];

/** Why there is no deal, and what would have to go for one. */
export function ConflictsPart({ answer, live }: { answer: Conflicts; live: Case }) {
  if (answer.exists === true)
    return (
      <section aria-labelledby="conflicts-title">
        <h2 id="conflicts-title">What stands in the way</h2>
        <p>Nothing: there is a deal, so no lines conflict, and nobody has to give anything up.</p>
      </section>
    );
  return (
    <>
      <ConflictCards answer={answer} live={live} />
      {!answer.impossible && <ConcessionCards answer={answer} live={live} />}
    </>
  );
}

function ConflictCards({ answer: { conflicts, counts, impossible }, live }: { answer: Conflicts; live: Case }) {
  const often = occurrences(conflicts);
  const kind = impossible ? 'rules' : live.negotiation.agreement.kind === 'quorum' ? 'quorum' : 'all';
  return (
    <section aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">What stands in the way{tally(counts.conflicts, 'conflict')}</h2>
      <p class="soft">{CONFLICT_INTROS[kind]}</p>
      <Listed name="conflicts" noun={['conflict', 'conflicts']} count={counts.conflicts} sets={bySize(conflicts)}>
        {(conflict) => <ConflictCard conflict={conflict} kind={kind} live={live} often={often} of={conflicts.length} />}
      </Listed>
    </section>
  );
}

function ConcessionCards({ answer: { concessions, counts }, live }: { answer: Conflicts; live: Case }) {
  return (
    <section aria-labelledby="concessions-title">
      <h2 id="concessions-title">What would open a deal{tally(counts.concessions, 'concession')}</h2>
      <p class="soft">
        Each card names lines that together would have to go; were fewer of them to go, there would be no deal. That is
        arithmetic, not advice: it does not say who should give way.
      </p>
      <Listed
        name="concessions"
        noun={['concession', 'concessions']}
        count={counts.concessions}
        sets={bySize(concessions)}
      >
        {(concession) => <ConcessionCard concession={concession} live={live} />}
      </Listed>
    </section>
  );
}

const tally = (count: string | null, noun: string): string => (count === null ? '' : `: ${counted(count, noun)}`);
