import { useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas, Terms } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { setOption, view } from '../../view.ts';
import { Contributions } from './contributions.tsx';
import { HERE, refOf, resultOf } from './marks.ts';
import { POINT_NAMES, POINTS, type PointName } from './points.ts';

interface Props {
  readonly checks: Schemas['BatchAnswer'];
  readonly frontier: Schemas['Frontier'] | null;
  readonly live: Case;
  readonly terms: Terms;
}

/** One deal and what it brings each party: the terms in the builder, a deal of the case, or a named point. */
export function ChosenDeal({ checks, frontier, live, terms }: Props) {
  const points = POINTS.filter((name) => frontier?.points[name]);
  const chosen = chosenOf(view.value.options['deal'], { live, points, terms });
  const point = points.find((name) => `point:${name}` === chosen);
  const found = point && frontier?.points[point];
  const asked = useAnswer('check', found ? { context: view.value.context, terms: found.terms } : null);
  const result = resultOf(checks, chosen);
  return (
    <section aria-labelledby="brought-title">
      <h2 id="brought-title">What a deal brings each</h2>
      <div class="choices">
        <label>
          <span>Deal</span>
          <select value={chosen} onChange={({ currentTarget: { value } }) => setOption('deal', value)}>
            <option value={HERE}>The terms in the deal builder</option>
            {points.map((name) => (
              <option key={name} value={`point:${name}`}>
                {POINT_NAMES[name]} point{frontier?.points[name]?.exact === false && ', best found'}
              </option>
            ))}
            {live.deals.map(({ id, title }) => (
              <option key={id} value={refOf(id)}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      {found ? (
        <AskedFor of={asked} about="what the point brings each">
          {({ parties }) => <Contributions parties={parties} live={live} />}
        </AskedFor>
      ) : (
        result && <Contributions parties={result.parties} live={live} />
      )}
    </section>
  );
}

/** What the address names, if it is there; else the builder's terms where there are any, or the first deal. */
function chosenOf(
  text: string | undefined,
  { live, points, terms }: { live: Case; points: readonly PointName[]; terms: Terms },
): string {
  const known = [HERE, ...points.map((name) => `point:${name}`), ...live.deals.map(({ id }) => refOf(id))];
  if (text !== undefined && known.includes(text)) return text;
  const [first = HERE] = known.slice(1);
  return Object.keys(terms).length > 0 ? HERE : first;
}
