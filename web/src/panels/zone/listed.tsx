import type { ComponentChildren } from 'preact';
import { setOption, view } from '../../view.ts';
import { listingWords, PAGE, shownOf } from './listing.ts';

interface Members {
  readonly members: readonly { readonly id: string }[];
}
interface Props<S extends Members> {
  /** The option of the view that says how many are shown. */
  readonly name: string;
  readonly noun: readonly [string, string];
  readonly count: string | null;
  readonly sets: readonly S[];
  readonly children: (set: S) => ComponentChildren;
}

/** Cards, ten at first, and what is shown against what there is. */
export function Listed<S extends Members>({ name, noun, count, sets, children }: Props<S>) {
  const shown = Math.min(shownOf(view.value.options[name]), sets.length);
  const words = listingWords({ count, listed: sets.length, shown, noun });
  const more = Math.min(PAGE, sets.length - shown);
  return (
    <>
      <ul class="cards set-cards">
        {sets.slice(0, shown).map((set) => (
          <li key={set.members.map(({ id }) => id).join(' ')} class="card">
            {children(set)}
          </li>
        ))}
      </ul>
      {(words !== '' || more > 0) && (
        <p class="soft listed-foot">
          {words}
          {more > 0 && (
            <button type="button" onClick={() => setOption(name, String(shown + more))}>
              Show {more} more
            </button>
          )}
        </p>
      )}
    </>
  );
}
