import { changeDays } from '../../change-days.ts';
import type { Case } from '../../contract.ts';
import { Prose } from '../../parts/prose.tsx';
import { SourceTitle } from '../../parts/source-note.tsx';
import type { PanelProps } from '../panel-props.ts';
import { Deals } from './deals.tsx';
import { Timeline } from './timeline.tsx';
import { WhoNegotiates } from './who-negotiates.tsx';
import './about.css';

/** What the case is about, who is in it, when a zone exists, and where it all comes from. */
export function AboutPanel({ live }: PanelProps) {
  const { title, description } = live.negotiation;
  return (
    <section aria-labelledby="about-title" class="about">
      <h1 id="about-title">{title}</h1>
      <div class="about-main">
        {description && (
          <p class="about-says">
            <Prose text={description} />
          </p>
        )}
        <Timeline live={live} days={changeDays(live)} />
        <Deals live={live} />
      </div>
      <div class="about-side">
        <WhoNegotiates live={live} />
        <Citing live={live} />
      </div>
      <Sources live={live} />
    </section>
  );
}

function Citing({ live: { negotiation } }: { live: Case }) {
  const { license, citeAs, contributors = [], keywords = [] } = negotiation;
  return (
    <section aria-labelledby="citing-title">
      <h2 id="citing-title">Licence and citation</h2>
      <dl class="facts">
        <dt>Licence</dt>
        <dd>{license ?? 'none is given'}</dd>
        {citeAs && (
          <>
            <dt>Cite as</dt>
            <dd>{citeAs}</dd>
          </>
        )}
        {contributors.length > 0 && (
          <>
            <dt>By</dt>
            <dd>{contributors.join(', ')}</dd>
          </>
        )}
        {keywords.length > 0 && (
          <>
            <dt>Keywords</dt>
            <dd>{keywords.join(', ')}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Sources({ live: { sources } }: { live: Case }) {
  return (
    <section aria-labelledby="sources-title" class="about-sources">
      <h2 id="sources-title">Sources</h2>
      {sources.length === 0 ? (
        <p class="soft">This case names no sources.</p>
      ) : (
        <ul class="sources">
          {sources.map((source) => (
            <li key={source.id}>
              <SourceTitle source={source} />
              {source.note && <span class="hint">{source.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
