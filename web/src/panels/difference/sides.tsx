import type { Case } from '../../contract.ts';
import type { WholeLooked } from '../../looked.ts';
import { ContextControls } from '../../parts/context-controls.tsx';
import { go, view } from '../../view.ts';

interface Props {
  readonly live: Case;
  readonly here: WholeLooked;
  readonly there: WholeLooked;
}

/** The two views, each with its day, perspective and basis. */
export function SideControls({ live, here, there }: Props) {
  const { context, other } = view.value;
  return (
    <div class="sides side-controls">
      <div class="side">
        <ContextControls
          legend="A: the view you look from"
          looked={context}
          live={live}
          onChange={(next) => go({ context: next })}
        />
      </div>
      <button type="button" class="swap" onClick={() => go({ context: there, other: here })}>
        <span aria-hidden="true">⇄</span> Swap A and B
      </button>
      <div class="side">
        <ContextControls
          legend="B: the view you compare with"
          looked={other}
          base={context}
          live={live}
          onChange={(next) => go({ other: next })}
        />
      </div>
    </div>
  );
}
