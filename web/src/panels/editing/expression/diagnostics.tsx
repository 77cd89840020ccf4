import type { Schemas } from '../../../contract.ts';
import { Ticked } from '../../../parts/ticked.tsx';
import type { Span } from './segments.ts';
import type { Diagnostic } from './use-diagnosis.ts';

interface Props {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly parsed: Schemas['Parsed'] | null;
  readonly onPut: (text: string, span: Span) => void;
}

/** What the language says of a text: what is wrong and what to write instead, or how it reads. */
export function Diagnostics({ text, diagnostics, parsed, onPut }: Props) {
  if (diagnostics.length > 0) {
    return (
      <ul class="diagnostics">
        {diagnostics.map((one, at) => (
          <li key={`${at} ${one.code}`}>
            <Told text={text} diagnostic={one} onPut={onPut} />
          </li>
        ))}
      </ul>
    );
  }
  if (parsed?.words == null) return null;
  const { canonical, words } = parsed;
  return (
    <p class="expression-words">
      <span aria-hidden="true">✓ </span>It reads: {words}.{' '}
      {canonical !== null && canonical !== text.trim() && (
        <button type="button" class="quiet" onClick={() => onPut(canonical, { start: 0, end: text.length })}>
          Write it <code>{canonical}</code>
        </button>
      )}
    </p>
  );
}

function Told({ text, diagnostic, onPut }: Omit<Props, 'diagnostics' | 'parsed'> & { diagnostic: Diagnostic }) {
  const { message, span, help, suggestion } = diagnostic;
  return (
    <>
      <span aria-hidden="true">✗ </span>
      <Ticked text={message} />
      <small> {placeOf(text, span)}</small>{' '}
      {suggestion === undefined ? (
        help !== undefined && (
          <small>
            <Ticked text={help} />
          </small>
        )
      ) : (
        <button type="button" class="quiet" onClick={() => onPut(suggestion, span)}>
          Did you mean <code>{suggestion}</code>?
        </button>
      )}
    </>
  );
}

/** Told as well as underlined. */
const placeOf = (text: string, { start, end }: Span): string =>
  start >= text.length
    ? 'at the end'
    : end - start > 1
      ? `at characters ${start + 1} to ${end}`
      : `at character ${start + 1}`;
