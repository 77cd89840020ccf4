import type { Case } from '../../contract.ts';
import { setOption, view } from '../../view.ts';
import { type Chosen, type Stand, textOfChosen, withParty } from './chosen-parties.ts';
import { oneOf, SHOWN, SORTS } from './rows.ts';
import { METRICS, type Metric } from './words.ts';
import '../../parts/choices.css';

/** Which parties are compared, on which basis each, and by which metric. */
export function Choices({ live, chosen, metric }: { live: Case; chosen: readonly Chosen[]; metric: Metric }) {
  return (
    <form class="choices" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>Parties</legend>
        {live.parties.map(({ id, name }) => (
          <PartyChoice key={id} id={id} name={name} live={live} chosen={chosen} />
        ))}
      </fieldset>
      <label>
        <span>Distance</span>
        <select
          value={metric}
          onChange={({ currentTarget: { value } }) => setOption('metric', value === 'manhattan' ? null : value)}
        >
          {Object.entries(METRICS).map(([name, { title }]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

interface PartyProps {
  readonly id: string;
  readonly name: string;
  readonly live: Case;
  readonly chosen: readonly Chosen[];
}

function PartyChoice({ id, name, live, chosen }: PartyProps) {
  const mine = chosen.find(({ party }) => party === id);
  const order = live.parties.map((party) => party.id);
  const choose = (change: Chosen | string) => setOption('parties', textOfChosen(withParty(chosen, change, order)));
  return (
    <div class="party-choice">
      <label>
        <input
          type="checkbox"
          checked={mine !== undefined}
          onChange={({ currentTarget }) => choose(currentTarget.checked ? { party: id, basis: null } : id)}
        />
        {name}
      </label>
      {mine !== undefined && (
        <select
          aria-label={`${name}: on which basis`}
          value={mine.basis ?? ''}
          onChange={({ currentTarget: { value } }) =>
            choose({ party: id, basis: value === '' ? null : (value as Stand) })
          }
        >
          <option value="">as above</option>
          <option value="declared">what it says</option>
          <option value="assessed">what is held true</option>
          <option value="both">both</option>
        </select>
      )}
    </div>
  );
}

const SHOWN_WORDS = { all: 'All issues', apart: 'Where they are apart', spoken: 'Where somebody speaks' } as const;
const SORT_WORDS = {
  case: 'Group by group',
  distance: 'Largest distance',
  separation: 'What separates most',
} as const;

/** Which rows are shown, and in which order. */
export function RowChoices({ several }: { several: boolean }) {
  const { show, sort } = view.value.options;
  return (
    <div class="choices rows">
      <label>
        <span>Show</span>
        <select
          value={oneOf(SHOWN, show)}
          onChange={({ currentTarget: { value } }) => setOption('show', value === 'all' ? null : value)}
        >
          {SHOWN.map((name) => (
            <option key={name} value={name}>
              {SHOWN_WORDS[name]}
            </option>
          ))}
        </select>
      </label>
      {several && (
        <label>
          <span>Order</span>
          <select
            value={oneOf(SORTS, sort)}
            onChange={({ currentTarget: { value } }) => setOption('sort', value === 'case' ? null : value)}
          >
            {SORTS.map((name) => (
              <option key={name} value={name}>
                {SORT_WORDS[name]}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
