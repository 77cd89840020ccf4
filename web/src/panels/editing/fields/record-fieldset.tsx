import type { Case } from '../../../contract.ts';
import { ExpressionField } from '../expression/expression-field.tsx';
import { faultsAt } from '../faults-at.ts';
import type { Edited } from '../kinds.ts';
import { CitationsField } from './citations-field.tsx';
import { DealFields } from './deal-fields.tsx';
import { ChoiceField, type FormState, InputField, ProseField } from './form-fields.tsx';
import { PositionFields } from './position-fields.tsx';
import { ProvenanceFields, RecordFields } from './provenance-fields.tsx';

interface Props {
  readonly form: FormState;
  readonly live: Case;
  readonly edited: Edited;
}

const BASES = [
  { id: 'declared', title: 'the party says so' },
  { id: 'assessed', title: 'an analyst holds it to be true' },
];
const STAGES = [
  { id: 'talks', title: 'before it comes to the table' },
  { id: 'signature', title: 'before it signs' },
];
const FURTHER = 'validFrom validTo confidence perspective method coder reviewStatus owner disclosure note'.split(' ');

/** All that can be written of a record: first what it says, then where from, then what is seldom needed. */
export function RecordFieldset({ form, live, edited: { kind, id } }: Props) {
  const isDeal = kind.collection === 'deals';
  return (
    <>
      <InputField form={form} name="title" label="Title" required />
      {id === null && (
        <InputField form={form} name="id" label="Id" hint="as addresses name it; left empty, one is made" />
      )}
      {isDeal ? <DealFields form={form} live={live} /> : <StatementFields {...{ form, live }} kind={kind.collection} />}
      <CitationsField form={form} live={live} />
      <details class="edit-further" open={FURTHER.some((name) => faultsAt(form.faults, name).length > 0)}>
        <summary>{isDeal ? 'Whose record, and a note' : 'When, in which view, how sure, and a note'}</summary>
        {!isDeal && <ProvenanceFields form={form} live={live} />}
        <RecordFields form={form} live={live} />
      </details>
    </>
  );
}

function StatementFields({ form, live, kind }: Omit<Props, 'edited'> & { kind: string }) {
  const parties = live.parties.map(({ id, name }) => ({ id, title: name }));
  return (
    <>
      <div class="edit-row">
        <ChoiceField form={form} name="party" label="Party" choices={parties} />
        <ChoiceField form={form} name="basis" label="On whose word" choices={BASES} />
        {kind === 'preconditions' && (
          <ChoiceField form={form} name="stage" label="When it must hold" choices={STAGES} />
        )}
      </div>
      <ProseField form={form} name="text" label="In words" required />
      {kind === 'positions' ? (
        <PositionFields form={form} live={live} />
      ) : (
        <ExpressionField
          live={live}
          value={String(form.fields['holds'] ?? '')}
          onInput={(text) => form.set('holds', text)}
          faults={faultsAt(form.faults, 'holds')}
        />
      )}
    </>
  );
}
