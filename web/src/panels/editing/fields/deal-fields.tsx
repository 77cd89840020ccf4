import type { Case, Issue, Terms, Value } from '../../../contract.ts';
import { readTerms } from '../../../terms.ts';
import { view } from '../../../view.ts';
import { faultsElsewhere, faultsWithin } from '../faults-at.ts';
import { same } from '../same.ts';
import { Faults } from './field.tsx';
import { ChoiceField, type FormState, InputField } from './form-fields.tsx';
import { ValueField } from './value-field.tsx';

interface Props {
  readonly form: FormState;
  readonly live: Case;
}

const KINDS = [
  { id: 'proposal', title: 'a proposal' },
  { id: 'status_quo', title: 'how things are without a deal' },
  { id: 'agreement', title: 'what was agreed' },
];

/** Whose it is, and what it settles. */
export function DealFields({ form, live }: Props) {
  const parties = live.parties.map(({ id, name }) => ({ id, title: name }));
  return (
    <>
      <div class="edit-row">
        <ChoiceField form={form} name="kind" label="It is" choices={KINDS} />
        <ChoiceField form={form} name="proposedBy" label="Proposed by" choices={parties} none="nobody in particular" />
        <InputField form={form} name="proposedAt" label="On" type="date" />
      </div>
      <TermsField form={form} live={live} />
    </>
  );
}

function TermsField({ form, live }: Props) {
  const terms = (form.fields['terms'] ?? {}) as Terms;
  const set = (issue: string, value: Value | undefined) => {
    const { [issue]: _, ...rest } = terms;
    form.set('terms', value === undefined ? rest : { ...rest, [issue]: value });
  };
  const ofTerms = form.faults.filter(({ pointer }) => pointer === '/terms' || pointer.startsWith('/terms/'));
  const fields = live.issues.map(({ id }) => `terms/${id}`);
  return (
    <fieldset class="edit-terms">
      <legend>Terms</legend>
      <FromBuilder form={form} live={live} terms={terms} />
      <div class="edit-terms-list">
        {live.issues.map((issue) => (
          <Term key={issue.id} {...{ form, live, issue, terms }} onChange={(value) => set(issue.id, value)} />
        ))}
      </div>
      <Faults id="edit-terms-faults" faults={faultsElsewhere(ofTerms, fields)} />
    </fieldset>
  );
}

interface TermProps extends Props {
  readonly issue: Issue;
  readonly terms: Terms;
  readonly onChange: (value: Value | undefined) => void;
}

const Term = ({ form, live, issue, terms, onChange }: TermProps) => (
  <ValueField
    id={`edit-terms-${issue.id}`}
    label={issue.title}
    none="open"
    issue={issue}
    live={live}
    value={terms[issue.id]}
    faults={faultsWithin(form.faults, 'terms', issue.id)}
    onChange={onChange}
  />
);

/** The terms of the deal builder, where they are others than these. */
function FromBuilder({ form, live, terms }: Props & { terms: Terms }) {
  const built = readTerms(view.value.terms, live).terms;
  if (Object.keys(built).length === 0 || same(built, terms)) return null;
  return (
    <p>
      <button type="button" onClick={() => form.set('terms', built)}>
        Take the terms of the deal builder
      </button>
    </p>
  );
}
