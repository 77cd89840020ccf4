import { useId } from 'preact/hooks';
import { useAnswer } from '../../asking/use-answer.ts';
import { daysBetween } from '../../change-days.ts';
import type { Case } from '../../contract.ts';
import { wholeOf } from '../../looked.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { TableBox } from '../../parts/table-box.tsx';
import { go, view } from '../../view.ts';
import { shortDay, wordsOfDay } from '../../words/day.ts';
import { changedWords } from './changed-words.ts';
import { type Span, spanOn, spansOf, ZONES } from './spans.ts';

interface Props {
  readonly live: Case;
  readonly days: readonly string[];
}

/** On which days a zone exists, over all the days on which something changes. */
export function Timeline({ live, days }: Props) {
  // The answer is the same on whatever day it is looked at.
  const { asOf: _, ...context } = view.value.context;
  const question = { kind: 'zone', count: false, values: false };
  const asked = useAnswer('timeline', days.length < 2 ? null : { context, from: days[0], to: days.at(-1), question });
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">When a zone exists</h2>
      {days.length < 2 ? (
        <p class="soft">Nothing in this case changes from day to day: the answer is the same on every day.</p>
      ) : (
        <AskedFor of={asked} about="when a zone exists">
          {(answer) => <Spans spans={spansOf(answer)} live={live} complete={answer.complete} />}
        </AskedFor>
      )}
    </section>
  );
}

interface OfSpans {
  readonly spans: readonly Span[];
  readonly live: Case;
  readonly complete: boolean;
}

function Spans({ spans, live, complete }: OfSpans) {
  const { asOf } = wholeOf(view.value.context, live);
  const now = spanOn(spans, asOf);
  const lookAt = ({ from }: Span) => go({ context: { ...view.value.context, asOf: from } });
  return (
    <>
      <Strip spans={spans} now={now} onChoose={lookAt} />
      {now ? (
        <NowTold span={now} live={live} />
      ) : (
        <p class="soft">{wordsOfDay(asOf)} is before or after everything that changes here.</p>
      )}
      <p class="hint">Where no line is in force yet, every deal that the rules allow counts as acceptable.</p>
      {!complete && <p class="hint">There was not time enough to find out everything.</p>}
      <details class="all-spans">
        <summary>All {spans.length} intervals, and what changed</summary>
        <SpanTable spans={spans} live={live} now={now} onChoose={lookAt} />
      </details>
    </>
  );
}

interface Choosing {
  readonly spans: readonly Span[];
  readonly now: Span | undefined;
  readonly onChoose: (span: Span) => void;
}

/** As long as they last; where there is a zone high and plain, where there is none low and hatched. */
function Strip({ spans, now, onChoose }: Choosing) {
  const name = useId();
  return (
    <fieldset class="strip-box">
      <legend class="unseen">Intervals in which nothing changes</legend>
      <div class="strip">
        {spans.map((span) => (
          <label
            key={span.from}
            data-zone={span.zone}
            style={{ flexGrow: daysBetween(span.from, span.to) }}
            title={`${shortDay(span.from)} to ${shortDay(span.to)}: ${ZONES[span.zone].word}`}
          >
            <input
              type="radio"
              name={name}
              checked={span === now}
              aria-label={`${wordsOfDay(span.from)} to ${wordsOfDay(span.to)}: ${ZONES[span.zone].word}`}
              onChange={() => onChoose(span)}
            />
            <i />
          </label>
        ))}
      </div>
      <p class="strip-ends hint" aria-hidden="true">
        <span>{shortDay(spans[0]!.from)}</span>
        <span class="strip-key">
          <i data-zone="exists" /> a zone exists <i data-zone="none" /> no zone
        </span>
        <span>{shortDay(spans.at(-1)!.to)}</span>
      </p>
    </fieldset>
  );
}

function NowTold({ span, live }: { span: Span; live: Case }) {
  const { sign, word, tone } = ZONES[span.zone];
  return (
    <div class="span-now" role="status">
      <p>
        <span class="mark" data-tone={tone}>
          <span aria-hidden="true">{sign}</span> {word}
        </span>{' '}
        {span.from === span.to ? `on ${wordsOfDay(span.from)}` : `${wordsOfDay(span.from)} to ${wordsOfDay(span.to)}`}
      </p>
      <Changed span={span} live={live} />
    </div>
  );
}

function Changed({ span: { changed, from }, live }: { span: Span; live: Case }) {
  if (changed.length === 0) return <p class="hint">The first of these days: nothing before it is looked at.</p>;
  return (
    <ul class="changed" aria-label="What changed">
      {changed.map((change) => (
        <li key={`${change.id} ${change.what}`}>{changedWords(change, from, live)}</li>
      ))}
    </ul>
  );
}

function SpanTable({ spans, live, now, onChoose }: Choosing & { readonly live: Case }) {
  return (
    <TableBox label="Intervals and what changed">
      <table class="span-table">
        <caption class="unseen">Intervals in which nothing changes, whether a zone exists, and what changed</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Zone</th>
            <th scope="col">What changed on its first day</th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.from} aria-current={span === now ? 'date' : undefined}>
              <th scope="row">
                <button type="button" class="quiet" onClick={() => onChoose(span)}>
                  {shortDay(span.from)}
                </button>
              </th>
              <td>{shortDay(span.to)}</td>
              <td>
                <span class="mark" data-tone={ZONES[span.zone].tone}>
                  <span aria-hidden="true">{ZONES[span.zone].sign}</span> {ZONES[span.zone].word}
                </span>
              </td>
              <td>
                <Changed span={span} live={live} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
