import { addressOf } from '../../address.ts';
import { caseList } from '../../asking/live-case.ts';
import type { Schemas } from '../../contract.ts';
import { Prose } from '../../parts/prose.tsx';
import { caseView, follow } from '../../view.ts';
import { wordsOfDay } from '../../words/day.ts';
import './start.css';

/** Which cases there are. */
export function StartPage() {
  const cases = caseList.value;
  return (
    <section aria-labelledby="start-title" class="start">
      <h1 id="start-title">Is there a deal that every side can live with?</h1>
      <p class="start-lead">
        And if not, why not? Choose a negotiation, move a term, and see at once who would walk away and because of which
        line. Parley takes no side: every line is told with whose view it is and where it is written.
      </p>
      {cases === null && <p role="status">Looking which cases there are …</p>}
      {cases?.length === 0 && (
        <p>
          There is no case on this server yet. Send one to <code>POST /v1/negotiations</code>, or start the server with{' '}
          <code>PARLEY_SEED=true</code>; <a href="/docs/http">the docs</a> say how.
        </p>
      )}
      <ul class="cards">
        {cases?.map((one) => (
          <CaseCard key={one.id} of={one} />
        ))}
      </ul>
      <p class="hint start-foot">
        The same questions by HTTP: <a href="/docs">the API to try</a>, <a href="/docs/http">how it works</a>,{' '}
        <a href="/docs/language">the language of lines</a>.
      </p>
    </section>
  );
}

function CaseCard({ of: { id, title, description, keywords = [], license, defaultContext } }: OfCard) {
  return (
    <li class="card case-card">
      <h2>
        <a href={addressOf(caseView(id))} onClick={follow(caseView(id))}>
          {title}
        </a>
      </h2>
      {description && (
        <p class="case-says">
          <Prose text={description} />
        </p>
      )}
      <p class="hint">
        {[
          defaultContext?.asOf && `As of ${wordsOfDay(defaultContext.asOf)}`,
          defaultContext?.basis === 'declared' && 'what the parties say',
          defaultContext?.basis === 'assessed' && 'what analysts hold true',
          license,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {keywords.length > 0 && (
        <ul class="keywords" aria-label="Keywords">
          {keywords.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface OfCard {
  readonly of: Schemas['NegotiationSummary'];
}
