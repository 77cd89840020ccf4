import { useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas, Terms } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { addressWith, follow, setOption, view } from '../../view.ts';
import { counted } from '../../words/count.ts';
import { wordsOf } from '../../words/value.ts';
import { beginWith, settleAll } from './settle.ts';

interface Props {
  readonly live: Case;
  readonly terms: Terms;
}

/** More deals than these at the same distance are not listed. */
const LISTED = 3;

/** The acceptable deal that changes least, once somebody wants to know. */
export function NearestDeal({ live, terms }: Props) {
  const { context, options } = view.value;
  const wanted = options['nearest'] === 'yes';
  const asked = useAnswer('nearest', wanted ? { context, terms, limit: LISTED } : null);
  return (
    <section class="nearest" aria-label="Nearest acceptable deal">
      <button type="button" aria-expanded={wanted} onClick={() => setOption('nearest', wanted ? null : 'yes')}>
        <span aria-hidden="true">{wanted ? '▾' : '▸'}</span> Nearest acceptable deal
      </button>
      {wanted && (
        <AskedFor of={asked} about="the nearest acceptable deal">
          {(answer) => <Found answer={answer} live={live} terms={terms} />}
        </AskedFor>
      )}
    </section>
  );
}

function Found({ answer, live, terms }: Props & { readonly answer: Schemas['Nearest'] }) {
  const { exists, deals, within, complete } = answer;
  if (exists === false) {
    return (
      <p>
        There is none: no deal at all is acceptable to everyone who has to agree.{' '}
        <a href={addressWith({ panel: 'zone' })} onClick={follow({ panel: 'zone' })}>
          See what stands in the way
        </a>
      </p>
    );
  }
  const found = deals.length > 0 ? deals : within ? [within] : [];
  return (
    <>
      {!complete && (
        <p class="hint">
          {found.length > 0
            ? 'There was not time enough to look everywhere: others may be nearer.'
            : 'There was not time enough to find one. Settle fewer terms, or ask the API with a larger budget.'}
        </p>
      )}
      {found.length > 1 && <p class="hint">{counted(found.length, 'deal')} are equally near.</p>}
      {found.map((deal) => (
        <OneDeal key={JSON.stringify(deal.terms)} deal={deal} live={live} terms={terms} />
      ))}
    </>
  );
}

function OneDeal({ deal: { changes, terms: whole }, live, terms }: Props & { readonly deal: Schemas['NearestDeal'] }) {
  const open = live.issues.filter(({ id }) => !Object.hasOwn(terms, id)).length;
  const changed = Object.fromEntries(changes.map(({ issue, to }) => [issue, to]));
  return (
    <div class="nearest-deal">
      {changes.length === 0 ? (
        <p>No term has to change: some way to settle what is open is acceptable.</p>
      ) : (
        <ul>
          {changes.map((change) => (
            <OneChange key={change.issue} change={change} live={live} />
          ))}
        </ul>
      )}
      <div class="line-actions">
        {changes.length > 0 && (
          <button type="button" class="main" onClick={() => settleAll(changed)}>
            Apply {counted(changes.length, 'change')}
          </button>
        )}
        {open > 0 && (
          <button type="button" onClick={() => beginWith(whole)}>
            {changes.length > 0 ? 'Apply, and settle' : 'Settle'} the {counted(open, 'open term')} too
          </button>
        )}
      </div>
    </div>
  );
}

function OneChange({ change: { issue: id, from, to }, live }: { change: Schemas['TermChange']; live: Case }) {
  const issue = live.issues.find((one) => one.id === id)!;
  return (
    <li>
      {issue.title}: <s>{wordsOf(issue, from)}</s> <span aria-hidden="true">→</span>
      <span class="unseen"> becomes </span> <strong>{wordsOf(issue, to)}</strong>
    </li>
  );
}
