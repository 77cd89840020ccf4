import type { Case, Schemas } from '../../contract.ts';
import { textsOf } from '../../terms.ts';
import { CausesPart } from './causes-part.tsx';
import { differenceHeadline } from './change-words.ts';
import { ChangesPart } from './changes-part.tsx';
import { SideAnswer } from './side-answer.tsx';
import type { SideContext } from './side-context.ts';

interface Props {
  readonly answer: Schemas['Difference'];
  readonly live: Case;
  /** The deal of the case that was checked. */
  readonly deal: Schemas['Deal'] | null;
  readonly here: SideContext;
  readonly there: SideContext;
}

/** Both answers in short, what changes, and why. */
export function DifferenceTold({ answer, live, deal, here, there }: Props) {
  const { left, right, changes, complete } = answer;
  const terms = deal === null ? {} : { terms: textsOf(deal.terms) };
  const panel = 'verdict' in left ? 'deal' : 'zone';
  const alone = {
    A: { panel, context: here, other: {}, ...terms },
    B: { panel, context: there, other: {}, ...terms },
  } as const;
  return (
    <>
      <p class="difference-headline">{differenceHeadline(left, right, changes)}</p>
      {!complete && <p class="soft">The question came to its limits, so not every change and cause is known.</p>}
      <div class="sides">
        <SideAnswer name="A" side={left} live={live} alone={alone.A} />
        <SideAnswer name="B" side={right} live={live} alone={alone.B} />
      </div>
      <CausesPart answer={answer} live={live} alone={alone} />
      <ChangesPart changes={changes} live={live} />
    </>
  );
}
