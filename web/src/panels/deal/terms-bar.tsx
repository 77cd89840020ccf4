import { useId } from 'preact/hooks';
import type { Case, Terms } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { addressWith, follow, setOption, view } from '../../view.ts';
import { beginWith } from './settle.ts';
import type { RuledOut } from './use-ruled-out.ts';

interface Props {
  readonly live: Case;
  readonly terms: Terms;
  readonly unread: readonly string[];
  readonly ruledOut: RuledOut;
}

/** Where to start from, how much is settled, and whether values that nobody could agree on are marked. */
export function TermsBar({ live, terms, unread, ruledOut }: Props) {
  const settled = Object.keys(terms).length;
  const saving = { panel: 'editing', options: { ...view.value.options, edit: 'deals/' } } as const;
  return (
    <div class="terms-bar">
      {unread.length > 0 && (
        <p class="problem" role="alert">
          The address settles what this case does not know, or by what is no value of it: {unread.join(', ')}. That is
          passed over.
        </p>
      )}
      <div class="terms-tools">
        {live.deals.length > 0 && <LoadDeal live={live} />}
        <span class="terms-count">
          {settled} of {live.issues.length} settled
        </span>
        <button type="button" disabled={settled === 0} onClick={() => beginWith({})}>
          Clear all
        </button>
        {settled > 0 && (
          <a href={addressWith(saving)} onClick={follow(saving)}>
            Save as a deal …
          </a>
        )}
      </div>
      <Marks ruledOut={ruledOut} isBare={settled === 0} />
    </div>
  );
}

function LoadDeal({ live: { deals } }: { live: Case }) {
  const id = useId();
  return (
    <span class="load-deal">
      <label for={id}>Load terms of</label>
      <select
        id={id}
        value=""
        onChange={({ currentTarget }) => {
          const deal = deals.find((one) => one.id === currentTarget.value);
          currentTarget.value = '';
          if (deal) beginWith(deal.terms);
        }}
      >
        <option value="">choose a deal …</option>
        {deals.map((deal) => (
          <option key={deal.id} value={deal.id}>
            {deal.title}
          </option>
        ))}
      </select>
    </span>
  );
}

function Marks({ ruledOut: { asked }, isBare }: { ruledOut: RuledOut; isBare: boolean }) {
  const on = view.value.options['marks'] !== 'off';
  return (
    <div class="marks">
      <label>
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => setOption('marks', currentTarget.checked ? null : 'off')}
        />
        Mark what is ruled out
      </label>
      {on && (
        <AskedFor of={asked} about="what is ruled out">
          {({ exists, complete }) => (
            <p class="hint">
              {exists === false && (
                <>
                  Nothing is marked: no acceptable deal {isBare ? 'exists' : 'has these terms'}.{' '}
                  <a href={addressWith({ panel: 'zone' })} onClick={follow({ panel: 'zone' })}>
                    See why
                  </a>
                </>
              )}
              {exists && complete && 'No acceptable deal that has the other terms has a value marked “ruled out”.'}
              {exists !== false &&
                !complete &&
                'There was not time enough to find out everything, so nothing is marked.'}
            </p>
          )}
        </AskedFor>
      )}
    </div>
  );
}
