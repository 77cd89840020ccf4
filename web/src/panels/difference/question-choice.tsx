import { useId } from 'preact/hooks';
import type { Case } from '../../contract.ts';
import { setOption, view } from '../../view.ts';
import { counted } from '../../words/count.ts';
import { KINDS, type Kind } from './inner-question.ts';

const TITLES: Readonly<Record<Kind, string>> = {
  zone: 'Is there a deal?',
  conflicts: 'What stands in the way?',
  check: 'What is said to one deal?',
};

interface Props {
  readonly kind: Kind;
  readonly deal: string | null;
  readonly live: Case;
}

/** Which question both views are asked. */
export function QuestionChoice({ kind, deal, live }: Props) {
  return (
    <fieldset class="question-choice">
      <legend>The question that both views are asked</legend>
      <div class="segments">
        {KINDS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="difference-kind"
              value={one}
              checked={one === kind}
              onChange={() => setOption('difference', one === 'zone' ? null : one)}
            />
            <span>{TITLES[one]}</span>
          </label>
        ))}
      </div>
      {kind === 'check' && <DealChoice deal={deal} live={live} />}
    </fieldset>
  );
}

function DealChoice({ deal, live }: Omit<Props, 'kind'>) {
  const settled = Object.keys(view.value.terms).length;
  const id = useId();
  return (
    <p class="deal-choice">
      <label for={id}>Deal</label>
      <select
        id={id}
        value={deal ?? ''}
        onChange={({ currentTarget }) => setOption('difference-deal', currentTarget.value || null)}
      >
        <option value="">The deal builder’s ({counted(settled, 'term')} settled)</option>
        {live.deals.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </p>
  );
}
