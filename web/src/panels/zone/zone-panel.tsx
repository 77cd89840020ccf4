import { useAnswer } from '../../asking/use-answer.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { FixedTerms } from '../../parts/fixed-terms.tsx';
import { Fold } from '../../parts/fold.tsx';
import { readTerms } from '../../terms.ts';
import { view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';
import { ConflictsPart } from './conflicts-part.tsx';
import { LikelihoodPart } from './likelihood-part.tsx';
import { ValuesPart } from './values-part.tsx';
import { ZoneAnswer } from './zone-answer.tsx';
import '../../parts/finding.css';
import './zone.css';

/** Whether there is a deal, which ones, and if there is none, why not and what would open one. */
export function ZonePanel({ live }: PanelProps) {
  const { context, terms } = view.value;
  const given = readTerms(terms, live).terms;
  const zone = useAnswer('zone', { context, given });
  const conflicts = useAnswer('conflicts', { context, given });
  const fixed = Object.keys(given).length;
  return (
    <section class="zone" aria-labelledby="zone-title">
      <h1 id="zone-title" class="panel-title">
        Zone and conflicts
      </h1>
      <FixedTerms live={live} />
      <AskedFor of={zone} about="whether there is a deal">
        {(answer) => (
          <>
            <ZoneAnswer answer={answer} live={live} fixed={fixed} />
            {answer.exists !== false && <ValuesPart answer={answer} live={live} given={given} />}
          </>
        )}
      </AskedFor>
      <AskedFor of={conflicts} about="every conflict">
        {(answer) => <ConflictsPart answer={answer} live={live} />}
      </AskedFor>
      <Fold name="likelihood" title="How likely is a deal?">
        {() => <LikelihoodPart live={live} fixed={fixed} />}
      </Fold>
    </section>
  );
}
