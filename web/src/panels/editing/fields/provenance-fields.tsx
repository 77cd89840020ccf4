import type { Case } from '../../../contract.ts';
import { perspectivesOf } from '../../../looked.ts';
import { ChoiceField, type FormState, InputField, ProseField } from './form-fields.tsx';

interface Props {
  readonly form: FormState;
  readonly live: Case;
}

const METHODS = [
  ['official_statement', 'an official statement'],
  ['document', 'a document'],
  ['interview', 'an interview'],
  ['leak', 'a leak'],
  ['expert_judgement', "an expert's judgement"],
  ['text_coding', 'coding of texts'],
  ['inference', 'inference'],
  ['model', 'a model'],
].map(([id, title]) => ({ id: id!, title: title! }));

const REVIEWS = ['draft', 'reviewed', 'disputed'].map((id) => ({ id, title: id }));

const DISCLOSURES = [
  { id: 'public', title: 'everyone' },
  { id: 'parties', title: 'all parties and the mediator' },
  { id: 'mediator', title: 'its owner and the mediator' },
  { id: 'party', title: 'its owner alone' },
];

/** From when to when, in whose eyes, how sure, and how it is known. */
export function ProvenanceFields({ form, live }: Props) {
  const perspectives = perspectivesOf(live).map(({ id, title }) => ({ id, title }));
  return (
    <>
      <div class="edit-row">
        <InputField form={form} name="validFrom" label="Holds from" hint="that day too" type="date" />
        <InputField form={form} name="validTo" label="Holds to" hint="that day too" type="date" />
      </div>
      <div class="edit-row">
        <InputField
          form={form}
          name="confidence"
          label="How sure that it binds"
          hint="0 to 1"
          type="number"
          {...{ min: 0, max: 1, step: 0.05 }}
        />
        <ChoiceField form={form} name="perspective" label="In which view" choices={perspectives} none="Baseline" />
      </div>
      <div class="edit-row">
        <ChoiceField form={form} name="method" label="Known from" choices={METHODS} none="not said" />
        <InputField form={form} name="coder" label="Written by" />
      </div>
      <ChoiceField form={form} name="reviewStatus" label="Review" choices={REVIEWS} none="not said" />
    </>
  );
}

/** Whose record it is, who may see it, and what else there is to say. */
export function RecordFields({ form, live }: Props) {
  const parties = live.parties.map(({ id, name }) => ({ id, title: name }));
  return (
    <>
      <div class="edit-row">
        <ChoiceField form={form} name="owner" label="Whose record it is" choices={parties} none="not said" />
        <ChoiceField form={form} name="disclosure" label="Who may see it" choices={DISCLOSURES} none="everyone" />
      </div>
      <ProseField form={form} name="note" label="Note" />
    </>
  );
}
