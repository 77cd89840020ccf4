import { useAnswer } from '../../asking/use-answer.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { FixedTerms } from '../../parts/fixed-terms.tsx';
import { Fold } from '../../parts/fold.tsx';
import { readTerms } from '../../terms.ts';
import { view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';
import { DifferenceTold } from './difference-told.tsx';
import { dealOf, innerQuestion, kindOf } from './inner-question.ts';
import { MovesPart } from './moves-part.tsx';
import { OtherSide } from './other-side.tsx';
import { QuestionChoice } from './question-choice.tsx';
import { isSameView, sideContext } from './side-context.ts';
import '../../parts/finding.css';
import './difference.css';

/** One question asked of two views: what changes between them, and because of which statements. */
export function DifferencePanel({ live }: PanelProps) {
  const { context, other, terms, options } = view.value;
  const kind = kindOf(options['difference']);
  const deal = dealOf(live, options['difference-deal']);
  const [here, there] = [sideContext(context, live), sideContext(other, live, context)];
  const same = isSameView(here, there);
  const question = innerQuestion(kind, deal?.id ?? null, readTerms(terms, live).terms);
  const asked = useAnswer(
    'difference',
    same ? null : { question, left: { ...here, explain: true }, right: { ...there, explain: true } },
  );
  return (
    <section class="difference" aria-labelledby="difference-title">
      <h1 id="difference-title" class="panel-title">
        Difference
      </h1>
      <QuestionChoice kind={kind} deal={deal?.id ?? null} live={live} />
      {(kind !== 'check' || deal === null) && <FixedTerms live={live} />}
      <OtherSide live={live} here={here} there={there} />
      {same ? (
        <p class="same">A and B are the same view, so nothing differs. Change one of them, or choose a comparison.</p>
      ) : (
        <>
          <AskedFor of={asked} about="what differs">
            {(answer) => <DifferenceTold answer={answer} live={live} deal={deal} here={here} there={there} />}
          </AskedFor>
          <Fold name="moves" title="Who moved between A and B?">
            {() => <MovesPart live={live} here={here} there={there} />}
          </Fold>
        </>
      )}
    </section>
  );
}
