import type { Draft } from './drafts.ts';
import type { Fields, Kind } from './kinds.ts';
import { differing } from './same.ts';

interface Props {
  readonly kind: Kind;
  /** As it is now; `undefined` where it is gone. */
  readonly record: Fields | undefined;
  readonly draft: Draft;
  readonly onOverwrite: () => void;
  readonly onReadAgain: () => void;
}

/** Somebody else wrote the same record since it was read: what they wrote, and whose text is to stand. */
export function ChangedMeanwhile({ kind, record, draft, onOverwrite, onReadAgain }: Props) {
  const theirs = record === undefined ? [] : differing(draft.read ?? {}, record);
  return (
    <div class="problem" role="alert">
      <p>
        <strong>Somebody else {record === undefined ? 'has deleted' : 'has changed'}</strong> this {kind.noun} since you
        began. Your text is kept.
      </p>
      {theirs.length > 0 && (
        <dl>
          {theirs.map((name) => (
            <div key={name}>
              <dt>
                <code>{name}</code> is now
              </dt>
              <dd>{told(record?.[name])}</dd>
            </div>
          ))}
        </dl>
      )}
      <button type="button" onClick={onOverwrite}>
        {record === undefined ? 'Save mine again' : 'Overwrite with mine'}
      </button>{' '}
      <button type="button" onClick={onReadAgain}>
        {record === undefined ? 'Give mine up' : 'Give mine up and read theirs'}
      </button>
    </div>
  );
}

const told = (value: unknown): string =>
  value === undefined ? 'not said' : typeof value === 'string' ? value : JSON.stringify(value);
