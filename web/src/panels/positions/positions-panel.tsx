import { useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { useWide } from '../../parts/use-wide.ts';
import { setOption, view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';
import { stoppedBy } from '../zone/zone-words.ts';
import { BargainingRoom } from './bargaining-room.tsx';
import { Choices, RowChoices } from './choices.tsx';
import { askedParties, readChosen } from './chosen-parties.ts';
import { IssueCards } from './issue-cards.tsx';
import { Matrix } from './matrix.tsx';
import { Opposed } from './opposed.tsx';
import { Distances, Separating } from './overview.tsx';
import { oneOf, rowGroups, SHOWN, SORTS } from './rows.ts';
import { METRICS, type Metric } from './words.ts';
import './positions.css';

/** What each party wants and could accept, issue by issue, and how far they are apart. */
export function PositionsPanel({ live }: PanelProps) {
  const { context, options } = view.value;
  const chosen = readChosen(options['parties'], live);
  const metric = oneOf(Object.keys(METRICS) as Metric[], options['metric']);
  const asked = useAnswer(
    'comparison',
    chosen.length === 0 ? null : { context, parties: askedParties(chosen), metric },
  );
  return (
    <section aria-labelledby="positions-title" class="positions">
      <h1 id="positions-title">Positions</h1>
      <Choices live={live} chosen={chosen} metric={metric} />
      {chosen.length === 0 ? (
        <p>Nobody is chosen. Choose two parties or more to compare them, or one to see its bargaining room.</p>
      ) : (
        <AskedFor of={asked} about="what each party wants and could accept">
          {(answer) => <Compared answer={answer} live={live} />}
        </AskedFor>
      )}
    </section>
  );
}

function Compared({ answer, live }: { answer: Schemas['Comparison']; live: Case }) {
  const several = answer.parties.length > 1;
  return (
    <>
      {!answer.complete && (
        <p class="unfinished" role="note">
          {stoppedBy(answer.stopped)}, so not everything is known; what is told here is proved all the same.
        </p>
      )}
      <Refusing answer={answer} />
      {several && (
        <div class="overview">
          <Distances answer={answer} />
          <Separating answer={answer} live={live} />
        </div>
      )}
      {several && <Opposed pairs={answer.preconditionsAgainstRedLines} live={live} />}
      {answer.bargainingRoom !== null && <BargainingRoom room={answer.bargainingRoom} live={live} />}
      <Rows answer={answer} live={live} />
    </>
  );
}

/** Parties that accept no deal at all: whatever else is said of them, that comes first. */
function Refusing({ answer }: { answer: Schemas['Comparison'] }) {
  const refusing = answer.parties.filter(({ exists }) => exists === false);
  if (refusing.length === 0) return null;
  return (
    <p class="unfinished" role="note">
      <strong>{refusing.map(({ name }) => name).join(', ')}</strong>: no deal that the rules allow satisfies all lines
      of this party together.
    </p>
  );
}

function Rows({ answer, live }: { answer: Schemas['Comparison']; live: Case }) {
  const wide = useWide('(min-width: 52rem)');
  const { show, sort } = view.value.options;
  const shown = oneOf(SHOWN, show);
  const groups = rowGroups(answer, live.issues, { shown, sort: oneOf(SORTS, sort) });
  const count = groups.reduce((sum, { issues }) => sum + issues.length, 0);
  const Body = wide ? Matrix : IssueCards;
  return (
    <section aria-labelledby="matrix-title">
      <h2 id="matrix-title">Issue by issue</h2>
      <RowChoices several={answer.parties.length > 1} />
      <p class="key aside">
        <span role="status">
          {count} of {answer.issues.length} issues
        </span>
        <span class="sample wants">wants</span>
        <span class="sample accepts">could accept alone, by its own lines</span>
        <span class="sample ideal">◆ wants at best</span>
      </p>
      {count === 0 ? (
        <p>
          No issue is left.{' '}
          <button type="button" onClick={() => setOption('show', null)}>
            Show all issues
          </button>
        </p>
      ) : (
        <Body answer={answer} groups={groups} live={live} />
      )}
    </section>
  );
}
