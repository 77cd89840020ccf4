import type { Case, Issue, Value } from '../../../contract.ts';
import { textOf } from '../../../terms.ts';
import { wordsOf } from '../../../words/value.ts';
import { faultsAt } from '../faults-at.ts';
import { endsOf, hasEnds, isOdd, wantedOf, wantsBetween, wantsOf } from '../wanted.ts';
import { Faults } from './field.tsx';
import { ChoiceField, type FormState, InputField } from './form-fields.tsx';
import { ValueField, valuesOf } from './value-field.tsx';

interface Props {
  readonly form: FormState;
  readonly live: Case;
}

/** On which issue, what is wanted, what most of all, and how much it matters. */
export function PositionFields({ form, live }: Props) {
  const issue = live.issues.find(({ id }) => id === form.fields['issue']);
  const choices = live.issues.map(({ id, title }) => ({ id, title }));
  const onIssue = {
    ...form,
    set(name: string, value: unknown) {
      form.set(name, value);
      for (const other of ['wants', 'ideal']) form.set(other, undefined);
    },
  };
  return (
    <>
      <ChoiceField form={onIssue} name="issue" label="Issue" choices={choices} />
      {issue !== undefined && (
        <>
          <Wants form={form} live={live} issue={issue} />
          <div class="edit-row">
            <ValueField
              id="edit-ideal"
              label="Best of all"
              none="not said"
              {...{ issue, live }}
              value={form.fields['ideal'] as Value | undefined}
              faults={faultsAt(form.faults, 'ideal')}
              onChange={(value) => form.set('ideal', value)}
            />
            <InputField
              form={form}
              name="salience"
              label="How much it matters"
              hint="0 to 100"
              type="number"
              {...{ min: 0, max: 100, step: 1 }}
            />
          </div>
        </>
      )}
    </>
  );
}

function Wants({ form, live, issue }: Props & { issue: Issue }) {
  const { wants } = form.fields;
  const faults = faultsAt(form.faults, 'wants');
  if (isOdd(issue, wants)) return <OddWants form={form} />;
  if (hasEnds(issue)) return <Between {...{ form, live, issue }} />;
  if (issue.type === 'set') {
    return (
      <ValueField
        id="edit-wants"
        label="Wants"
        none="not said"
        {...{ issue, live, faults }}
        value={wants as Value | undefined}
        onChange={(value) => form.set('wants', value)}
      />
    );
  }
  const values = valuesOf(issue, live);
  const wanted = wantedOf(wants, values);
  const toggle = (value: Value, on: boolean) =>
    form.set('wants', wantsOf(values.filter((one) => (one === value ? on : wanted.includes(one)))));
  return (
    <fieldset class="edit-field" aria-describedby="edit-wants-faults">
      <legend>Wants any of</legend>
      {values.map((value) => (
        <label key={textOf(value)} class="edit-check">
          <input
            type="checkbox"
            checked={wanted.includes(value)}
            onChange={({ currentTarget }) => toggle(value, currentTarget.checked)}
          />
          {wordsOf(issue, value)}
        </label>
      ))}
      <Faults id="edit-wants-faults" faults={faults} />
    </fieldset>
  );
}

/** What these controls cannot say, such as a list of numbers, is kept unless it is written anew. */
function OddWants({ form }: { form: FormState }) {
  return (
    <div class="edit-field">
      <span>Wants</span>
      <p>
        <code>{JSON.stringify(form.fields['wants'])}</code>{' '}
        <button type="button" onClick={() => form.set('wants', undefined)}>
          Write it anew
        </button>
      </p>
      <Faults id="edit-wants-faults" faults={faultsAt(form.faults, 'wants')} />
    </div>
  );
}

/** A range of numbers or days; the same twice is one value. */
function Between({ form, live, issue }: Props & { issue: Issue }) {
  const { from, to } = endsOf(form.fields['wants']) ?? {};
  const ofBoth = form.faults.filter(({ pointer }) => pointer === '/wants');
  return (
    <div class="edit-row">
      <ValueField
        id="edit-wants-from"
        label="Wants from"
        none="no least"
        {...{ issue, live }}
        value={from}
        faults={[...ofBoth, ...faultsAt(form.faults, 'wants/from')]}
        onChange={(value) => form.set('wants', wantsBetween(value, to))}
      />
      <ValueField
        id="edit-wants-to"
        label="Wants to"
        none="no greatest"
        {...{ issue, live }}
        value={to}
        faults={faultsAt(form.faults, 'wants/to')}
        onChange={(value) => form.set('wants', wantsBetween(from, value))}
      />
    </div>
  );
}
