import type { Case } from '../../contract.ts';
import { ContextControls } from '../../parts/context-controls.tsx';
import { go, view } from '../../view.ts';
import { contextWords } from '../../words/context.ts';
import { Presets } from './presets.tsx';
import type { SideContext } from './side-context.ts';

interface Props {
  readonly live: Case;
  readonly here: SideContext;
  readonly there: SideContext;
}

/** The view that is compared with; the one it is compared from is chosen above, as in every panel. */
export function OtherSide({ live, here, there }: Props) {
  const { context, other } = view.value;
  return (
    <div class="other-side">
      <p class="view-a">
        <strong>A: the view you look from</strong> <span>{contextWords(live, here)}; chosen above.</span>
      </p>
      <ContextControls
        legend="B: the view you compare with"
        looked={other}
        base={context}
        live={live}
        onChange={(next) => go({ other: next })}
      />
      <Presets live={live} here={here} />
      <button type="button" class="quiet" onClick={() => go({ context: there, other: here })}>
        <span aria-hidden="true">⇄</span> Swap A and B
      </button>
    </div>
  );
}
