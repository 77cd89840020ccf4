import type { Schemas } from '../../contract.ts';
import { worthWords } from './verdict-words.ts';

type Worth = NonNullable<Schemas['PartyVerdict']['worth']>;

const percent = (share: number) => `${100 * share}%`;

/** What the deal is worth to a party, from 0 to 1, as a band, and what it has without one as a tick. */
export function WorthBar({ worth, binds }: { worth: Worth; binds: boolean }) {
  const { low, high, reservationValue } = worth;
  const { text, tone } = worthWords(worth);
  return (
    <div class="worth-bar" data-tone={tone}>
      <div class="worth-scale" aria-hidden="true">
        <i class="worth-band" style={{ left: percent(low), width: percent(high - low) }} />
        {reservationValue !== null && <i class="worth-least" style={{ left: percent(reservationValue) }} />}
      </div>
      <p class="hint">
        {text}
        {!binds && '; reported only'}
      </p>
    </div>
  );
}
