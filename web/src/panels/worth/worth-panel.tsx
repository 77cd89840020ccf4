import { useState } from 'preact/hooks';
import { useAnswer } from '../../asking/use-answer.ts';
import type { Case } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { readTerms } from '../../terms.ts';
import { view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';
import { axesOf } from './axes.ts';
import { Chart } from './chart.tsx';
import { ChartKey } from './chart-key.tsx';
import { AxisChoices } from './choices.tsx';
import { ChosenDeal } from './chosen-deal.tsx';
import { FrontierNote } from './frontier-note.tsx';
import { wholeByItself } from './layout.ts';
import { type Axes, batchOf } from './marks.ts';
import { Readout } from './readout.tsx';
import { type Seen, seenOf } from './seen.ts';
import { WorthTable } from './worth-table.tsx';
import './worth.css';

/** What deals are worth to two parties, and what a deal brings each. */
export function WorthPanel({ live }: PanelProps) {
  const axes = axesOf(view.value.options, live);
  return (
    <section aria-labelledby="worth-title" class="worth">
      <h1 id="worth-title">Worth</h1>
      {axes === null ? <NothingWeighed live={live} /> : <Weighed live={live} axes={axes} />}
    </section>
  );
}

function NothingWeighed({ live }: { live: Case }) {
  return (
    <p>
      Fewer than two parties of this case have told what deals are worth to them, so there is nothing to draw. Write
      their weights and values with <code>PUT /v1/negotiations/{live.negotiation.id}/parties/…/preferences</code>;{' '}
      <a href="/docs/http">the docs</a> say how.
    </p>
  );
}

/** Deals of the frontier that are drawn at most. */
const LISTED = 200;

function Weighed({ live, axes }: { live: Case; axes: Axes }) {
  const { context, terms: texts, options } = view.value;
  const { terms } = readTerms(texts, live);
  const among = options['among'] === 'two' ? { ...context, parties: [axes.x, axes.y] } : context;
  const frontier = useAnswer('frontier', { context: among, limit: LISTED });
  const checks = useAnswer('check/batch', { context, deals: batchOf(live, terms), detail: 'full' });
  const seen = seenOf(live, axes, terms, { frontier: frontier.answer, checks: checks.answer });
  const whole = options['axes'] === undefined ? wholeByItself(seen.marks) : options['axes'] !== 'fit';
  return (
    <>
      <AxisChoices live={live} axes={axes} whole={whole} />
      <AskedFor of={frontier} about="the frontier and its points">
        {(answer) => <FrontierNote answer={answer} live={live} axes={axes} />}
      </AskedFor>
      <AskedFor of={checks} about="what each deal is worth">
        {(answer) => (
          <>
            <Picture seen={seen} live={live} whole={whole} />
            <ChosenDeal checks={answer} frontier={frontier.answer} live={live} terms={terms} />
          </>
        )}
      </AskedFor>
    </>
  );
}

function Picture({ seen, live, whole }: { seen: Seen; live: Case; whole: boolean }) {
  const [looked, look] = useState<string | null>(null);
  const { marks } = seen;
  return (
    <>
      <div class="picture">
        <Chart seen={seen} whole={whole} looked={looked} onLook={look} />
        <div class="beside">
          <Readout mark={marks.find(({ id }) => id === looked)} seen={seen} live={live} />
          <ChartKey marks={marks} looked={looked} onLook={look} />
        </div>
      </div>
      <h2>The same as a table</h2>
      {marks.length === 0 ? <p>No deal that is known is worth anything to both.</p> : <WorthTable seen={seen} />}
    </>
  );
}
