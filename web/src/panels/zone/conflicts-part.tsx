import type { Case, Schemas } from '../../contract.ts';
import { counted } from '../../words/count.ts';
import { ConcessionCard, ConflictCard } from './conflict-cards.tsx';
import { Listed } from './listed.tsx';
import { bySize, occurrences } from './listing.ts';

type Conflicts = Schemas['Conflicts'];

/** Why there is no deal, and what would have to go for one. */
export function ConflictsPart({ answer, live }: { answer: Conflicts; live: Case }) {
  if (answer.exists === true)
    return (
      <section aria-labelledby="conflicts-title">
        <h2 id="conflicts-title">What stands in the way</h2>
        <p>Nothing: all lines can hold together, so there is no conflict, and nobody has to give anything up.</p>
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
  return (
    <section aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">What stands in the way{tally(counts.conflicts, 'conflict')}</h2>
      <p class="soft">
        {impossible
          ? 'Each card names the fewest rules that leave nothing possible. No party owns a rule, so none can give it up.'
          : 'Each card names lines that no possible deal keeps together. Leave out any one of a card, and the rest of it can hold.'}
      </p>
      <Listed name="conflicts" noun={['conflict', 'conflicts']} count={counts.conflicts} sets={bySize(conflicts)}>
        {(conflict) => (
          <ConflictCard conflict={conflict} impossible={impossible} live={live} often={often} of={conflicts.length} />
        )}
      </Listed>
    </section>
  );
}

function ConcessionCards({ answer: { concessions, counts }, live }: { answer: Conflicts; live: Case }) {
  return (
    <section aria-labelledby="concessions-title">
      <h2 id="concessions-title">What would open a deal{tally(counts.concessions, 'concession')}</h2>
      <p class="soft">
        Each card names the fewest lines that would have to go. That is arithmetic, not advice: it does not say who
        should give way.
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
