import { addressWith, follow } from '../../view.ts';
import { ChartFrame, FrameTexts } from './chart-frame.tsx';
import type { Drawn } from './drawn.ts';
import { type Layout, layoutOf } from './layout.ts';
import { openedOf } from './opened.ts';
import { type Seen, saidOf } from './seen.ts';
import { Shape } from './shapes.tsx';
import { useWidth } from './use-width.ts';
import { nextMark } from './walk.ts';
import './chart.css';

interface Props {
  readonly seen: Seen;
  readonly whole: boolean;
  readonly looked: string | null;
  readonly onLook: (id: string) => void;
}

/** Deals by what they are worth to two parties. Each can be pointed at, walked to with the arrow keys, and opened. */
export function Chart({ seen, whole, looked, onLook }: Props) {
  const { names, threshold } = seen;
  const [box, width] = useWidth<HTMLDivElement>(640);
  const layout = layoutOf(seen, width, whole);
  const walk = (event: KeyboardEvent) => {
    const next = nextMark(layout.drawn, looked, event.key);
    if (next === null) return;
    event.preventDefault();
    onLook(next);
    box.current?.querySelector<SVGElement>(`[data-mark="${CSS.escape(next)}"]`)?.focus();
  };
  const entry = layout.drawn.some(({ mark }) => mark.id === looked) ? looked : (layout.drawn.at(-1)?.mark.id ?? null);
  return (
    <div class="chart" ref={box}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset, and its links are its parts */}
      <svg
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="group"
        aria-label={`What deals are worth to ${names.x} and to ${names.y}. The table below tells the same.`}
        onKeyDown={walk}
      >
        <ChartFrame layout={layout} threshold={threshold} names={names} />
        <Edge layout={layout} />
        {layout.drawn.map((drawn) => (
          <Extent key={drawn.mark.id} drawn={drawn} looked={looked === drawn.mark.id} />
        ))}
        <FrameTexts texts={layout.texts} />
        {layout.drawn.map((drawn) => (
          <Dot
            key={drawn.mark.id}
            drawn={drawn}
            looked={looked === drawn.mark.id}
            entry={entry === drawn.mark.id}
            onLook={onLook}
            said={saidOf(drawn.mark, seen)}
          />
        ))}
        {layout.labels.map(({ id, text, x, y, anchor }) => (
          // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a text takes no focus; the link it stands beside says it
          <text key={id} class="label" x={x} y={y + 4} text-anchor={anchor} aria-hidden="true">
            {text}
          </text>
        ))}
      </svg>
    </div>
  );
}

function Edge({ layout: { edge } }: { layout: Layout }) {
  return edge.length < 2 ? null : <path class="edge" d={`M${edge.map((corner) => corner.join(' ')).join(' L')}`} />;
}

/** Where a deal may lie, and where one was moved from. */
function Extent({ drawn: { mark, x, y, home, box }, looked }: { drawn: Drawn; looked: boolean }) {
  return (
    <g class={`extent ${mark.taken?.stance ?? ''} ${looked ? 'looked' : ''}`}>
      {box !== null && (
        <rect
          x={box.left - 1}
          y={box.top - 1}
          width={Math.max(box.right - box.left, 0) + 2}
          height={Math.max(box.bottom - box.top, 0) + 2}
        />
      )}
      {home !== null && (
        <>
          <path d={`M${x} ${y} L${home.x} ${home.y}`} />
          <circle cx={home.x} cy={home.y} r={2} />
        </>
      )}
    </g>
  );
}

interface DotProps {
  readonly drawn: Drawn;
  readonly looked: boolean;
  readonly entry: boolean;
  readonly onLook: (id: string) => void;
  readonly said: string;
}

function Dot({ drawn: { mark, x, y }, looked, entry, onLook, said }: DotProps) {
  const opened = openedOf(mark);
  const look = () => onLook(mark.id);
  return (
    <g transform={`translate(${x} ${y})`} class={looked ? 'dot looked' : 'dot'}>
      <a
        href={addressWith(opened)}
        data-mark={mark.id}
        tabIndex={entry ? 0 : -1}
        aria-label={said}
        onClick={follow(opened)}
        onFocus={look}
        onMouseEnter={look}
      >
        <circle class="reach" r={12} />
        {looked && <circle class="halo" r={14} />}
        <Shape mark={mark} />
      </a>
    </g>
  );
}
