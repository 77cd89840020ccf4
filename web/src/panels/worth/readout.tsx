import type { Case } from '../../contract.ts';
import { World } from '../../parts/witness.tsx';
import { addressWith, follow } from '../../view.ts';
import { wordsOf } from '../../words/value.ts';
import { amount } from './amounts.ts';
import type { Mark } from './marks.ts';
import { openedOf } from './opened.ts';
import { againstNone, gainWords, kindOf, type Seen, takenWords } from './seen.ts';

/** The deal that is pointed at, in words. */
export function Readout({ mark, seen, live }: { mark: Mark | undefined; seen: Seen; live: Case }) {
  if (mark === undefined) {
    return (
      <div class="readout card">
        <p class="aside">
          Point at a deal, or walk from one to the next with the arrow keys, to read what it is worth. Opening one takes
          its terms into the deal builder.
        </p>
      </div>
    );
  }
  const opened = openedOf(mark);
  return (
    <div class="readout card">
      <p class="title">
        <strong>{mark.title}</strong> <span class="aside">{kindOf(mark)}</span>
      </p>
      <dl class="worths">
        {(['x', 'y'] as const).map((axis) => (
          <div key={axis}>
            <dt>{seen.names[axis]}</dt>
            <dd>
              <b>{amount(mark[axis])}</b> <span class="aside">{againstWords(mark, seen, axis)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {[gainWords(mark, seen), takenWords(mark)]
          .filter((text) => text !== '')
          .map(sentence)
          .join(' ')}
      </p>
      <World witness={mark} live={live} />
      <WeighedTerms mark={mark} seen={seen} live={live} />
      <a href={addressWith(opened)} onClick={follow(opened)}>
        Open in the deal builder
      </a>
    </div>
  );
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function againstWords(mark: Mark, { threshold }: Seen, axis: 'x' | 'y'): string {
  const text = againstNone(mark[axis], threshold[axis]);
  return text === ''
    ? 'what it has without a deal is not told'
    : `${text} ${text === 'the same' ? 'as' : 'than'} without a deal`;
}

/** What the deal says of the issues that the two weigh. */
function WeighedTerms({ mark, seen: { axes }, live }: { mark: Mark; seen: Seen; live: Case }) {
  const weighed = new Set(
    live.preferences
      .filter(({ party }) => party === axes.x || party === axes.y)
      .flatMap(({ weights }) => Object.keys(weights).filter((issue) => weights[issue]! > 0)),
  );
  const issues = live.issues.filter(({ id }) => weighed.has(id));
  return (
    <details>
      <summary>Its terms on the {issues.length} issues they weigh</summary>
      <dl class="terms">
        {issues.map((issue) => {
          const value = mark.terms[issue.id];
          return (
            <div key={issue.id}>
              <dt>{issue.title}</dt>
              <dd>{value === undefined ? 'open' : wordsOf(issue, value)}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
