import type { Case, Issue, Value } from '../../../contract.ts';
import { readValue, textOf } from '../../../terms.ts';
import { wordsOf } from '../../../words/value.ts';
import type { Fault } from '../faults-at.ts';
import { Faults } from './field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly issue: Issue;
  readonly live: Case;
  readonly value: Value | undefined;
  /** How having no value reads. */
  readonly none: string;
  readonly faults: readonly Fault[];
  readonly onChange: (value: Value | undefined) => void;
}

/** One value of an issue, or none. What is typed may be no value yet; the server says why. */
export function ValueField(props: Props) {
  const { id, label, issue, faults } = props;
  if (issue.type === 'set') return <SetField {...props} />;
  return (
    <div class="edit-field">
      <label for={id}>
        {label} {'unit' in issue && issue.unit && <small>{issue.unit}</small>}
      </label>
      {isTyped(issue) ? <TypedValue {...props} /> : <ChosenValue {...props} />}
      <Faults id={`${id}-faults`} faults={faults} />
    </div>
  );
}

const isTyped = ({ type }: Issue) => type === 'integer' || type === 'decimal' || type === 'date';

function TypedValue({ id, issue, value, none, faults, onChange }: Props) {
  return (
    <input
      id={id}
      type={(issue.type === 'date' ? 'date' : 'text') as 'text'}
      inputMode="decimal"
      placeholder={none}
      value={value === undefined ? '' : textOf(value)}
      aria-invalid={faults.length > 0}
      aria-describedby={`${id}-faults`}
      onInput={({ currentTarget: { value: text } }) =>
        onChange(text === '' ? undefined : (readValue(issue, text) ?? text))
      }
    />
  );
}

function ChosenValue({ id, issue, live, value, none, faults, onChange }: Props) {
  const values = valuesOf(issue, live);
  const text = value === undefined ? '' : textOf(value);
  return (
    <select
      id={id}
      value={text}
      aria-invalid={faults.length > 0}
      aria-describedby={`${id}-faults`}
      onChange={({ currentTarget: { value: chosen } }) =>
        onChange(chosen === '' ? undefined : readValue(issue, chosen))
      }
    >
      <option value="">{none}</option>
      {text !== '' && !values.some((one) => textOf(one) === text) && <option value={text}>{text}</option>}
      {values.map((one) => (
        <option key={textOf(one)} value={textOf(one)}>
          {wordsOf(issue, one)}
        </option>
      ))}
    </select>
  );
}

/** Every value of an issue that has few. */
export function valuesOf(issue: Issue, { issues }: Pick<Case, 'issues'>): Value[] {
  switch (issue.type) {
    case 'boolean':
      return [true, false];
    case 'categorical':
      return issue.options.map(({ id }) => id);
    case 'ordinal':
      return issue.levels.map(({ id }) => id);
    case 'step':
      return ['never', ...issues.filter(({ type }) => type === 'step').map((_, at) => at + 1)];
    default:
      return [];
  }
}

/** A set: any of its options, and whether anything is said of it at all. */
function SetField({ id, label, issue, value, none, faults, onChange }: Props) {
  if (issue.type !== 'set') return null;
  const chosen = Array.isArray(value) ? value : [];
  const order = issue.options.map((option) => option.id);
  const toggle = (option: string, on: boolean) =>
    onChange(order.filter((one) => (one === option ? on : chosen.includes(one))));
  return (
    <fieldset class="edit-field" id={id} aria-describedby={`${id}-faults`}>
      <legend>{label}</legend>
      <label class="edit-check">
        <input
          type="checkbox"
          checked={value === undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? undefined : [])}
        />
        {none}
      </label>
      {issue.options.map((option) => (
        <label key={option.id} class="edit-check">
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            onChange={({ currentTarget }) => toggle(option.id, currentTarget.checked)}
          />
          {option.title ?? option.id}
        </label>
      ))}
      <Faults id={`${id}-faults`} faults={faults} />
    </fieldset>
  );
}
