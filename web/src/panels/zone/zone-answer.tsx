import type { Case, Schemas } from '../../contract.ts';
import { Count } from '../../parts/count.tsx';
import { WitnessTold } from '../../parts/witness.tsx';
import { contextWords, inForce } from '../../words/context.ts';
import { oneIn, percent, readable } from '../../words/count.ts';
import { findingOf, SIGNS, stoppedBy, zoneAdvice, zoneHeadline } from './zone-words.ts';

type Zone = Schemas['Zone'];
interface Props {
  readonly answer: Zone;
  readonly live: Case;
  readonly fixed: number;
}

/** The answer in large plain words, the figures behind it, and a deal that shows it. */
export function ZoneAnswer({ answer, live, fixed }: Props) {
  const finding = findingOf(answer);
  const statements = inForce(answer.context);
  return (
    <div class={`finding finding-${finding}`}>
      <p class="finding-headline" role="status">
        <span class="sign" aria-hidden="true">
          {SIGNS[finding]}
        </span>
        {zoneHeadline(finding, live, fixed)}
      </p>
      <p class="finding-advice">
        {live.issues.length === 0
          ? 'This case has no issues yet, so there is nothing to agree on; the deal builder says how to add some.'
          : zoneAdvice(finding, fixed, answer.stopped)}
        {statements === 0 && ` ${NO_STATEMENTS[isSilent(live) ? 'written' : 'inForce']}`}
      </p>
      {finding !== 'impossible' && <Figures answer={answer} />}
      {answer.witness !== null && <WitnessTold witness={answer.witness} live={live} title="One such deal" />}
      <p class="finding-context">
        Answered for {contextWords(live, answer.context)} · {statements} statements in force
      </p>
    </div>
  );
}

/** Nothing has been said by anybody, on whatever day. */
const isSilent = ({ redLines, preconditions, positions }: Case): boolean =>
  redLines.length + preconditions.length + positions.length === 0;

const NO_STATEMENTS = {
  inForce: 'No statement is in force in this view: look at another day, perspective or basis.',
  written: 'Nobody has said anything yet: write the first statement under Edit.',
} as const;

function Figures({ answer: { count, possible, share, estimate, stopped, complete } }: { answer: Zone }) {
  const rate = count === null || possible === null ? null : oneIn(count, possible);
  return (
    <>
      <dl class="figures">
        <Figure name="Deals in the zone">
          {count !== null ? (
            <Count digits={count} />
          ) : estimate !== null ? (
            `${readable(estimate.low).text} to ${readable(estimate.high).text}`
          ) : (
            'not counted'
          )}
        </Figure>
        <Figure name="Deals the rules allow">{possible === null ? 'not counted' : <Count digits={possible} />}</Figure>
        {share !== null && (
          <Figure name="Share">
            {percent(share)}
            {rate !== null && <span class="figure-rate">{rate}</span>}
          </Figure>
        )}
      </dl>
      {estimate !== null && count === null && (
        <p class="soft">
          An estimate: {estimate.method}; intervals made so hold the count {percent(estimate.confidence)} of the time.
        </p>
      )}
      {!complete && (
        <p class="soft">{stoppedBy(stopped)}, so not everything is known; what is told here is proved all the same.</p>
      )}
    </>
  );
}

function Figure({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
