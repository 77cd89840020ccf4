import type { Case, Schemas } from '../../contract.ts';
import { basisWords, ownerOf, termWords } from '../../words/line.ts';
import { conflictTitle } from '../zone/listing.ts';
import { settle } from './settle.ts';

/** Lines that rule a deal out with some of the terms, and the terms: without any one of them they do not. */
export function Clash({ conflict: { members, terms }, live }: { conflict: Schemas['Conflict']; live: Case }) {
  const isOfRules = members.every((line) => line.kind === 'rule');
  const kind = isOfRules ? 'rules' : live.negotiation.agreement.kind === 'quorum' ? 'quorum' : 'all';
  return (
    <article class="clash">
      <h3>{conflictTitle(members.length, kind)}</h3>
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
