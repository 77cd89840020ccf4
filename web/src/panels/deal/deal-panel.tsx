import { useAnswer } from '../../asking/use-answer.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { readTerms } from '../../terms.ts';
import { view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';

/** A deal, term by term, and what each party says to it. */
export function DealPanel({ live }: PanelProps) {
  const { context, terms } = view.value;
  const asked = useAnswer('check', { context, terms: readTerms(terms, live).terms });
  return (
    <section aria-labelledby="deal-title">
      <h1 id="deal-title">Deal</h1>
      <AskedFor of={asked} about="the verdict">
        {(answer) => <p>{answer.summary}</p>}
      </AskedFor>
    </section>
  );
}
