import { useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { TableBox } from '../../parts/table-box.tsx';
import { view } from '../../view.ts';
import { counted } from '../../words/count.ts';
import { type Told, toldOfId, whoseView } from '../../words/statement.ts';
import { chanceWords, pointsWords } from './chance.ts';

/** The chance of a deal where each line binds only as surely as is known, and how much hangs on each line. */
export function LikelihoodPart({ live, fixed }: { live: Case; fixed: number }) {
  const asked = useAnswer('likelihood', { context: view.value.context });
  return (
    <AskedFor of={asked} about="how likely a deal is">
      {(answer) => (
        <>
          <p class="chance">
            The chance that there is any deal is <strong>{chanceWords(answer.zone)}</strong>.
          </p>
          <p class="soft">
            Each line is taken to bind on its own, with the confidence that is noted for it.
            {fixed > 0 && ' Asked of the whole case: the fixed terms are left out of it.'}
            {!answer.complete && ' The budget ended first; the bounds enclose the exact chance.'}
          </p>
          <Influences influence={answer.influence} live={live} />
        </>
      )}
    </AskedFor>
  );
}

function Influences({ influence, live }: { influence: Schemas['LikelihoodAnswer']['influence']; live: Case }) {
  const telling = influence.filter((one) => one.influence !== 0);
  const silent = influence.length - telling.length;
  return (
    <>
      {telling.length > 0 && (
        <TableBox label="What hangs on each line">
          <table class="influences">
            <caption>What hangs on each line: by how much the chance of a deal falls where it binds</caption>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Whose</th>
                <th scope="col">Chance falls by</th>
              </tr>
            </thead>
            <tbody>
              {telling.map(({ id, influence: by }) => (
                <InfluenceRow key={id} told={toldOfId(live, id)} by={by} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {silent > 0 && (
        <p class="soft">{counted(silent, 'line has', 'lines have')} no influence on whether there is a deal.</p>
      )}
    </>
  );
}

function InfluenceRow({ told, by }: { told: Told; by: number | null }) {
  return (
    <tr>
      <th scope="row">{told.title}</th>
      <td>
        {told.party ?? 'a rule'} <span class="soft">· {whoseView(told)}</span>
      </td>
      <td>
        <span class="influence-bar" aria-hidden="true">
          {by !== null && <span style={{ width: `${-by * 100}%` }} />}
        </span>
        {pointsWords(by)}
      </td>
    </tr>
  );
}
