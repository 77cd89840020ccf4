import type { ComponentChildren } from 'preact';
import { Ticked } from '../../../parts/ticked.tsx';
import type { Fault } from '../faults-at.ts';

/** What is wrong with a field, beneath it. */
export function Faults({ id, faults }: { id: string; faults: readonly Fault[] }) {
  return (
    <div id={id} class="edit-faults">
      {faults.map(({ pointer, code, detail, help }) => (
        <p key={`${pointer} ${code} ${detail}`}>
          <span aria-hidden="true">✗ </span>
          <Ticked text={detail} />
          {help && (
            <>
              ; <Ticked text={help} />
            </>
          )}
        </p>
      ))}
    </div>
  );
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly faults: readonly Fault[];
  /** The control, with these attributes. */
  readonly children: (control: ControlProps) => ComponentChildren;
}

export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** A control with its name above it and what is wrong with it beneath. */
export function Field({ name, label, hint, faults, children }: Props) {
  const id = `edit-${name}`;
  return (
    <div class="edit-field">
      <label for={id}>
        {label} {hint && <small>{hint}</small>}
      </label>
      {children({ id, 'aria-invalid': faults.length > 0, 'aria-describedby': `${id}-faults` })}
      <Faults id={`${id}-faults`} faults={faults} />
    </div>
  );
}
