import type { Case } from '../../contract.ts';
import { setOption, view } from '../../view.ts';
import { weighing } from './axes.ts';
import type { Axes } from './marks.ts';
import '../../parts/choices.css';

interface Props {
  readonly live: Case;
  readonly axes: Axes;
  readonly whole: boolean;
}

/** Which two parties, whose consent counts for the frontier, and how long the axes are. */
export function AxisChoices({ live, axes, whole }: Props) {
  const parties = weighing(live);
  return (
    <div class="choices">
      <PartySelect label="Across" axis="x" live={live} axes={axes} />
      <PartySelect label="Upwards" axis="y" live={live} axes={axes} />
      {parties.length > 2 && (
        <label>
          <span>Frontier of the deals acceptable to</span>
          <select
            value={view.value.options['among'] === 'two' ? 'two' : 'all'}
            onChange={({ currentTarget: { value } }) => setOption('among', value === 'two' ? value : null)}
          >
            <option value="all">all who have to agree</option>
            <option value="two">these two, as if nobody else had a say</option>
          </select>
        </label>
      )}
      <label>
        <span>Axes</span>
        <select value={whole ? 'whole' : 'fit'} onChange={({ currentTarget: { value } }) => setOption('axes', value)}>
          <option value="whole">from 0 to 1</option>
          <option value="fit">as far as the deals reach</option>
        </select>
      </label>
    </div>
  );
}

function PartySelect(props: { label: string; axis: 'x' | 'y'; live: Case; axes: Axes }) {
  const { label, axis, live, axes } = props;
  const other = axis === 'x' ? 'y' : 'x';
  const choose = (party: string) => {
    setOption(axis, party);
    // Whoever is chosen on one axis leaves the other to who was there before.
    setOption(other, party === axes[other] ? axes[axis] : axes[other]);
  };
  return (
    <label>
      <span>{label}</span>
      <select value={axes[axis]} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {weighing(live).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
