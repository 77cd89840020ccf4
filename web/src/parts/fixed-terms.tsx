import type { Case, Issue } from '../contract.ts';
import { readTerms } from '../terms.ts';
import { go, view } from '../view.ts';
import { counted } from '../words/count.ts';
import { wordsOf } from '../words/value.ts';
import './fixed-terms.css';

/** Settles an issue in the view, by the text of its value; `null` leaves it open again. */
export function fix(issue: string, text: string | null): void {
  const { [issue]: _, ...rest } = view.value.terms;
  go({ terms: text === null ? rest : { ...rest, [issue]: text } });
}

/** More than these are folded away. */
const MANY = 6;

/** The terms of the view, within which a question is asked, each to be freed again. */
export function FixedTerms({ live }: { live: Case }) {
  const { terms, unread } = readTerms(view.value.terms, live);
  const fixed = live.issues.filter(({ id }) => Object.hasOwn(terms, id));
  const list = (
    <ul>
      {fixed.map((issue) => (
        <FixedTerm key={issue.id} issue={issue} words={wordsOf(issue, terms[issue.id]!)} />
      ))}
    </ul>
  );
  return (
    <div class="fixed-terms">
      {unread.length > 0 && (
        <p role="alert">The address settles what this case does not know: {unread.join(', ')}. It is passed over.</p>
      )}
      {fixed.length > 0 && (
        <p class="fixed-terms-head">
          <strong>{counted(fixed.length, 'term')} fixed</strong>
          <span>Everything below is asked within {fixed.length === 1 ? 'it' : 'them'}.</span>
          <button type="button" onClick={() => go({ terms: {} })}>
            Free {fixed.length === 1 ? 'it' : 'all'}
          </button>
        </p>
      )}
      {fixed.length > MANY ? (
        <details>
          <summary>Show which</summary>
          {list}
        </details>
      ) : (
        fixed.length > 0 && list
      )}
    </div>
  );
}

function FixedTerm({ issue, words }: { issue: Issue; words: string }) {
  return (
    <li>
      <span>
        {issue.title}: <strong>{words}</strong>
      </span>
      <button type="button" aria-label={`Free ${issue.title}`} onClick={() => fix(issue.id, null)}>
        ×
      </button>
    </li>
  );
}
