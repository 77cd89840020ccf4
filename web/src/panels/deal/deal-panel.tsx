import { useMemo, useState } from 'preact/hooks';
import { readTerms } from '../../terms.ts';
import { view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';
import { TermsBar } from './terms-bar.tsx';
import { TermsForm } from './terms-form.tsx';
import { useRuledOut } from './use-ruled-out.ts';
import { VerdictSide } from './verdict-side.tsx';
import { World } from './world.tsx';
import './deal.css';

/** A deal, term by term, and beside it what each party says to it. */
export function DealPanel({ live }: PanelProps) {
  const { context, terms: texts, options } = view.value;
  const { terms, unread } = useMemo(() => readTerms(texts, live), [texts, live]);
  const [turnedTo, turnTo] = useState<string | null>(null);
  const ruledOut = useRuledOut({ live, context, terms, turnedTo, wanted: options['marks'] !== 'off' });
  const { possible } = ruledOut;
  // A case has many issues: they are drawn anew where something about them is new, and not whenever something is asked.
  const form = useMemo(
    () => <TermsForm live={live} terms={terms} possible={possible} onTurn={turnTo} />,
    [live, terms, possible],
  );
  return (
    <section aria-labelledby="deal-title" class="deal">
      <div class="deal-terms">
        <h1 id="deal-title">A deal, term by term</h1>
        <TermsBar live={live} terms={terms} unread={unread} ruledOut={ruledOut} />
        {form}
        <World live={live} />
      </div>
      <VerdictSide live={live} terms={terms} />
    </section>
  );
}
