import type { Schemas } from '../../contract.ts';
import { dealVerdict, partyVerdict } from './verdict-words.ts';

/** The verdict in one line, always in sight where the screen is too narrow for it to stand beside the terms. */
export function VerdictBar({ answer }: { answer: Schemas['Check'] | null }) {
  if (answer === null) return null;
  const { sign, word, tone } = dealVerdict(answer);
  const look = () => {
    const title = document.getElementById('verdict-title');
    title?.scrollIntoView();
    title?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="verdict-bar" onClick={look}>
      <span class="mark" data-tone={tone}>
        <span aria-hidden="true">{sign}</span> {word}
      </span>
      <span class="verdict-bar-parties">
        {answer.parties.map((party) => {
          const told = partyVerdict(party);
          return (
            <span key={party.party}>
              {party.name} <span aria-hidden="true">{told.sign}</span>
              <span class="unseen"> {told.word}</span>
            </span>
          );
        })}
      </span>
      <span class="verdict-bar-why">Why</span>
    </button>
  );
}
