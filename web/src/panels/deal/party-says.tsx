import type { ComponentChildren } from 'preact';
import type { Case, Line, Schemas, Terms } from '../../contract.ts';
import { LineCard } from '../../parts/line-card.tsx';
import { counted } from '../../words/count.ts';
import { Remedies } from './remedies.tsx';
import { consentWords, partyVerdict, tableWords } from './verdict-words.ts';
import { WorthBar } from './worth-bar.tsx';

interface Props {
  readonly said: Schemas['PartyVerdict'];
  readonly live: Case;
  readonly terms: Terms;
}

const CROSSED: readonly Line['status'][] = ['crossed', 'unmet'];
const KEPT: readonly Line['status'][] = ['respected', 'met'];

/** What one party says to the deal, and why: the lines it crosses first, the others folded. */
export function PartySays({ said, live, terms }: Props) {
  const { sign, word, tone } = partyVerdict(said);
  const lines = [...said.preconditions, ...said.redLines];
  const crossed = lines.filter(({ status }) => CROSSED.includes(status));
  const kept = lines.filter(({ status }) => KEPT.includes(status));
  const open = lines.filter(({ status }) => status === 'undetermined');
  const binds = said.redLines.some(({ kind }) => kind === 'reservation');
  return (
    <article class="party-says" data-party={said.party} data-verdict={said.verdict}>
      <h3>
        {said.name}{' '}
        <span class="mark" data-tone={tone}>
          <span aria-hidden="true">{sign}</span> {word}
        </span>
      </h3>
      <p class="hint">
        {consentWords(said, live.negotiation.agreement)} · {tableWords(said)}
      </p>
      {said.worth && <WorthBar worth={said.worth} binds={binds} />}
      {lines.length === 0 && <p class="hint">No line of its own counts here.</p>}
      {crossed.map((line) => (
        <LineCard key={line.id} line={line} live={live}>
          <Remedies line={line} live={live} terms={terms} />
        </LineCard>
      ))}
      <Folded title={`${counted(open.length, 'line')} still open`} lines={open} live={live} />
      <Folded title={`${counted(kept.length, 'line')} respected`} lines={kept} live={live} />
    </article>
  );
}

function Folded({ title, lines, live }: { title: ComponentChildren; lines: readonly Line[]; live: Case }) {
  if (lines.length === 0) return null;
  return (
    <details class="folded-lines">
      <summary>{title}</summary>
      {lines.map((line) => (
        <LineCard key={line.id} line={line} live={live} />
      ))}
    </details>
  );
}
