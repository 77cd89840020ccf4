import type { Case, Line, Terms } from '../../contract.ts';
import { settleAll } from './settle.ts';
import { changeWords, smallestChange } from './smallest-change.ts';

interface Props {
  readonly line: Line;
  readonly live: Case;
  readonly terms: Terms;
}

/** For each way to make a crossed line hold a button that goes it, and no further than it must. */
export function Remedies({ line, live, terms }: Props) {
  const ways = new Map<string, Terms>();
  for (const alternative of line.needed) {
    const changed = smallestChange(alternative, terms, live.issues);
    const words = changeWords(changed, live.issues);
    if (words !== '') ways.set(words, changed);
  }
  return (
    <>
      {[...ways].map(([words, changed]) => (
        <button key={words} type="button" class="remedy" onClick={() => settleAll(changed)}>
          <span class="unseen">Apply: </span>
          <span aria-hidden="true">→ </span>
          {words}
        </button>
      ))}
    </>
  );
}
