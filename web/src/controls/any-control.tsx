import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { DateControl } from './date-control.tsx';
import { NumberControl } from './number-control.tsx';
import { SetControl } from './set-control.tsx';
import './controls.css';

/** The control that fits what is to be settled. */
export function Control(props: ControlProps) {
  const { of } = props;
  switch (of.type) {
    case 'integer':
    case 'decimal':
      return <NumberControl {...props} of={of} />;
    case 'date':
      return <DateControl {...props} of={of} />;
    case 'set':
      return <SetControl {...props} of={of} />;
    default:
      return <ChoiceControl {...props} />;
  }
}
