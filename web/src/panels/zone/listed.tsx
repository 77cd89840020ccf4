import type { ComponentChildren } from 'preact';
import { ShowMore, shownIn } from '../../parts/show-more.tsx';
import { listingWords } from './listing.ts';

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
  const shown = shownIn(name, sets.length);
  const words = listingWords({ count, listed: sets.length, shown, noun });
  return (
    <>
      <ul class="cards set-cards">
        {sets.slice(0, shown).map((set) => (
          <li key={set.members.map(({ id }) => id).join(' ')} class="card">
            {children(set)}
          </li>
        ))}
      </ul>
      {words !== '' && (
        <p class="soft listed-foot">
          {words}
          <ShowMore name={name} shown={shown} all={sets.length} />
        </p>
      )}
    </>
  );
}
