import { useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { ShowMore, shownIn } from '../../parts/show-more.tsx';
import { TableBox } from '../../parts/table-box.tsx';
import { partyName } from '../../words/statement.ts';
import { approachWords, moveTold } from './move-words.ts';
import type { SideContext } from './side-context.ts';

interface Props {
  readonly live: Case;
  readonly here: SideContext;
  readonly there: SideContext;
}

/** Which positions are others in B than in A, and towards whom that is. */
export function MovesPart({ live, here, there }: Props) {
  const asked = useAnswer('comparison/moves', { left: here, right: there });
  return (
    <AskedFor of={asked} about="who moved">
      {(answer) => (
        <>
          <Approaches answer={answer} live={live} />
          <Moves moves={answer.moves} live={live} />
        </>
      )}
    </AskedFor>
  );
}

function Approaches({ answer: { parties }, live }: { answer: Schemas['Movement']; live: Case }) {
  const told = parties.map((one) => ({ ...one, words: approachWords(live, one.towards) }));
  return (
    <ul class="approaches">
      {told
        .filter(({ words }) => words !== '')
        .map(({ party, name, words }) => (
          <li key={party}>
            <strong>{name}</strong>, all issues together: {words}
          </li>
        ))}
    </ul>
  );
}

function Moves({ moves, live }: { moves: readonly Schemas['Move'][]; live: Case }) {
  const shown = shownIn('moves-shown', moves.length);
  if (moves.length === 0) return <p>Nobody moved: every position is the same in A and in B.</p>;
  return (
    <>
      <TableBox label="Positions that moved">
        <table>
          <caption>
            {shown} of {moves.length} positions that are not the same in A and B
          </caption>
          <thead>
            <tr>
              <th scope="col">Issue</th>
              <th scope="col">Party</th>
              <th scope="col">In A</th>
              <th scope="col">In B</th>
              <th scope="col">Which way</th>
            </tr>
          </thead>
          <tbody>
            {moves.slice(0, shown).map((move) => (
              <MoveRow key={`${move.party} ${move.issue}`} move={move} live={live} />
            ))}
          </tbody>
        </table>
      </TableBox>
      <ShowMore name="moves-shown" shown={shown} all={moves.length} />
    </>
  );
}

function MoveRow({ move, live }: { move: Schemas['Move']; live: Case }) {
  const { issue, from, to, way } = moveTold(live, move);
  return (
    <tr>
      <th scope="row">{issue}</th>
      <td>{partyName(live, move.party)}</td>
      <td>{from}</td>
      <td>{to}</td>
      <td>{way}</td>
    </tr>
  );
}
