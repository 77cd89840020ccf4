import type { Terms, Value } from '../contract.ts';
import { ChoiceControl } from './choice-control.tsx';
import type { Possible } from './possible.ts';
import type { Of } from './settled.ts';
import { orderWords } from './step-order.ts';
import './controls.css';

interface Props {
  readonly steps: readonly Of<'step'>[];
  readonly terms: Terms;
  readonly onChange: (step: string, value: Value | undefined) => void;
  readonly possible: (step: string) => Possible | null;
  readonly openWord: string;
}

/** All that the deal puts in an order, on one timeline: each step at a rank, or never. */
export function StepsControl({ steps, terms, onChange, possible, openWord }: Props) {
  return (
    <div class="steps">
      {steps.map((step) => (
        <fieldset
          key={step.id}
          class="step-row"
          data-issue={step.id}
          aria-describedby={step.description && `${step.id}-says`}
        >
          <legend class="unseen">{step.title}</legend>
          <div class="issue-told">
            <p aria-hidden="true" class="issue-title">
              {step.title}
            </p>
            {step.description && (
              <p class="hint" id={`${step.id}-says`}>
                {step.description}
              </p>
            )}
          </div>
          <ChoiceControl
            of={step}
            value={terms[step.id]}
            onChange={(value) => onChange(step.id, value)}
            possible={possible(step.id)}
            openWord={openWord}
            ranks={steps.length}
          />
        </fieldset>
      ))}
      <p class="step-order">{orderWords(steps, terms)}</p>
    </div>
  );
}
