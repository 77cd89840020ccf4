import type { Case, Schemas } from '../../contract.ts';
import { numberWord } from '../../words/count.ts';
import { basisWords, ownerOf, termWords } from '../../words/line.ts';
import { settle } from './settle.ts';

/** Lines that cannot all hold with some of the terms, and the terms: without any one of them they could. */
export function Clash({ conflict: { members, terms }, live }: { conflict: Schemas['Conflict']; live: Case }) {
  return (
    <article class="clash">
      <h3>{members.length === 1 ? 'This cannot hold' : `These ${numberWord(members.length)} cannot all hold`}</h3>
      <ul class="clash-lines">
        {members.map((line) => (
          <li key={line.id}>
            <strong>{line.title}</strong>
            <span class="hint">
              {ownerOf(line, live)}
              {line.basis && ` · ${basisWords(line.basis)}`}
            </span>
          </li>
        ))}
      </ul>
      {terms.length > 0 && (
        <>
          <p class="hint">with these terms, of which none can be spared:</p>
          <ul class="clash-terms">
            {terms.map((term) => (
              <li key={term.issue}>
                <span>{termWords(term, live)}</span>
                <button type="button" class="quiet" onClick={() => settle(term.issue, undefined)}>
                  Leave open<span class="unseen">: {termWords(term, live)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
