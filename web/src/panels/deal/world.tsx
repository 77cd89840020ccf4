import type { Case, Circumstance, Value } from '../../contract.ts';
import { Control } from '../../controls/any-control.tsx';
import { wholeOf } from '../../looked.ts';
import { view } from '../../view.ts';
import { wordsOf } from '../../words/value.ts';
import { assume } from './settle.ts';

/** What no deal settles: each circumstance as it is on the day, or as it is assumed. Every panel goes by it. */
export function World({ live }: { live: Case }) {
  if (live.circumstances.length === 0) return null;
  const { circumstances: assumed = {}, ...context } = view.value.context;
  const count = Object.keys(assumed).length;
  const { asOf } = wholeOf(context, live);
  const ranks = live.issues.filter(({ type }) => type === 'step').length;
  return (
    <details class="world" open={count > 0}>
      <summary>The world around the deal{count > 0 && `: ${count} assumed`}</summary>
      <p class="hint">No deal settles these. Assume another value to see what would follow; all panels go by it.</p>
      {live.circumstances.map((one) => (
        <CircumstanceRow key={one.id} of={one} assumed={assumed[one.id]} day={asOf} ranks={ranks} />
      ))}
    </details>
  );
}

interface OfRow {
  readonly of: Circumstance;
  readonly assumed: Value | undefined;
  readonly day: string;
  readonly ranks: number;
}

function CircumstanceRow({ of, assumed, day, ranks }: OfRow) {
  const now = of.values.find(({ from = '', to = '9' }) => from <= day && day <= to)?.value;
  const known = now === undefined ? 'not known on this day' : `on this day: ${wordsOf(of, now)}`;
  return (
    <fieldset class="issue" data-settled={assumed !== undefined}>
      <legend class="unseen">{of.title}</legend>
      <div class="issue-told">
        <p aria-hidden="true" class="issue-title">
          {of.title}
        </p>
        <p class="hint">{known}</p>
      </div>
      <div class="control-box">
        <Control
          of={of}
          value={assumed}
          onChange={(value) => assume(of.id, value)}
          possible={null}
          openWord="As it is"
          ranks={ranks}
        />
      </div>
    </fieldset>
  );
}
