import { useId, useState } from 'preact/hooks';
import type { ControlProps } from './control-props.ts';
import { type Grid, gridOf, isOnGrid, onGrid, shareOf, valueAt } from './grid.ts';
import { OpenBox } from './open-box.tsx';
import type { Possible } from './possible.ts';
import type { Of } from './settled.ts';

/** A number along a slider or typed, with its unit. */
export function NumberControl(props: ControlProps<Of<'integer'> | Of<'decimal'>>) {
  const { of, value, onChange, possible, openWord } = props;
  const grid = gridOf(of);
  const rest = possible?.runs[0]?.from ?? grid.min;
  const number = value === undefined ? rest : Number(value);
  return (
    <div class="number" data-unset={value === undefined}>
      <OpenBox
        title={of.title}
        word={openWord}
        open={value === undefined}
        onOpen={(open) => onChange(open ? undefined : valueAt(of, grid, rest))}
      />
      <div class="number-line">
        <input
          type="range"
          min={grid.min}
          max={grid.max}
          step={grid.step}
          value={number}
          aria-label={`${of.title}, along the scale`}
          aria-valuetext={value === undefined ? openWord : `${value} ${of.unit ?? ''}`}
          onInput={({ currentTarget }) => onChange(valueAt(of, grid, Number(currentTarget.value)))}
        />
        {possible !== null && !possible.whole && <Runs grid={grid} runs={possible.runs} />}
        <p class="number-ends hint" aria-hidden="true">
          <span>{grid.min.toFixed(grid.digits)}</span>
          <span>{grid.max.toFixed(grid.digits)}</span>
        </p>
      </div>
      <Typed {...props} grid={grid} />
      <Words possible={possible} value={value} />
    </div>
  );
}

/** A number as it is typed: it counts as soon as it is one of the values, else it says which are. */
function Typed({ of, value, onChange, grid }: ControlProps<Of<'integer'> | Of<'decimal'>> & { readonly grid: Grid }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed !== '' && !isOnGrid(grid, Number(typed));
  const take = (text: string) => {
    setTyped(text);
    if (text === '') onChange(undefined);
    else if (isOnGrid(grid, Number(text))) onChange(valueAt(of, grid, onGrid(grid, Number(text))));
  };
  return (
    <>
      <span class="number-typed">
        <input
          type="number"
          min={grid.min}
          max={grid.max}
          step={grid.step}
          value={typed ?? (value === undefined ? '' : String(value))}
          aria-label={of.unit ? `${of.title}, in ${of.unit}` : of.title}
          aria-describedby={id}
          aria-invalid={wrong}
          onInput={({ currentTarget }) => take(currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
        {of.unit && <span class="unit">{of.unit}</span>}
      </span>
      <p class={wrong ? 'hint number-wrong' : 'unseen'} id={id}>
        {wrong && '✗ Not one of its values: '}
        {grid.min.toFixed(grid.digits)} to {grid.max.toFixed(grid.digits)}, in steps of {grid.step}
      </p>
    </>
  );
}

function Runs({ grid, runs }: { grid: Grid; runs: Possible['runs'] }) {
  return (
    <div class="runs" aria-hidden="true">
      {runs.map(({ from, to }) => (
        <i key={from} style={{ left: `${100 * shareOf(grid, from)}%`, right: `${100 * (1 - shareOf(grid, to))}%` }} />
      ))}
    </div>
  );
}

/** What is not ruled out, and whether what is chosen is. */
export function Words({ possible, value }: Pick<ControlProps, 'possible' | 'value'>) {
  if (possible === null || possible.whole) return null;
  const out = value !== undefined && !possible.allows(value);
  return (
    <p class="hint not-ruled-out">
      {out && <span class="ruled-out">ruled out</span>} {out ? 'not ruled out' : 'Not ruled out'}: {possible.words}
    </p>
  );
}
