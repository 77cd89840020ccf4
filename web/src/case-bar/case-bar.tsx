import { addressOf, START } from '../address.ts';
import { caseList, liveCase } from '../asking/live-case.ts';
import { caseView, follow, go, view } from '../view.ts';

/** Which case is looked at, on which day, through whose eyes. */
export function CaseBar() {
  const { case: id, context } = view.value;
  const live = liveCase.value;
  return (
    <div class="case-bar">
      <a class="brand" href={addressOf(START)} onClick={follow(START)}>
        Parley
      </a>
      <label>
        <span>Case</span>
        <select value={id ?? ''} onChange={({ currentTarget }) => go(caseView(currentTarget.value), 'push')}>
          {id === null && <option value="">Choose …</option>}
          {(caseList.value ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      {live !== null && (
        <label>
          <span>Basis</span>
          <select
            value={context.basis ?? live.negotiation.defaultContext?.basis ?? 'both'}
            onChange={({ currentTarget }) => go({ context: { ...context, basis: currentTarget.value } })}
          >
            <option value="declared">What parties say</option>
            <option value="assessed">What analysts hold true</option>
            <option value="both">Both</option>
          </select>
        </label>
      )}
    </div>
  );
}
