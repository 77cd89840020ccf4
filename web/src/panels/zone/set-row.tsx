import type { Issue } from '../../contract.ts';
import { fix } from '../../parts/fixed-terms.tsx';
import { textOf } from '../../terms.ts';
import type { Known } from './issue-values.ts';
import { optionStandings } from './issue-values.ts';

type SetIssue = Extract<Issue, { type: 'set' }>;

const WORDS = {
  in: 'in the fixed set',
  out: 'not in the fixed set',
  every: 'in every deal',
  some: 'in some deals',
  never: 'ruled out',
  unknown: 'not known',
};

/** Options of a set: in every deal, in some, or in none; the set is fixed whole. */
export function SetRow({ issue, known }: { issue: SetIssue; known: Known }) {
  const standings = optionStandings(issue, known);
  return (
    <>
      <ul class="set-options">
        {issue.options.map((option) => (
          <li key={option.id} class={`value value-${standings[option.id]}`}>
            <span class="value-name">{option.title ?? option.id}</span>
            <small>{WORDS[standings[option.id]!]}</small>
          </li>
        ))}
      </ul>
      <details class="set-fixing">
        <summary>{known.fixed === undefined ? 'Fix which of them' : 'Change or free'}</summary>
        <SetFixing issue={issue} fixed={known.fixed === undefined ? null : textOf(known.fixed).split(',')} />
      </details>
    </>
  );
}

function SetFixing({ issue, fixed }: { issue: SetIssue; fixed: readonly string[] | null }) {
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget as HTMLFormElement).getAll('option').map(String);
    fix(issue.id, chosen.join(','));
  };
  return (
    <form onSubmit={choose}>
      {issue.options.map(({ id, title }) => (
        <label key={id} class="set-option">
          <input type="checkbox" name="option" value={id} defaultChecked={fixed?.includes(id) ?? false} />
          {title ?? id}
        </label>
      ))}
      <button type="submit">Fix exactly these</button>
      {fixed !== null && (
        <button type="button" onClick={() => fix(issue.id, null)}>
          Free
        </button>
      )}
    </form>
  );
}
