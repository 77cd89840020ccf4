import { useEffect, useState } from 'preact/hooks';
import { addressWith, view } from '../view.ts';

/** Copies the address of what is seen; where the browser does not let it, the address is shown to be copied by hand. */
export function Share() {
  const [said, setSaid] = useState<'copied' | 'shown' | null>(null);
  const address = new URL(addressWith({}), location.href).href;
  // What was said was about another view.
  useEffect(() => setSaid(null), [view.value]);
  const copy = () =>
    navigator.clipboard === undefined
      ? setSaid('shown')
      : navigator.clipboard.writeText(address).then(
          () => setSaid('copied'),
          () => setSaid('shown'),
        );
  return (
    <div class="share">
      <button type="button" onClick={() => void copy()}>
        Share this view
      </button>
      <span role="status" class="hint">
        {said === 'copied' && '✓ The link to this view is copied.'}
        {said === 'shown' && 'Copy the link yourself:'}
      </span>
      {said === 'shown' && (
        <input
          readOnly
          value={address}
          aria-label="Link to this view"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
    </div>
  );
}
