import type { ComponentChildren } from 'preact';
import type { Case, Line } from '../contract.ts';
import { basisWords, marginWords, ownerOf, standingOf, termWords } from '../words/line.ts';
import { SourceNote } from './source-note.tsx';
import './line-card.css';

interface Props {
  readonly line: Line;
  readonly live: Case;
  /** Buttons: what can be done about it. */
  readonly children?: ComponentChildren;
}

/** A line told whole: what the deal does to it, whose it is, what it says, what decides it, what is needed, its sources. */
export function LineCard({ line, live, children }: Props) {
  const { sign, word, tone } = standingOf(line);
  const basis = basisWords(line.basis);
  const margin = marginWords(line, live);
  return (
    <article class="line-card" data-tone={tone} data-line={line.id}>
      <p class="line-head">
        <span class="line-status">
          <span aria-hidden="true">{sign}</span> {word}
        </span>
        <span class="line-owner">
          {ownerOf(line, live)}
          {basis && <> · {basis}</>}
        </span>
      </p>
      <p class="line-title">{line.title}</p>
      <p class="line-text">{line.text}</p>
      {(line.terms.length > 0 || margin !== null) && (
        <dl class="line-facts">
          {line.terms.length > 0 && (
            <div>
              <dt>Decided by</dt>
              {line.terms.map((term) => (
                <dd key={term.issue}>{termWords(term, live)}</dd>
              ))}
            </div>
          )}
          {margin !== null && (
            <div>
              <dt>How far</dt>
              <dd>{margin}</dd>
            </div>
          )}
        </dl>
      )}
      <Needed line={line} />
      {children && <div class="line-actions">{children}</div>}
      <details class="line-more">
        <summary>
          {line.citations.length === 0
            ? 'As an expression'
            : line.citations.length === 1
              ? 'Source, and as an expression'
              : `${line.citations.length} sources, and as an expression`}
        </summary>
        <SourceNote citations={line.citations} live={live} />
        <code class="line-holds">{line.holds}</code>
      </details>
    </article>
  );
}

/** What would make the line hold; each item alone is enough. */
function Needed({ line: { needed } }: { line: Line }) {
  if (needed.length === 0) return null;
  return (
    <div class="line-needed">
      <p>{needed.length === 1 ? 'Needed:' : 'Needed, one of these:'}</p>
      <ul>
        {needed.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
