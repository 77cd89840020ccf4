import type { ComponentChildren } from 'preact';
import type { Asked } from '../asking/use-answer.ts';
import { ProblemNote } from './problem-note.tsx';

interface Props<A> {
  readonly of: Asked<A>;
  /** What is being found out, for people who wait: `every conflict`. */
  readonly about: string;
  readonly children: (answer: A) => ComponentChildren;
}

/** An answer, or why it is not there: waited for, refused, stopped. The last answer stays while the next is waited for. */
export function AskedFor<A>({ of, about, children }: Props<A>) {
  const { state, answer, problem, progress, stop, again } = of;
  return (
    <div class="asked" aria-busy={state === 'waiting'} data-state={state}>
      <div role="status" class="asked-status">
        {state === 'waiting' && (progress !== null || answer === null) && (
          <p class="waiting">
            <span>Finding {about} …</span>
            {progress !== null && <progress max={1} value={progress} aria-label={`how far it is: ${about}`} />}
            {progress !== null && (
              <button type="button" onClick={stop}>
                Cancel
              </button>
            )}
          </p>
        )}
        {state === 'stopped' && (
          <p class="waiting">
            <span>Cancelled{answer === null ? '' : '; this is the last answer, to an earlier question'}.</span>
            <button type="button" onClick={again}>
              Ask again
            </button>
          </p>
        )}
      </div>
      {problem !== null && <ProblemNote problem={problem} again={again} />}
      {answer !== null && <div class={state === 'answered' ? '' : 'stale'}>{children(answer)}</div>}
    </div>
  );
}
