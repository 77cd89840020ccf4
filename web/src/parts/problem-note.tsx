import type { Refused } from '../asking/ask.ts';
import { Ticked } from './ticked.tsx';

/** What is wrong, in the server's own words, and what to do next. */
export function ProblemNote({ problem, again }: { problem: Refused['problem']; again?: () => void }) {
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{problem.title}:</strong> <Ticked text={problem.detail} />
      </p>
      {(problem.errors ?? []).length > 0 && (
        <ul>
          {problem.errors!.map((fault) => (
            <li key={`${fault.pointer} ${fault.code}`}>
              <code>{fault.pointer}</code> <Ticked text={fault.detail} />
              {fault.help && (
                <>
                  ; <Ticked text={fault.help} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {again && (
        <button type="button" onClick={again}>
          Ask again
        </button>
      )}
    </div>
  );
}
