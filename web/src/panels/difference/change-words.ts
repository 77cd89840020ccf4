import type { Case, Schemas } from '../../contract.ts';
import { readable } from '../../words/count.ts';
import { partyName, toldOfId } from '../../words/statement.ts';

type Change = Schemas['AnswerChange'];

export interface ChangeTold {
  readonly key: string;
  readonly what: string;
  readonly left: string;
  readonly right: string;
}

const ORDER: readonly Change['what'][] = [
  'exists',
  'verdict',
  'count',
  'conflicts',
  'concessions',
  'party',
  'line',
  'conflict',
  'concession',
];

/** What the sides say differently, what weighs most first. */
export const changesTold = (live: Case, changes: readonly Change[]): ChangeTold[] =>
  [...changes]
    .sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what) || halves(a) - halves(b))
    .map((change) => ({
      key: `${change.what} ${change.ids.join(' ')}`,
      what: whatOf(live, change),
      left: sideOf(change, change.left),
      right: sideOf(change, change.right),
    }));

/** What both sides speak of comes before what only one of them knows. */
const halves = ({ left, right }: Change): number => (left === null || right === null ? 1 : 0);

function whatOf(live: Case, { what, ids }: Change): string {
  switch (what) {
    case 'exists':
      return 'Is there a deal?';
    case 'verdict':
      return 'The verdict';
    case 'count':
      return 'How many deals';
    case 'conflicts':
      return 'How many conflicts';
    case 'concessions':
      return 'How many concessions';
    case 'party':
      return partyName(live, ids[0]!);
    case 'line':
      return lineWords(live, ids[0]!);
    case 'conflict':
      return `Conflict: ${ids.map((id) => lineWords(live, id)).join('; ')}`;
    case 'concession':
      return `Concession: ${ids.map((id) => lineWords(live, id)).join('; ')}`;
  }
}

function lineWords(live: Case, id: string): string {
  const { title, party } = toldOfId(live, id);
  return party === null ? title : `${title} (${party})`;
}

function sideOf({ what }: Change, said: string | boolean | null): string {
  switch (what) {
    case 'exists':
      return said === null ? 'not known' : said === true ? 'yes' : 'no';
    case 'count':
    case 'conflicts':
    case 'concessions':
      return said === null ? 'not known' : readable(String(said)).text;
    case 'conflict':
    case 'concession':
      return said === true ? 'there' : 'not there';
    case 'line':
      return said === null ? 'not in force' : String(said);
    default:
      return said === null ? 'not asked' : String(said);
  }
}

type Side = Schemas['DifferenceSide'];

/** What a side answers, in one clause: `there is no deal that all can live with`. */
export function sideClause(side: Side): string {
  if ('verdict' in side)
    return side.verdict === 'undetermined' ? 'the deal is left open' : `the deal is ${side.verdict}`;
  if (side.impossible) return 'nothing is possible';
  if (side.exists === null) return 'it is not known whether there is a deal';
  return side.exists ? 'there is a deal' : 'there is no deal';
}

/** The difference in one sentence. */
export function differenceHeadline(left: Side, right: Side, changes: readonly Change[]): string {
  const [here, there] = [sideClause(left), sideClause(right)];
  if (here !== there) return `In A ${here}; in B ${there}.`;
  return changes.length === 0 ? `No difference: in both ${here}.` : `In both ${here}, but not in the same way.`;
}
