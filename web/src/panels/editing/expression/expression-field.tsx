import { useRef } from 'preact/hooks';
import type { Case } from '../../../contract.ts';
import type { Fault } from '../faults-at.ts';
import { Faults } from '../fields/field.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { NamesToUse } from './names-to-use.tsx';
import { type Span, segmentsOf } from './segments.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import './expression.css';

interface Props {
  readonly live: Case;
  readonly value: string;
  readonly onInput: (text: string) => void;
  /** What the server says of it beyond the language, such as that it is missing. */
  readonly faults: readonly Fault[];
}

/** A condition in the language of expressions: what is wrong is underlined where it is wrong, as one types. */
export function ExpressionField({ live, value, onInput, faults }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { diagnostics, parsed } = useDiagnosis(live.negotiation.id, value);
  const put = (text: string, { start, end }: Span) => replace(area.current!, text, start, end);
  const others = value.trim() === '' ? faults : faults.filter(({ span }) => span === undefined);
  return (
    <div class="edit-field expression">
      <label for="edit-holds">
        What must hold{' '}
        <small>
          in <a href="/docs/language">the language of expressions</a>
        </small>
      </label>
      <div class="expression-box">
        <Underlay text={value} spans={diagnostics.map(({ span }) => span)} />
        <textarea
          ref={area}
          id="edit-holds"
          rows={1}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          value={value}
          aria-invalid={diagnostics.length + others.length > 0}
          aria-describedby="edit-holds-told edit-holds-faults"
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </div>
      <div id="edit-holds-told" role="status">
        <Diagnostics text={value} diagnostics={diagnostics} parsed={parsed} onPut={put} />
      </div>
      <Faults id="edit-holds-faults" faults={others} />
      <NamesToUse
        live={live}
        onUse={(text) => put(text, { start: area.current!.selectionStart, end: area.current!.selectionEnd })}
      />
    </div>
  );
}

/** The same text under the one that is typed, unseen but for the lines beneath what is wrong. */
function Underlay({ text, spans }: { text: string; spans: readonly Span[] }) {
  return (
    <div class="expression-underlay" aria-hidden="true">
      {segmentsOf(text, spans).map(({ text, marks }, at) =>
        marks.length === 0 ? text : <mark key={at}>{text === '' ? ' ' : text}</mark>,
      )}
      {'\u200b'}
    </div>
  );
}

/** As if it had been typed: it can be undone, and the field hears of it. */
function replace(area: HTMLTextAreaElement, text: string, start: number, end: number): void {
  area.focus();
  area.setSelectionRange(start, end);
  document.execCommand('insertText', false, text);
}
