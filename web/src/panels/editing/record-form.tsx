import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refused } from '../../asking/ask.ts';
import type { Case } from '../../contract.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { readTerms } from '../../terms.ts';
import { setOption, view } from '../../view.ts';
import { blankOf } from './blank.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';
import { faultsElsewhere } from './faults-at.ts';
import { Faults } from './fields/field.tsx';
import type { FormState } from './fields/form-fields.tsx';
import { RecordFieldset } from './fields/record-fieldset.tsx';
import { type Edited, editedText, type Fields, type Kind, recordOf } from './kinds.ts';
import { same } from './same.ts';
import { SaveBar } from './save-bar.tsx';
import { useDryRun } from './use-dry-run.ts';
import { done, useSaving } from './use-saving.ts';

interface Props {
  readonly live: Case;
  readonly edited: Edited;
  /** Whose record a new one is, as far as is known. */
  readonly party: string | undefined;
  /** Whether it was opened on this page, and so is where to go on. */
  readonly focus: boolean;
}

/** One record as a form. What is typed is kept as a draft until it is saved or given up. */
export function RecordForm({ live, edited, party, focus }: Props) {
  const { kind, id } = edited;
  const caseId = live.negotiation.id;
  const name = editedText(kind.collection, id);
  const record = recordOf(live, edited) as Fields | undefined;
  const draft = draftOf(caseId, name);
  const terms = readTerms(view.value.terms, live).terms;
  const blank = blankOf(kind.collection, live, { ...(party && { party }), terms });
  const fields = draft?.fields ?? record ?? blank;
  const { touched, touch, touchAll } = useTouched(id === null);
  const all = useDryRun(caseId, edited, draft ? fields : null);
  const saving = useSaving(caseId, edited);
  const faults = all.filter(({ pointer }) => touched(pointer));
  const isChanged = draft !== undefined && !same(draft.read, record ?? null);

  const form: FormState = {
    fields,
    faults,
    set(field, value) {
      const { [field]: _, ...rest } = draftOf(caseId, name)?.fields ?? fields;
      touch(field);
      done.value = '';
      keepDraft(caseId, name, {
        fields: value === undefined ? rest : { ...rest, [field]: value },
        read: draft ? draft.read : (record ?? null),
      });
    },
  };
  const save = () => {
    touchAll();
    if (isChanged) keepDraft(caseId, name, { fields, read: record ?? null });
    saving.save(fields);
  };
  const giveUp = () => {
    dropDraft(caseId, name);
    saving.forget();
    if (record === undefined) setOption('edit', null);
  };
  return (
    <form
      class="edit-form"
      noValidate
      aria-labelledby="edit-form-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChanged) save();
      }}
    >
      <Title text={id === null ? `A new ${kind.noun}` : String(fields['title'] || id)} kind={kind} focus={focus} />
      {isChanged && <ChangedMeanwhile {...{ kind, record, draft }} onOverwrite={save} onReadAgain={giveUp} />}
      <RecordFieldset {...{ form, live, edited }} />
      <Faults id="edit-other-faults" faults={faultsElsewhere(faults, kind.fields)} />
      {saving.problem !== null && !isChanged && <NotSaved problem={saving.problem} />}
      <SaveBar
        {...{ kind, saving, faults: all.length }}
        isNew={record === undefined}
        isDraft={draft !== undefined}
        isBlocked={isChanged}
        onGiveUp={giveUp}
      />
    </form>
  );
}

function Title({ text, kind, focus }: { text: string; kind: Kind; focus: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) title.current?.focus();
  }, []);
  return (
    <>
      <h2 id="edit-form-title" tabIndex={-1} ref={title}>
        {text}
      </h2>
      <p class="edit-about">
        A {kind.noun}. {kind.about}
      </p>
    </>
  );
}

/** Elsewhere in the case somebody wrote something; by now it was read again. */
function NotSaved({ problem }: { problem: Refused['problem'] }) {
  if (problem.status !== 412) return <ProblemNote problem={problem} />;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>Not saved:</strong> somebody else has changed this case meanwhile, though not this record. The page has
        read it again, and your text is kept. Look whether it still fits, and save again.
      </p>
    </div>
  );
}

/** Which fields were written in: what is missing from a new record is told once it was, or was to be saved. */
function useTouched(isNew: boolean) {
  const [names, setNames] = useState<readonly string[]>([]);
  const [all, setAll] = useState(!isNew);
  return {
    touched: (pointer: string) => all || names.includes(pointer.split('/')[1] ?? ''),
    touch: (name: string) => setNames((last) => (last.includes(name) ? last : [...last, name])),
    touchAll: () => setAll(true),
  };
}
