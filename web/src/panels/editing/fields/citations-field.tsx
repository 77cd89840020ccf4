import type { Case, Schemas } from '../../../contract.ts';
import { faultsAt, faultsWithin } from '../faults-at.ts';
import { Faults } from './field.tsx';
import { ChoiceField, type FormState, InputField, ProseField } from './form-fields.tsx';

type Citation = Schemas['Citation'];

const LABELS = ['section', 'paragraph', 'page', 'timestamp'].map((id) => ({ id, title: id }));

/** Where it is said: a place in each source, and what it says there in our words. */
export function CitationsField({ form, live }: { form: FormState; live: Case }) {
  const citations = (form.fields['citations'] ?? []) as Citation[];
  const put = (at: number, citation: Citation | null) =>
    form.set(
      'citations',
      citation === null ? citations.filter((_, other) => other !== at) : citations.with(at, citation),
    );
  return (
    <fieldset class="edit-citations">
      <legend>Sources</legend>
      {live.sources.length === 0 && (
        <p>
          This case has no sources yet; they are written with <code>POST …/sources</code>.
        </p>
      )}
      {citations.map((citation, at) => (
        <CitationFields
          key={at}
          form={form}
          live={live}
          at={at}
          citation={citation}
          onChange={(changed) => put(at, changed)}
        />
      ))}
      <Faults id="edit-citations-faults" faults={form.faults.filter(({ pointer }) => pointer === '/citations')} />
      {live.sources.length > 0 && (
        <button type="button" onClick={() => form.set('citations', [...citations, { source: '' }])}>
          Cite a source
        </button>
      )}
    </fieldset>
  );
}

interface Props {
  readonly form: FormState;
  readonly live: Case;
  readonly at: number;
  readonly citation: Citation;
  readonly onChange: (citation: Citation | null) => void;
}

function CitationFields({ form, live, at, citation, onChange }: Props) {
  const path = `citations/${at}`;
  const names = ['source', 'label', 'locator', 'paraphrase'];
  const within: FormState = {
    fields: Object.fromEntries(names.map((name) => [`${path}/${name}`, citation[name as keyof Citation]])),
    faults: form.faults,
    set(name, value) {
      const { [name.slice(path.length + 1) as keyof Citation]: _, ...rest } = citation;
      onChange({ ...rest, ...(value !== undefined && { [name.slice(path.length + 1)]: value }) } as Citation);
    },
  };
  const sources = live.sources.map(({ id, csl }) => ({ id, title: csl.title }));
  return (
    <fieldset class="edit-citation">
      <legend>Source {at + 1}</legend>
      <ChoiceField form={within} name={`${path}/source`} label="Document" choices={sources} />
      <div class="edit-row">
        <ChoiceField form={within} name={`${path}/label`} label="Counted in" choices={LABELS} none="not said" />
        <InputField form={within} name={`${path}/locator`} label="Place" />
      </div>
      <ProseField form={within} name={`${path}/paraphrase`} label="What it says there" hint="in our words" />
      <Faults
        id={`edit-${path}-faults`}
        faults={faultsWithin(form.faults, 'citations', at).filter(
          (fault) => !names.some((name) => faultsAt([fault], `${path}/${name}`).length > 0),
        )}
      />
      <button type="button" onClick={() => onChange(null)}>
        Remove source {at + 1}
      </button>
    </fieldset>
  );
}
