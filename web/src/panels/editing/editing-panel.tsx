import { useEffect, useRef } from 'preact/hooks';
import { addressWith, follow, view } from '../../view.ts';
import type { PanelProps } from '../panel-props.ts';
import { draftOf } from './drafts.ts';
import { editedText, readEdited, recordOf } from './kinds.ts';
import { RecordForm } from './record-form.tsx';
import { RecordList } from './record-list.tsx';
import { done } from './use-saving.ts';
import './editing.css';

/** Statements and deals, written here. */
export function EditingPanel({ live }: PanelProps) {
  const { options } = view.value;
  const edited = readEdited(options['edit']);
  const { edit: _, ...others } = options;
  const isOpened = useRef(false);
  useEffect(() => {
    isOpened.current = true;
  }, []);
  return (
    <section class="editing" data-open={edited !== null} aria-labelledby="editing-title">
      <div class="edit-head">
        <h1 id="editing-title">Edit</h1>
        <span role="status" class="edit-done">
          {done.value && `✓ ${done.value}`}
        </span>
      </div>
      <div class="edit-columns">
        <RecordList live={live} />
        <div class="edit-main">
          {edited !== null && (
            <a class="edit-back" href={addressWith({ options: others })} onClick={follow({ options: others })}>
              ← All statements and deals
            </a>
          )}
          <Shown live={live} focus={isOpened.current} />
        </div>
      </div>
    </section>
  );
}

function Shown({ live, focus }: PanelProps & { focus: boolean }) {
  const { options } = view.value;
  const edited = readEdited(options['edit']);
  if (edited === null) {
    return <p class="edit-hint">Choose a statement or a deal to change it, or begin a new one.</p>;
  }
  const name = editedText(edited.kind.collection, edited.id);
  const isThere = edited.id === null || recordOf(live, edited) || draftOf(live.negotiation.id, name);
  if (!isThere) {
    return (
      <p class="edit-hint">
        There is no {edited.kind.noun} <code>{edited.id}</code> in this case any more. Choose another, or begin a new
        one.
      </p>
    );
  }
  return (
    <RecordForm key={`${live.negotiation.id}/${name}`} {...{ live, edited, focus }} party={options['edit.party']} />
  );
}
