import { addressWith, follow } from '../../view.ts';
import type { Mark } from './marks.ts';
import { openedOf } from './opened.ts';
import { kindOf, takenWords } from './seen.ts';
import { Sample } from './shapes.tsx';

interface Props {
  readonly marks: readonly Mark[];
  readonly looked: string | null;
  readonly onLook: (id: string) => void;
}

/** What the shapes mean, and which number is which deal. */
export function ChartKey({ marks, looked, onLook }: Props) {
  const frontier = marks.filter(({ kind }) => kind === 'frontier');
  const row = (mark: Mark, text: string) => (
    <KeyRow key={mark.id} mark={mark} text={text} looked={looked === mark.id} onLook={onLook} />
  );
  return (
    <div class="chart-key">
      <ul class="plain" aria-label="Shapes of the chart">
        {frontier[0] && (
          <li>
            <Sample mark={frontier[0]} />
            <span>
              {frontier.length === 1 ? 'The one deal of the frontier' : `The ${frontier.length} deals of the frontier`}
              <span class="aside"> the line joins those that are best for the two</span>
            </span>
          </li>
        )}
        {marks.filter(({ kind }) => kind === 'point').map((mark) => row(mark, kindOf(mark)))}
        {marks.filter(({ kind }) => kind === 'here').map((mark) => row(mark, takenWords(mark)))}
        {marks.filter(({ kind }) => kind === 'deal').map((mark) => row(mark, takenWords(mark)))}
      </ul>
    </div>
  );
}

function KeyRow(props: { mark: Mark; text: string; looked: boolean; onLook: (id: string) => void }) {
  const { mark, text, looked, onLook } = props;
  const opened = openedOf(mark);
  const look = () => onLook(mark.id);
  return (
    <li class={looked ? 'looked' : ''} onMouseEnter={look}>
      <Sample mark={mark} />
      <span>
        <a href={addressWith(opened)} onClick={follow(opened)} onFocus={look}>
          {mark.title}
        </a>{' '}
        <span class={`aside ${mark.taken?.stance ?? ''}`}>{text}</span>
      </span>
    </li>
  );
}
