import { useState } from 'preact/hooks';
import { addressOf, START } from '../address.ts';
import { caseList, liveCase } from '../asking/live-case.ts';
import type { Case } from '../contract.ts';
import { perspectivesOf, wholeOf } from '../looked.ts';
import { ContextControls } from '../parts/context-controls.tsx';
import { caseView, follow, go, view } from '../view.ts';
import { wordsOfDay } from '../words/day.ts';
import { wordsOf } from '../words/value.ts';
import { Share } from './share.tsx';
import './case-bar.css';

/** Which case is looked at, and a way to send somebody what is seen. */
export function CaseBar() {
  const { case: id } = view.value;
  return (
    <div class="case-bar">
      <a class="brand" href={addressOf(START)} onClick={follow(START)}>
        Parley
      </a>
      <label class="which-case">
        <span>Negotiation</span>
        <select value={id ?? ''} onChange={({ currentTarget }) => go(caseView(currentTarget.value), 'push')}>
          {id === null && <option value="">Choose …</option>}
          {id !== null && caseList.value === null && (
            <option value={id}>{liveCase.value?.negotiation.title ?? id}</option>
          )}
          {(caseList.value ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      {id !== null && <Share />}
    </div>
  );
}

/** On which day, through whose eyes; folded to one line where the screen is narrow. */
export function ContextBar({ live }: { live: Case }) {
  const { context, panel } = view.value;
  const [unfolded, setUnfolded] = useState(false);
  return (
    <div class="context-bar" data-unfolded={unfolded}>
      <button type="button" class="context-fold" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        <span aria-hidden="true">{unfolded ? '▾' : '▸'}</span> {told(live)}
      </button>
      <ContextControls
        legend={panel === 'difference' ? 'A: the view you look from' : 'What is looked at'}
        looked={context}
        live={live}
        onChange={(looked) => go({ context: looked })}
      />
      <Assumed live={live} />
    </div>
  );
}

/** What is assumed of the world, said wherever it counts. */
function Assumed({ live }: { live: Case }) {
  const { circumstances, ...context } = view.value.context;
  if (circumstances === undefined) return null;
  return (
    <p class="assumed">
      <strong>Assumed</strong>{' '}
      {Object.entries(circumstances)
        .map(([id, value]) => {
          const known = live.circumstances.find((one) => one.id === id);
          return known ? `${known.title}: ${wordsOf(known, value)}` : `${id}: not in this case`;
        })
        .join('; ')}{' '}
      <button type="button" class="quiet" onClick={() => go({ context })}>
        Assume nothing
      </button>
    </p>
  );
}

function told(live: Case): string {
  const { asOf, perspective, basis } = wholeOf(view.value.context, live);
  const seen = perspectivesOf(live).find(({ id }) => id === perspective)?.title ?? perspective;
  return `${wordsOfDay(asOf)} · ${seen} · ${basis === 'both' ? 'declared and assessed' : basis}`;
}
