import type { Case, Issue, Schemas } from '../../contract.ts';
import { counted } from '../../words/count.ts';
import { DistanceBar } from './distance-bar.tsx';
import { RelationBadge } from './relation-badge.tsx';
import type { RowGroup } from './rows.ts';
import { Stance } from './stance.tsx';
import { BASIS_WORDS, groupTitle, setWords, share } from './words.ts';
import './matrix.css';

export interface MatrixProps {
  readonly answer: Schemas['Comparison'];
  readonly groups: readonly RowGroup[];
  readonly live: Case;
}

/** Issue by issue and party by party, in a box that scrolls while heads and issues stay. */
export function Matrix({ answer, groups, live }: MatrixProps) {
  const several = answer.parties.length > 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="matrix-box" aria-label="Table of positions" tabIndex={0}>
      <table class="matrix" style={{ '--parties': String(answer.parties.length) }}>
        <thead>
          <tr>
            <th scope="col" class="row-head">
              Issue
            </th>
            {answer.parties.map(({ party, name, basis }) => (
              <th scope="col" key={party} class="party">
                {name}
                <span class="aside">{BASIS_WORDS[basis]}</span>
              </th>
            ))}
            {several && (
              <th scope="col" class="overlap">
                All could accept
              </th>
            )}
            {several && (
              <th scope="col" class="relating">
                Relation
              </th>
            )}
            {several && (
              <th scope="col" class="apart">
                Distance
              </th>
            )}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.group ?? ''}>
            {group.group !== null && <GroupRow group={group} parties={answer.parties.length} />}
            {group.issues.map((row) => (
              <IssueRow key={row.issue} row={row} answer={answer} live={live} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function GroupRow({ group: { group, total, issues }, parties }: { group: RowGroup; parties: number }) {
  const several = parties > 1;
  return (
    <tr class="group">
      <th scope="rowgroup">
        {groupTitle(group!)} <span class="aside">{counted(issues.length, 'issue')}</span>
      </th>
      <td colSpan={parties + (several ? 2 : 0)} class="aside">
        {several && total !== null && total.distance === null && <DistanceBar {...total} />}
        {total?.contribution ? `${share(total.contribution)} of the whole distance` : ''}
      </td>
      {several && <td>{total !== null && total.distance !== null && <DistanceBar {...total} />}</td>}
    </tr>
  );
}

function IssueRow({ row, answer, live }: { row: Schemas['ComparedIssue']; answer: Schemas['Comparison']; live: Case }) {
  const issue = live.issues.find(({ id }) => id === row.issue);
  if (issue === undefined) return null;
  const ranks = ranksOf(live);
  return (
    <tr>
      <th scope="row" class="row-head" title={issue.description}>
        {issue.title}
      </th>
      {answer.parties.map(({ party, complete }) => (
        <td key={party}>
          <Stance
            issue={issue}
            wants={row.wants[party]}
            accepts={row.accepts?.[party]}
            complete={complete}
            ranks={ranks}
          />
        </td>
      ))}
      {answer.parties.length > 1 && (
        <>
          <td class="overlap">
            <Overlap issue={issue} overlap={row.overlap} ranks={ranks} />
          </td>
          <td>
            <RelationBadge relation={row.relation} />
          </td>
          <td>
            <DistanceBar distance={row.distance} reason={row.reason} />
          </td>
        </>
      )}
    </tr>
  );
}

/** How many ranks a step has: as many as there are steps. */
export const ranksOf = ({ issues }: Case): number => issues.filter(({ type }) => type === 'step').length;

export function Overlap(props: {
  readonly issue: Issue;
  readonly overlap: Schemas['ComparedIssue']['overlap'];
  readonly ranks: number;
}) {
  const { issue, overlap, ranks } = props;
  if (overlap === null) return <span class="aside">not known</span>;
  if (Array.isArray(overlap) && overlap.length === 0) {
    return <span class="no-overlap">✗ nothing in common</span>;
  }
  return <>{setWords(issue, overlap, ranks)}</>;
}
