import type { Case, Issue, Schemas } from '../../contract.ts';
import { TableBox } from '../../parts/table-box.tsx';
import { counted } from '../../words/count.ts';
import { ranksOf } from './matrix.tsx';
import { type PartyRoom, roomByParty, roomIs } from './room.ts';
import { ValueStrip } from './value-strip.tsx';
import { setWords } from './words.ts';
import './bargaining-room.css';

const ROOM_WORDS = {
  more: { sign: '↔', word: 'more room than it says' },
  less: { sign: '→←', word: 'less room than it says' },
  other: { sign: '⇄', word: 'other than it says' },
} as const;

/** What a party could accept by what it says, and by what is held to be true of it, where the two differ. */
export function BargainingRoom({ room, live }: { room: readonly Schemas['BargainingRoom'][]; live: Case }) {
  const parties = roomByParty(room, live);
  return (
    <section aria-labelledby="room-title">
      <h2 id="room-title">Bargaining room</h2>
      <p>
        {parties.length === 0
          ? 'On no issue does what they could accept by what they say differ from what is held to be true of them.'
          : 'Issues on which what a party could accept alone is not the same by what it says and by what is held to be true of it. An assessment is somebody’s judgement, not the party’s word.'}
      </p>
      {parties.map((one) => (
        <OfParty key={one.party} room={one} live={live} open={room.length < 8} />
      ))}
    </section>
  );
}

const SILENT = {
  declared: 'The case holds no line that this party has declared, so by what it says anything counts as acceptable.',
  assessed:
    'The case holds no line assessed of this party, so by what is held true of it anything counts as acceptable.',
} as const;

function OfParty({ room: { party, rows, silent }, live, open }: { room: PartyRoom; live: Case; open: boolean }) {
  const name = live.parties.find(({ id }) => id === party)?.name ?? party;
  const ranks = ranksOf(live);
  const titleOf = (issue: string) => live.issues.find(({ id }) => id === issue)?.title ?? issue;
  return (
    <details class="room" open={open}>
      <summary>
        {name}: {counted(rows.length, 'issue')}{' '}
        <span class="aside">{rows.map(({ issue }) => titleOf(issue)).join(' · ')}</span>
      </summary>
      {silent.map((basis) => (
        <p key={basis}>{SILENT[basis]}</p>
      ))}
      <TableBox label={`Bargaining room of ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Issue</th>
              <th scope="col">As it says</th>
              <th scope="col">As held to be true of it</th>
              <th scope="col">Room</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const issue = live.issues.find(({ id }) => id === row.issue);
              return issue && <RoomRow key={row.issue} issue={issue} row={row} ranks={ranks} />;
            })}
          </tbody>
        </table>
      </TableBox>
    </details>
  );
}

function RoomRow({ issue, row, ranks }: { issue: Issue; row: Schemas['BargainingRoom']; ranks: number }) {
  const { sign, word } = ROOM_WORDS[roomIs(issue, row, ranks)];
  return (
    <tr>
      <th scope="row">{issue.title}</th>
      {[row.declared, row.assessed].map((set, index) => (
        <td key={index === 0 ? 'declared' : 'assessed'}>
          {setWords(issue, set, ranks)}
          <ValueStrip issue={issue} lanes={[{ set, class: 'accepts' }]} ranks={ranks} />
        </td>
      ))}
      <td>
        <span aria-hidden="true">{sign}</span> {word}
      </td>
    </tr>
  );
}
