import { useState } from 'preact/hooks';
import { useAnswer } from '../../asking/use-answer.ts';
import { readTerms } from '../../terms.ts';
import { view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';
import { TermsBar } from './terms-bar.tsx';
import { TermsForm } from './terms-form.tsx';
import { useRuledOut } from './use-ruled-out.ts';
import { VerdictBar } from './verdict-bar.tsx';
import { VerdictSide } from './verdict-side.tsx';
import { World } from './world.tsx';
import './deal.css';

/** A deal, term by term, and beside it what each party says to it. */
export function DealPanel({ live }: PanelProps) {
  const { context, terms: texts, options } = view.value;
  const { terms, unread } = readTerms(texts, live);
  const [turnedTo, turnTo] = useState<string | null>(null);
  const check = useAnswer('check', { context, terms });
  const ruledOut = useRuledOut(live, context, terms, turnedTo, options['marks'] !== 'off');
  return (
    <section aria-labelledby="deal-title" class="deal">
      <div class="deal-terms">
        <h1 id="deal-title">A deal, term by term</h1>
        <TermsBar live={live} terms={terms} unread={unread} ruledOut={ruledOut} />
        <TermsForm live={live} terms={terms} possible={ruledOut.possible} onTurn={turnTo} />
        <World live={live} />
      </div>
      <VerdictSide live={live} terms={terms} check={check} />
      <VerdictBar answer={check.answer} />
    </section>
  );
}
