import type { Case } from '../../contract.ts';
import type { WholeLooked } from '../../looked.ts';
import { addressWith, follow, view } from '../../view.ts';
import { presetsOf } from './presets.ts';

/** Other sides worth comparing with, one click each. */
export function Presets({ live, here }: { live: Case; here: WholeLooked }) {
  const presets = presetsOf(live, here);
  const chosen = JSON.stringify(view.value.other);
  if (presets.length === 0) return null;
  return (
    <nav class="presets" aria-labelledby="presets-title">
      <h2 id="presets-title">Compare with</h2>
      <ul>
        {presets.map(({ title, other }) => (
          <li key={title}>
            <a
              href={addressWith({ other })}
              onClick={follow({ other })}
              aria-current={JSON.stringify(other) === chosen ? 'true' : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
