import { useState } from 'preact/hooks';
import type { Kind } from './kinds.ts';
import type { Saving } from './use-saving.ts';

interface Props {
  readonly kind: Kind;
  readonly saving: Saving;
  /** How many faults the server told of. */
  readonly faults: number;
  readonly isNew: boolean;
  readonly isDraft: boolean;
  /** Somebody has to say first whose text is to stand. */
  readonly isBlocked: boolean;
  readonly onGiveUp: () => void;
}

/** Save, give up, delete; and how things stand. */
export function SaveBar({ kind, saving, faults, isNew, isDraft, isBlocked, onGiveUp }: Props) {
  return (
    <div class="save-bar">
      <button type="submit" class="main" disabled={saving.busy || isBlocked || !(isNew || isDraft)}>
        Save
      </button>
      {(isDraft || isNew) && (
        <button type="button" onClick={onGiveUp} disabled={saving.busy}>
          {isDraft ? 'Discard what I typed' : 'Leave it'}
        </button>
      )}
      <span role="status" class="save-state">
        {standing(saving.busy, isDraft, faults)}
      </span>
      {!isNew && <Delete kind={kind} saving={saving} />}
    </div>
  );
}

function standing(busy: boolean, isDraft: boolean, faults: number): string {
  if (busy) return 'Saving …';
  if (!isDraft) return '';
  if (faults === 0) return 'Not saved yet.';
  return `Not saved yet; ${faults === 1 ? 'one thing is' : `${faults} things are`} wrong or missing.`;
}

/** Asked twice, since it cannot be taken back here. */
function Delete({ kind, saving }: { kind: Kind; saving: Saving }) {
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <button type="button" class="delete" onClick={() => setSure(true)}>
        Delete …
      </button>
    );
  }
  return (
    <span class="delete">
      <button type="button" class="danger" disabled={saving.busy} onClick={saving.remove}>
        Delete this {kind.noun}
      </button>{' '}
      <button type="button" onClick={() => setSure(false)}>
        Keep it
      </button>
    </span>
  );
}
