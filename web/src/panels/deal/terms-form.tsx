import type { Case, Issue, Terms } from '../../contract.ts';
import { Control } from '../../controls/any-control.tsx';
import type { Possible } from '../../controls/possible.ts';
import { StepsControl } from '../../controls/steps-control.tsx';
import { type Group, groupsOf, groupTitle } from './groups.ts';
import { settle } from './settle.ts';

interface Props {
  readonly live: Case;
  readonly terms: Terms;
  readonly possible: (issue: string) => Possible | null;
  /** Somebody is about to move an issue. */
  readonly onTurn: (issue: string) => void;
}

/** What an issue says that nobody has settled. */
const OPEN = 'Open';

/** Every issue with its control, group by group; what is put in an order comes last, on one timeline. */
export function TermsForm(props: Props) {
  const { live, terms, possible, onTurn } = props;
  const { groups, steps } = groupsOf(live.issues);
  const turned = ({ target }: FocusEvent) => {
    const issue = (target as Element).closest<HTMLElement>('[data-issue]')?.dataset['issue'];
    if (issue !== undefined) onTurn(issue);
  };
  return (
    <div class="terms-form" onFocusIn={turned}>
      {live.issues.length === 0 && (
        <p>
          This case has no issues yet, so there is nothing to settle. Add some with{' '}
          <code>POST /v1/negotiations/{live.negotiation.id}/issues</code>; <a href="/docs/http">the docs</a> say how.
        </p>
      )}
      {groups.map((group) => (
        <IssueGroup key={group.name} group={group} {...props} />
      ))}
      {steps.length > 0 && (
        <section class="issue-group" aria-labelledby="steps-title">
          <h2 id="steps-title">What comes when</h2>
          <StepsControl steps={steps} terms={terms} possible={possible} openWord={OPEN} onChange={settle} />
        </section>
      )}
    </div>
  );
}

function IssueGroup({ group: { name, issues }, terms, possible }: Props & { readonly group: Group }) {
  const id = `group-${name ?? ''}`;
  return (
    <section class="issue-group" aria-labelledby={id}>
      <h2 id={id}>{groupTitle(name)}</h2>
      {issues.map((issue) => (
        <IssueRow key={issue.id} issue={issue} terms={terms} possible={possible(issue.id)} />
      ))}
    </section>
  );
}

interface OfRow {
  readonly issue: Issue;
  readonly terms: Terms;
  readonly possible: Possible | null;
}

function IssueRow({ issue, terms, possible }: OfRow) {
  const value = terms[issue.id];
  return (
    <fieldset
      class="issue"
      data-issue={issue.id}
      data-settled={value !== undefined}
      aria-describedby={issue.description && `${issue.id}-says`}
    >
      <legend class="unseen">{issue.title}</legend>
      <div class="issue-told">
        <p aria-hidden="true" class="issue-title">
          {issue.title}
        </p>
        {issue.description && (
          <p class="hint" id={`${issue.id}-says`}>
            {issue.description}
          </p>
        )}
      </div>
      <div class="control-box">
        <Control
          of={issue}
          value={value}
          onChange={(chosen) => settle(issue.id, chosen)}
          possible={possible}
          openWord={OPEN}
          ranks={0}
        />
      </div>
    </fieldset>
  );
}
