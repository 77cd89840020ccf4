import type { View } from '../../address.ts';
import type { Case, Schemas } from '../../contract.ts';
import { StatementTold } from '../../parts/statement-told.tsx';
import { addressWith, follow } from '../../view.ts';
import { toldOfId } from '../../words/statement.ts';
import { type Force, forceOf, noCauses, setTitle } from './cause-words.ts';
import { sideClause } from './change-words.ts';

interface Props {
  readonly answer: Schemas['Difference'];
  readonly live: Case;
  /** What opens a side by itself. */
  readonly alone: Readonly<Record<'A' | 'B', Partial<View>>>;
}

/** Because of which statements: the fewest that carry one side over to the other. */
export function CausesPart({ answer, live, alone }: Props) {
  const { causes, left, right } = answer;
  const some = causes !== null && causes.fromLeft.length + causes.fromRight.length > 0;
  const alike = sideClause(left) === sideClause(right);
  return (
    <section aria-labelledby="causes-title">
      <h2 id="causes-title">Because of which statements</h2>
      {some ? (
        <div class="sides causes">
          <Causes from="A" to="B" sets={causes.fromLeft} answer={answer} live={live} alone={alone} />
          <Causes from="B" to="A" sets={causes.fromRight} answer={answer} live={live} alone={alone} />
        </div>
      ) : (
        <p class="soft">{noCauses(answer, alike)}</p>
      )}
    </section>
  );
}

interface CausesProps extends Props {
  /** The side that is moved, and the one it moves to. */
  readonly from: 'A' | 'B';
  readonly to: 'A' | 'B';
  readonly sets: readonly (readonly string[])[];
}

function Causes({ from, to, sets, answer, live, alone }: CausesProps) {
  const { left, right } = answer;
  if (sets.length === 0) return null;
  return (
    <section class="side" aria-label={`From ${from} to ${to}`}>
      <h3>
        From {from} to {to}
      </h3>
      <p class="soft">
        {sets.length > 1 ? 'Each card by itself is enough: w' : 'W'}ith these as they are in {to} and all else as it is
        in {from}, {from} answers as {to} does. With fewer it does not.
      </p>
      <ul class="cause-cards">
        {sets.map((set) => (
          <li key={set.join(' ')} class="card">
            <h4>{setTitle(set.length)}</h4>
            <ul class="members">
              {set.map((id) => (
                <li key={id}>
                  <StatementTold of={toldOfId(live, id)} live={live} />
                  <InForce of={forceOf(live, left.context.statements, right.context.statements, id)} alone={alone} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InForce({ of: { only, words }, alone }: { of: Force } & Pick<Props, 'alone'>) {
  return (
    <p class="in-force">
      {words}{' '}
      {only !== null && (
        <a href={addressWith(alone[only])} onClick={follow(alone[only])}>
          Look at {only} alone
        </a>
      )}
    </p>
  );
}
