import type { Case, Issue, Schemas, Terms } from '../../contract.ts';
import { groupTitle } from '../deal/groups.ts';
import { byGroup, choicesOf, type Known, singleValues } from './issue-values.ts';
import { ScaleRow } from './scale-row.tsx';
import { SetRow } from './set-row.tsx';
import { ValueChip } from './value-chip.tsx';

interface Props {
  readonly answer: Schemas['Zone'];
  readonly live: Case;
  readonly given: Terms;
}

/** Which values each issue may take in a deal; choosing one fixes it. */
export function ValuesPart({ answer, live, given }: Props) {
  const steps = live.issues.filter(({ type }) => type === 'step').length;
  const knownOf = ({ id }: Issue): Known => ({
    values: answer.values?.[id],
    complete: answer.complete,
    fixed: Object.hasOwn(given, id) ? given[id] : undefined,
  });
  return (
    <section class="values" aria-labelledby="values-title">
      <h2 id="values-title">What each issue may be</h2>
      <p class="soft">
        A value that is ruled out is in no deal that is left. Choose a value to fix it and see what that leaves; choose
        it again to free it. Fixing what is ruled out tells why.
      </p>
      {byGroup(live.issues).map(({ group, issues }) => (
        <div key={group} class="value-group">
          {group !== null && <h3>{groupTitle(group)}</h3>}
          {issues.map((issue) => (
            <IssueRow key={issue.id} issue={issue} steps={steps} known={knownOf(issue)} />
          ))}
        </div>
      ))}
    </section>
  );
}

function IssueRow({ issue, steps, known }: { issue: Issue; steps: number; known: Known }) {
  const single = singleValues(issue, steps);
  return (
    <fieldset class="value-row" data-issue={issue.id}>
      <legend>{issue.title}</legend>
      <div class="value-choices">
        {single !== null &&
          choicesOf(issue, single, known).map((choice) => (
            <ValueChip key={String(choice.value)} issue={issue} choice={choice} />
          ))}
        {issue.type === 'set' && <SetRow issue={issue} known={known} />}
        {single === null && (issue.type === 'integer' || issue.type === 'decimal' || issue.type === 'date') && (
          <ScaleRow issue={issue} known={known} />
        )}
      </div>
    </fieldset>
  );
}
