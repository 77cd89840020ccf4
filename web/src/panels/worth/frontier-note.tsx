import type { Case, Schemas } from '../../contract.ts';
import { addressWith, follow } from '../../view.ts';
import { counted, listed } from '../../words/count.ts';
import { stoppedBy } from '../zone/zone-words.ts';
import type { Axes } from './marks.ts';
import { NO_POINTS, pointsWords } from './points.ts';

/** What there is of a frontier, in words, and why there is not more. */
export function FrontierNote({ answer, live, axes }: { answer: Schemas['Frontier']; live: Case; axes: Axes }) {
  const { deals, counts, noPoints, complete, stopped } = answer;
  return (
    <div class="frontier-note">
      {noPoints !== null && (
        <p class="note" role="note">
          <strong>{NO_POINTS[noPoints]}</strong>{' '}
          {noPoints === 'no_zone' && (
            <a href={addressWith({ panel: 'zone' })} onClick={follow({ panel: 'zone' })}>
              See which lines are in conflict
            </a>
          )}
        </p>
      )}
      {!complete && (
        <p class="note" role="note">
          {stoppedBy(stopped)}, so not everything is known.{' '}
          {deals.length > 0 &&
            'The deals drawn of the frontier are proved all the same: each is best for some weighing of the parties. '}
          {noPoints === null && pointsWords(answer.points)}
        </p>
      )}
      {deals.length > 0 && (
        <p>
          {efficientWords(counts.deals, deals.length)}: no other deal of the zone is worth more to one of{' '}
          {namesOf(answer.parties, live)} and less to none.
        </p>
      )}
      <LeftOut answer={answer} live={live} axes={axes} />
      <Indifferent answer={answer} live={live} />
    </div>
  );
}

function efficientWords(count: string | null, drawn: number): string {
  if (count === null) return `${counted(drawn, 'efficient deal')} known so far`;
  const all = counted(count, 'efficient deal');
  return count === String(drawn) ? all : `${all}, of which ${drawn} are drawn, evenly spread`;
}

const namesOf = (parties: readonly string[], live: Case): string =>
  listed(parties.map((party) => live.parties.find(({ id }) => id === party)?.name ?? party));

const WHY = {
  no_preferences: 'has told no preferences',
  does_not_decide: 'does not decide',
} as const;

function LeftOut({ answer: { leftOut }, live, axes }: { answer: Schemas['Frontier']; live: Case; axes: Axes }) {
  if (leftOut.length === 0) return null;
  const shown = leftOut.some(({ party }) => party === axes.x || party === axes.y);
  return (
    <p class="aside">
      Left out of the frontier: {leftOut.map(({ party, why }) => `${namesOf([party], live)} (${WHY[why]})`).join(', ')}.
      {shown && ' Its axis shows the named deals alone.'}
    </p>
  );
}

function Indifferent({ answer: { indifferent }, live }: { answer: Schemas['Frontier']; live: Case }) {
  const titleOf = (issue: string) => live.issues.find(({ id }) => id === issue)?.title ?? issue;
  return indifferent.map(({ party, issues }) => (
    <p class="aside" key={party}>
      {namesOf([party], live)} weighs {listed(issues.map(titleOf))} and tells no values: there no deal is worth more to
      it than another.
    </p>
  ));
}
