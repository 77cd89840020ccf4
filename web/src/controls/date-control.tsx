import type { ControlProps } from './control-props.ts';
import { Words } from './number-control.tsx';
import { OpenBox } from './open-box.tsx';
import type { Of } from './settled.ts';

/** A day. */
export function DateControl({ of, value, onChange, possible, openWord }: ControlProps<Of<'date'>>) {
  return (
    <div class="number" data-unset={value === undefined}>
      <OpenBox
        title={of.title}
        word={openWord}
        open={value === undefined}
        onOpen={(open) => onChange(open ? undefined : of.min)}
      />
      <input
        type="date"
        min={of.min}
        max={of.max}
        value={value === undefined ? '' : String(value)}
        aria-label={of.title}
        onInput={({ currentTarget }) => {
          if (currentTarget.value === '') onChange(undefined);
          else if (currentTarget.validity.valid) onChange(currentTarget.value);
        }}
      />
      <p class="hint">
        {of.min} to {of.max}
      </p>
      <Words possible={possible} value={value} />
    </div>
  );
}
