import type { Case, Schemas } from '../../contract.ts';
import { counted } from '../../words/count.ts';
import { Bar, DistanceBar } from './distance-bar.tsx';
import { pairsTold } from './pairs.ts';
import { METRICS, share } from './words.ts';

type Answer = Schemas['Comparison'];

/** How far the parties are from each other, pair by pair, and over all. */
export function Distances({ answer }: { answer: Answer }) {
  return (
    <section aria-labelledby="distances-title" class="card">
      <h2 id="distances-title">How far apart</h2>
      <p class="whole">
        <DistanceBar distance={answer.distance} reason={answer.reason} />
      </p>
      <p class="aside">
        From 0 (at the same place) to 1 (as far as can be): {METRICS[answer.metric].means}
        {answer.pairs.length > 1 && ', and of more than two parties the mean over the pairs that have one'}.
      </p>
      {answer.pairs.length > 1 && <Pairs answer={answer} />}
    </section>
  );
}

/** Every two parties, the farthest first; those without a distance by why that is so. */
function Pairs({ answer: { pairs, parties } }: { answer: Answer }) {
  const nameOf = (party: string) => parties.find((one) => one.party === party)?.name ?? party;
  const titleOf = (pair: Schemas['ComparedPair']) => pair.parties.map(nameOf).join(' – ');
  const { told, untold } = pairsTold(pairs);
  return (
    <ul class="pairs plain">
      {told.map((pair) => (
        <li key={titleOf(pair)}>
          <span>{titleOf(pair)}</span>
          <DistanceBar distance={pair.distance} reason={pair.reason} />
        </li>
      ))}
      {[...untold].map(([reason, without]) => (
        <li key={reason} class="aside">
          <details open={without.length < 4}>
            <summary>
              {counted(without.length, 'pair')} without a distance: {reason}
            </summary>
            {without.map(titleOf).join(', ')}
          </details>
        </li>
      ))}
    </ul>
  );
}

const FIRST = 5;

/** The issues on which they are apart, and how much that matters to who cares most. */
export function Separating({ answer, live }: { answer: Answer; live: Case }) {
  const titleOf = (issue: string) => live.issues.find(({ id }) => id === issue)?.title ?? issue;
  const row = ({ issue, distance, salience, separation }: Schemas['SeparatingIssue']) => (
    <li key={issue}>
      <div>
        <span>{titleOf(issue)}</span>
        <Bar share={separation ?? distance} />
        <span class="aside">
          distance {share(distance)}
          {separation === null ? ', nobody says how salient' : ` × salience ${salience} = ${share(separation)}`}
        </span>
      </div>
    </li>
  );
  return (
    <section aria-labelledby="separating-title" class="card">
      <h2 id="separating-title">What separates them most</h2>
      {answer.separating.length === 0 ? (
        <p>On no issue are their positions apart by any distance that is known.</p>
      ) : (
        <ol class="separating">{answer.separating.slice(0, FIRST).map(row)}</ol>
      )}
      {answer.separating.length > FIRST && (
        <details>
          <summary>{answer.separating.length - FIRST} more</summary>
          <ol class="separating" start={FIRST + 1}>
            {answer.separating.slice(FIRST).map(row)}
          </ol>
        </details>
      )}
    </section>
  );
}
