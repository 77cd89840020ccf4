import type { Case, Schemas } from '../../contract.ts';
import { ShowMore, shownIn } from '../../parts/show-more.tsx';
import { TableBox } from '../../parts/table-box.tsx';
import { changesTold } from './change-words.ts';

/** What the sides say differently, in words. */
export function ChangesPart({ changes, live }: { changes: readonly Schemas['AnswerChange'][]; live: Case }) {
  const told = changesTold(live, changes);
  const shown = shownIn('changes', told.length);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">What changes</h2>
      <TableBox label="What changes between A and B">
        <table>
          <caption>What A and B answer differently</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
            </tr>
          </thead>
          <tbody>
            {told.slice(0, shown).map(({ key, what, left, right }) => (
              <tr key={key}>
                <th scope="row">{what}</th>
                <td>{left}</td>
                <td>{right}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <ShowMore name="changes" shown={shown} all={told.length} />
    </section>
  );
}
