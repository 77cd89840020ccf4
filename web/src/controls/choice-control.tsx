import { useId } from 'preact/hooks';
import { type Choice, choicesOf } from './choices.ts';
import type { ControlProps } from './control-props.ts';

/** More than these do not stand side by side. */
const MANY = 8;

/** One of few values, or none: stops side by side, on a line where they have an order; a list where they are many. */
export function ChoiceControl(props: ControlProps) {
  const choices = choicesOf(props.of, props.ranks) ?? [];
  return choices.length > MANY ? <List {...props} choices={choices} /> : <Stops {...props} choices={choices} />;
}

type Props = ControlProps & { readonly choices: readonly Choice[] };

function Stops({ of, value, onChange, possible, openWord, choices }: Props) {
  const name = useId();
  const ordered = of.type === 'ordinal' || of.type === 'step';
  return (
    <div class="stops" data-ordered={ordered} data-kind={of.type}>
      <Stop name={name} title={openWord} chosen={value === undefined} onChoose={() => onChange(undefined)} open />
      {choices.map((choice) => (
        <Stop
          key={String(choice.value)}
          name={name}
          title={choice.title}
          says={choice.says}
          chosen={choice.value === value}
          ruledOut={possible !== null && !possible.allows(choice.value)}
          onChoose={() => onChange(choice.value)}
        />
      ))}
    </div>
  );
}

interface OfStop {
  readonly name: string;
  readonly title: string;
  readonly says?: string | undefined;
  readonly chosen: boolean;
  readonly ruledOut?: boolean;
  readonly open?: boolean;
  readonly onChoose: () => void;
}

function Stop({ name, title, says, chosen, ruledOut = false, open = false, onChoose }: OfStop) {
  return (
    <label class="stop" data-open={open} data-ruled-out={ruledOut} title={says}>
      <input type="radio" name={name} checked={chosen} onChange={onChoose} />
      <span class="stop-title">{title}</span>
      {ruledOut && <span class="ruled-out">ruled out</span>}
    </label>
  );
}

function List({ of, value, onChange, possible, openWord, choices }: Props) {
  return (
    <select
      value={value === undefined ? '' : String(value)}
      aria-label={of.title}
      onChange={({ currentTarget }) =>
        onChange(choices.find((one) => String(one.value) === currentTarget.value)?.value)
      }
    >
      <option value="">{openWord}</option>
      {choices.map(({ value: one, title }) => (
        <option key={String(one)} value={String(one)}>
          {title}
          {possible !== null && !possible.allows(one) && ' (ruled out)'}
        </option>
      ))}
    </select>
  );
}
