import type { ComponentChildren } from 'preact';
import type { Case } from '../contract.ts';
import { sourceWords, type Told, whoseView } from '../words/statement.ts';
import { SourceNote } from './source-note.tsx';
import './statement-told.css';

interface Props {
  readonly of: Told;
  readonly live: Case;
  readonly children?: ComponentChildren;
}

/** A statement as such, without a deal: whose it is, what it says, whose view that is, and where it stands written. */
export function StatementTold({ of: told, live, children }: Props) {
  return (
    <div class="told" data-statement={told.id}>
      <p class="told-head">
        {told.party !== null && <strong class="told-party">{told.party}</strong>}
        <span class="told-whose">{whoseView(told)}</span>
        {children}
      </p>
      <p class="told-title">{told.title}</p>
      {told.text !== '' && <p class="told-text">{told.text}</p>}
      <Written told={told} live={live} />
    </div>
  );
}

function Written({ told: { citations, holds, kind }, live }: { told: Told; live: Case }) {
  const [first, ...more] = citations;
  const unsourced = kind === 'rule' || kind === 'reservation' ? 'How it is written' : 'No source is given';
  if (!first && holds === null) return <p class="told-sources">{unsourced}</p>;
  return (
    <details class="told-sources">
      <summary>
        {first ? sourceWords(live, first) : unsourced}
        {more.length > 0 && ` (and ${more.length} more)`}
      </summary>
      <SourceNote citations={citations} live={live} />
      {holds !== null && (
        <p>
          As an expression: <code>{holds}</code>
        </p>
      )}
    </details>
  );
}
