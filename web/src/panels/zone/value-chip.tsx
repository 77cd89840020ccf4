import type { Issue } from '../../contract.ts';
import { fix } from '../../parts/fixed-terms.tsx';
import { textOf } from '../../terms.ts';
import { wordsOf } from '../../words/value.ts';
import type { Choice, Standing } from './issue-values.ts';

/** What is said of a value beside its name; of one that is just possible nothing has to be. */
export const STANDINGS: Readonly<Record<Standing, string>> = {
  fixed: 'fixed',
  every: 'in every deal',
  some: '',
  out: 'ruled out',
  unknown: 'not known',
  elsewhere: '',
};

/** One value: how it stands, and by a click fixed or free again. */
export function ValueChip({ issue, choice: { value, standing } }: { issue: Issue; choice: Choice }) {
  const fixed = standing === 'fixed';
  return (
    <button
      type="button"
      class={`value value-${standing}`}
      aria-pressed={fixed}
      onClick={() => fix(issue.id, fixed ? null : textOf(value))}
    >
      <span class="value-name">{wordsOf(issue, value)}</span>
      {STANDINGS[standing] !== '' && <small>{STANDINGS[standing]}</small>}
    </button>
  );
}
