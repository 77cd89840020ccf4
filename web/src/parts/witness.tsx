import type { Looked } from '../address.ts';
import type { Case, Schemas } from '../contract.ts';
import { textsOf } from '../terms.ts';
import { addressWith, follow, view } from '../view.ts';
import { wordsOf } from '../words/value.ts';
import './witness.css';

type Witness = Schemas['Witness'];
interface Props {
  readonly witness: Witness;
  readonly live: Case;
  /** What it is: `One such deal`. */
  readonly title: string;
  /** What its link says. */
  readonly open?: string;
}

/** A deal that shows that there is one: to be opened in the deal builder, its terms to be looked at here. */
export function WitnessTold({ witness, live, title, open = 'Open in the deal builder' }: Props) {
  const change = { panel: 'deal', terms: textsOf(witness.terms), context: worldOf(witness) } as const;
  return (
    <div class="witness">
      <a class="button" href={addressWith(change)} onClick={follow(change)}>
        {open}
      </a>
      <World witness={witness} live={live} />
      <details>
        <summary>{title}, term by term</summary>
        <dl class="witness-terms">
          {live.issues.map((issue) => (
            <div key={issue.id}>
              <dt>{issue.title}</dt>
              <dd>{Object.hasOwn(witness.terms, issue.id) ? wordsOf(issue, witness.terms[issue.id]!) : 'open'}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

/** The context of the view, in the world in which the deal works where that is not known. */
export function worldOf({ circumstances }: Pick<Witness, 'circumstances'>): Looked {
  const { context } = view.value;
  return circumstances ? { ...context, circumstances: { ...context.circumstances, ...circumstances } } : context;
}

interface WorldProps {
  readonly witness: Pick<Witness, 'circumstances'>;
  readonly live: Pick<Case, 'circumstances'>;
}

/** In which world the deal works, where that is not known; nothing where it is. */
export function World({ witness: { circumstances = {} }, live }: WorldProps) {
  const known = live.circumstances.filter(({ id }) => Object.hasOwn(circumstances, id));
  if (known.length === 0) return null;
  return (
    <p class="soft">
      It works where {known.map((one) => `${one.title}: ${wordsOf(one, circumstances[one.id]!)}`).join('; ')}. This is
      not known; opening the deal assumes it.
    </p>
  );
}
