import { TableBox } from '../../parts/table-box.tsx';
import { addressWith, follow } from '../../view.ts';
import { amount } from './amounts.ts';
import type { Mark } from './marks.ts';
import { openedOf } from './opened.ts';
import { againstNone, kindOf, type Seen, takenWords } from './seen.ts';
import './worth-table.css';

/** All that is on the chart, as a table. */
export function WorthTable({ seen }: { seen: Seen }) {
  const { names, marks } = seen;
  const order: readonly Mark['kind'][] = ['here', 'deal', 'point', 'frontier'];
  const rows = order.flatMap((kind) => marks.filter((mark) => mark.kind === kind));
  return (
    <TableBox label="Table of the chart">
      <table class="worth-table">
        <caption>What each deal on the chart is worth, from 0 to 1, and against having no deal</caption>
        <thead>
          <tr>
            <th scope="col">Deal</th>
            <th scope="col">What it is</th>
            <th scope="col">Worth to {names.x}</th>
            <th scope="col">Against no deal</th>
            <th scope="col">Worth to {names.y}</th>
            <th scope="col">Against no deal</th>
            <th scope="col">By their lines</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((mark) => (
            <TableRow key={mark.id} mark={mark} seen={seen} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function TableRow({ mark, seen: { threshold } }: { mark: Mark; seen: Seen }) {
  const opened = openedOf(mark);
  return (
    <tr>
      <th scope="row">
        <a href={addressWith(opened)} onClick={follow(opened)}>
          {mark.number !== undefined && `${mark.number} · `}
          {mark.title}
        </a>
      </th>
      <td>{kindOf(mark)}</td>
      <td class="amount">{amount(mark.x)}</td>
      <td>{againstNone(mark.x, threshold.x) || 'not told'}</td>
      <td class="amount">{amount(mark.y)}</td>
      <td>{againstNone(mark.y, threshold.y) || 'not told'}</td>
      <td>{takenWords(mark)}</td>
    </tr>
  );
}
