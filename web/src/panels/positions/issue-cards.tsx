import type { Case, Schemas } from '../../contract.ts';
import { DistanceBar } from './distance-bar.tsx';
import { type MatrixProps, Overlap, ranksOf } from './matrix.tsx';
import { RelationBadge } from './relation-badge.tsx';
import { Stance } from './stance.tsx';
import { BASIS_WORDS, groupTitle } from './words.ts';
import './issue-cards.css';

/** The matrix where there is no room for one: a card an issue. */
export function IssueCards({ answer, groups, live }: MatrixProps) {
  return (
    <div class="issue-cards">
      {groups.map(({ group, total, issues }) => (
        <section key={group ?? ''}>
          {group !== null && (
            <div class="group-head">
              <h3>{groupTitle(group)}</h3>
              {total && answer.parties.length > 1 && <DistanceBar distance={total.distance} reason={total.reason} />}
            </div>
          )}
          <ul class="plain">
            {issues.map((row) => (
              <IssueCard key={row.issue} row={row} answer={answer} live={live} grouped={group !== null} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface CardProps {
  readonly row: Schemas['ComparedIssue'];
  readonly answer: Schemas['Comparison'];
  readonly live: Case;
  readonly grouped: boolean;
}

function IssueCard({ row, answer, live, grouped }: CardProps) {
  const issue = live.issues.find(({ id }) => id === row.issue);
  if (issue === undefined) return null;
  const Title = grouped ? 'h4' : 'h3';
  const ranks = ranksOf(live);
  return (
    <li class="card">
      <div class="issue-head">
        <Title>{issue.title}</Title>
        {answer.parties.length > 1 && <RelationBadge relation={row.relation} />}
      </div>
      {answer.parties.length > 1 && <DistanceBar distance={row.distance} reason={row.reason} />}
      <dl>
        {answer.parties.map(({ party, name, basis, complete }) => (
          <div key={party}>
            <dt>
              {name} <span class="aside">{BASIS_WORDS[basis]}</span>
            </dt>
            <dd>
              <Stance
                issue={issue}
                wants={row.wants[party]}
                accepts={row.accepts?.[party]}
                complete={complete}
                ranks={ranks}
              />
            </dd>
          </div>
        ))}
        {answer.parties.length > 1 && (
          <div>
            <dt>All could accept</dt>
            <dd>
              <Overlap issue={issue} overlap={row.overlap} ranks={ranks} />
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}
