import { useId } from 'preact/hooks';
import type { Looked } from '../address.ts';
import type { Case } from '../contract.ts';
import { type AskedBasis, perspectivesOf, wholeOf } from '../looked.ts';
import { DayControl } from './day-control.tsx';
import './context-controls.css';

interface Props {
  readonly looked: Looked;
  readonly live: Case;
  /** The context as it is wanted now, whole; for `go({ context })`. */
  readonly onChange: (looked: Looked) => void;
  /** What these controls are about: `What is looked at`. */
  readonly legend: string;
  /** What holds where `looked` leaves something out, before the case's own defaults: the other side of a difference. */
  readonly base?: Looked;
}

const BASES: readonly { readonly basis: AskedBasis; readonly title: string; readonly says: string }[] = [
  { basis: 'declared', title: 'Declared', says: 'Only what the parties say of themselves.' },
  { basis: 'assessed', title: 'Assessed', says: 'Only what analysts hold to be true of them.' },
  { basis: 'both', title: 'Both', says: 'What the parties say and what analysts hold to be true.' },
];

/** On which day, through whose eyes, and whether what is said or what is held true counts. */
export function ContextControls({ looked, live, onChange, legend, base = {} }: Props) {
  const whole = wholeOf(looked, live, base);
  return (
    <fieldset class="context-controls">
      <legend>{legend}</legend>
      <DayControl day={whole.asOf} live={live} onChange={(asOf) => onChange({ ...looked, asOf })} />
      <PerspectiveControl
        chosen={whole.perspective}
        live={live}
        onChange={(perspective) => onChange({ ...looked, perspective })}
      />
      <BasisControl chosen={whole.basis} onChange={(basis) => onChange({ ...looked, basis })} />
    </fieldset>
  );
}

interface OfPerspective {
  readonly chosen: string;
  readonly live: Case;
  readonly onChange: (perspective: string) => void;
}

function PerspectiveControl({ chosen, live, onChange }: OfPerspective) {
  const id = useId();
  const all = perspectivesOf(live);
  const description = all.find((one) => one.id === chosen)?.description;
  return (
    <div class="of-perspective">
      <label for={id}>Perspective</label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        aria-describedby={`${id}-says`}
      >
        {all.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
        {!all.some((one) => one.id === chosen) && <option value={chosen}>{chosen} (not in this case)</option>}
      </select>
      <p id={`${id}-says`} class="hint">
        {description ?? 'It has no description.'}
      </p>
    </div>
  );
}

function BasisControl({ chosen, onChange }: { chosen: AskedBasis; onChange: (basis: AskedBasis) => void }) {
  const name = useId();
  return (
    <fieldset class="of-basis">
      <legend>Lines that count</legend>
      <div class="segments">
        {BASES.map(({ basis, title }) => (
          <label key={basis}>
            <input type="radio" name={name} value={basis} checked={basis === chosen} onChange={() => onChange(basis)} />
            <span>{title}</span>
          </label>
        ))}
      </div>
      <p class="hint">{BASES.find(({ basis }) => basis === chosen)?.says}</p>
    </fieldset>
  );
}
