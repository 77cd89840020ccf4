import type { View } from '../../address.ts';
import type { Case, Schemas } from '../../contract.ts';
import { Count } from '../../parts/count.tsx';
import { addressWith, follow } from '../../view.ts';
import { contextWords, inForce } from '../../words/context.ts';
import { counted, oneIn, percent } from '../../words/count.ts';
import { findingOf, SIGNS } from '../zone/zone-words.ts';
import { sideClause } from './change-words.ts';

type Side = Schemas['DifferenceSide'];
interface Props {
  readonly name: 'A' | 'B';
  readonly side: Side;
  readonly live: Case;
  /** What opens this side by itself. */
  readonly alone: Partial<View>;
}

/** What one side answers, in short, and a link to look at it alone. */
export function SideAnswer({ name, side, live, alone }: Props) {
  const clause = sideClause(side);
  return (
    <article class={`side finding finding-${findingOfSide(side)}`} aria-label={`What ${name} answers`}>
      <h2>
        <span class="sign" aria-hidden="true">
          {SIGNS[findingOfSide(side)]}
        </span>{' '}
        {name}: {clause}
      </h2>
      <p class="finding-context">
        {contextWords(live, side.context)} · {counted(inForce(side.context), 'statement')} in force
      </p>
      <SideFigures side={side} />
      <p class="side-link">
        <a href={addressWith(alone)} onClick={follow(alone)}>
          Look at {name} alone
        </a>
      </p>
    </article>
  );
}

function findingOfSide(side: Side) {
  if (!('verdict' in side)) return findingOf(side);
  return ({ acceptable: 'yes', unacceptable: 'no', impossible: 'impossible', undetermined: 'open' } as const)[
    side.verdict
  ];
}

function SideFigures({ side }: { side: Side }) {
  if ('verdict' in side) return <Verdicts side={side} />;
  if ('conflicts' in side)
    return (
      <dl class="figures">
        <div>
          <dt>Conflicts</dt>
          <dd>{side.counts.conflicts === null ? 'not known' : <Count digits={side.counts.conflicts} />}</dd>
        </div>
        <div>
          <dt>Concessions</dt>
          <dd>{side.counts.concessions === null ? 'not known' : <Count digits={side.counts.concessions} />}</dd>
        </div>
      </dl>
    );
  const rate = side.count === null || side.possible === null ? null : oneIn(side.count, side.possible);
  return (
    <dl class="figures">
      <div>
        <dt>Deals</dt>
        <dd>{side.count === null ? 'not counted' : <Count digits={side.count} />}</dd>
      </div>
      {side.share !== null && (
        <div>
          <dt>Of those the rules allow</dt>
          <dd>
            {percent(side.share)}
            {rate !== null && <span class="figure-rate">{rate}</span>}
          </dd>
        </div>
      )}
    </dl>
  );
}

const VERDICT_SIGNS = { acceptable: '✓', unacceptable: '✗', undetermined: '?' } as const;

function Verdicts({ side }: { side: Schemas['CheckSide'] }) {
  return (
    <>
      <p class="side-summary">{side.summary}</p>
      <ul class="side-verdicts">
        {side.parties.map(({ party, name, verdict }) => (
          <li key={party}>
            <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> {name}: <strong>{verdict}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
