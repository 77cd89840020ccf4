import { type Fault, faultsAt } from '../faults-at.ts';
import { type Fields, textIn } from '../kinds.ts';
import { Field } from './field.tsx';

/** What a form holds, and how a field of it is written. */
export interface FormState {
  readonly fields: Fields;
  /** `undefined` leaves the field out. */
  readonly set: (name: string, value: unknown) => void;
  readonly faults: readonly Fault[];
}

interface Named {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

interface Input extends Named {
  /** A text that has to be there stays as an empty one; any other that is empty is left out. */
  readonly required?: boolean;
  readonly type?: 'text' | 'date' | 'number';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

export function InputField({ form, name, label, hint = '', required = false, type = 'text', ...bounds }: Input) {
  const set = (text: string) => form.set(name, writtenIn(text, type, required));
  return (
    <Field {...{ name, label, hint }} faults={faultsAt(form.faults, name)}>
      {(control) => (
        <input
          {...control}
          {...bounds}
          type={type as 'text'}
          value={textIn(form.fields, name)}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
    </Field>
  );
}

const writtenIn = (text: string, type: string, required: boolean) =>
  text === '' && !required ? undefined : type === 'number' ? Number(text) : text;

export function ProseField({ form, name, label, hint = '', required = false }: Named & { required?: boolean }) {
  return (
    <Field {...{ name, label, hint }} faults={faultsAt(form.faults, name)}>
      {(control) => (
        <textarea
          {...control}
          rows={3}
          value={textIn(form.fields, name)}
          onInput={({ currentTarget: { value } }) => form.set(name, writtenIn(value, 'text', required))}
        />
      )}
    </Field>
  );
}

export interface Choice {
  readonly id: string;
  readonly title: string;
}

interface Chosen extends Named {
  readonly choices: readonly Choice[];
  /** How having none of them reads; without it one has to be chosen. */
  readonly none?: string;
}

export function ChoiceField({ form, name, label, hint = '', choices, none }: Chosen) {
  const value = textIn(form.fields, name);
  const isKnown = value === '' || choices.some(({ id }) => id === value);
  return (
    <Field {...{ name, label, hint }} faults={faultsAt(form.faults, name)}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ currentTarget: { value } }) => form.set(name, value || undefined)}
        >
          {(none !== undefined || value === '') && <option value="">{none ?? 'Choose …'}</option>}
          {!isKnown && <option value={value}>{value}</option>}
          {choices.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
