import type { Case, Schemas } from '../../contract.ts';
import { listed, percent } from '../../words/count.ts';
import { partyName } from '../../words/statement.ts';
import { piecesOf, wordsOf } from '../../words/value.ts';

type Approach = Schemas['Approach'];
type Stance = Schemas['StanceOnIssue'];

/** Towards whom, away from whom: `towards Ukraine (apart before 75%, now 42%); away from …`. */
export function approachWords(live: Pick<Case, 'parties'>, towards: readonly Approach[]): string {
  return (['towards', 'away'] as const)
    .flatMap((way) => {
      const moved = towards.filter(({ direction }) => direction === way);
      const names = moved.map(({ party, before, after }) => `${partyName(live, party)}${apart(before, after)}`);
      return moved.length === 0 ? [] : [`${way === 'away' ? 'away from' : way} ${listed(names)}`];
    })
    .join('; ');
}

const apart = (before: number | null, after: number | null): string =>
  before === null || after === null ? '' : ` (${percent(before)} apart before, ${percent(after)} now)`;

export interface MoveTold {
  readonly issue: string;
  readonly from: string;
  readonly to: string;
  readonly way: string;
}

export function moveTold(live: Case, move: Schemas['Move']): MoveTold {
  const issue = live.issues.find(({ id }) => id === move.issue);
  const stance = (told: Stance | null) =>
    told === null || issue === undefined ? 'no position' : stanceWords(issue, told);
  return { issue: issue?.title ?? move.issue, from: stance(move.from), to: stance(move.to), way: wayOf(live, move) };
}

function stanceWords(issue: Case['issues'][number], { values, ideal }: Stance): string {
  const wanted = piecesOf(issue, values).join(' or ');
  const best = ideal === null ? null : wordsOf(issue, ideal);
  return best === null || best === wanted ? wanted : `${wanted}; at best ${best}`;
}

function wayOf(live: Case, { change, distance, towards }: Schemas['Move']): string {
  if (change === 'taken_up') return 'taken up';
  if (change === 'given_up') return 'given up';
  const words = approachWords(
    live,
    towards.map((one) => ({ ...one, before: null, after: null })),
  );
  const far = distance === null ? '' : `moved by ${percent(distance)} of the scale`;
  return [far, words].filter((text) => text !== '').join(', ') || 'changed';
}
