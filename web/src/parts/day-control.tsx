import { useId } from 'preact/hooks';
import { changeDays, stopOf, today } from '../change-days.ts';
import type { Case } from '../contract.ts';
import { shortDay, wordsOfDay } from '../words/day.ts';

interface Props {
  readonly day: string;
  readonly live: Case;
  readonly onChange: (day: string) => void;
}

/** A day: along the days on which something changes, or any other by its date. */
export function DayControl({ day, live, onChange }: Props) {
  const id = useId();
  const own = live.negotiation.defaultContext?.asOf;
  const changing = changeDays(live);
  const stops = [...new Set([...changing, ...(own === undefined ? [] : [own])])].sort();
  return (
    <div class="of-day">
      <label for={id}>Day</label>
      <div class="day-row">
        <input
          id={id}
          type="date"
          value={day}
          required
          onInput={({ currentTarget }) => {
            if (currentTarget.validity.valid && currentTarget.value !== '') onChange(currentTarget.value);
          }}
        />
        {own !== undefined && own !== day && (
          <button type="button" class="quiet" onClick={() => onChange(own)} title={wordsOfDay(own)}>
            The case’s own day
          </button>
        )}
        {own === undefined && day !== today() && (
          <button type="button" class="quiet" onClick={() => onChange(today())}>
            Today
          </button>
        )}
        {own === day && <span class="hint">the case’s own day</span>}
      </div>
      {stops.length > 1 ? (
        <DaySlider stops={stops} own={own} day={day} onChange={onChange} />
      ) : (
        <p class="hint">Nothing in this case changes from day to day.</p>
      )}
    </div>
  );
}

interface SliderProps extends Omit<Props, 'live'> {
  readonly stops: readonly string[];
  readonly own: string | undefined;
}

/** One stop for each day on which something changes, so that every step of the slider shows something new. */
function DaySlider({ stops, own, day, onChange }: SliderProps) {
  const at = stopOf(stops, day);
  const last = stops.length - 1;
  const heard =
    day === stops[at] ? wordsOfDay(day) : `${wordsOfDay(day)}, since ${wordsOfDay(stops[at]!)} nothing changed`;
  return (
    <>
      <input
        type="range"
        class="day-slider"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label="Days on which something changes"
        aria-valuetext={heard}
        onInput={({ currentTarget }) => onChange(stops[Number(currentTarget.value)]!)}
      />
      <div class="day-ticks" aria-hidden="true">
        {stops.map((stop, index) => (
          <i key={stop} class={stop === own ? 'own' : ''} style={{ left: `${(index / last) * 100}%` }} />
        ))}
      </div>
      <p class="day-ends hint" aria-hidden="true">
        <span>{shortDay(stops[0]!)}</span>
        <span>
          stop {at + 1} of {stops.length}
        </span>
        <span>{shortDay(stops[last]!)}</span>
      </p>
    </>
  );
}
