import type { Case, Schemas } from '../../contract.ts';
import { StatementTold } from '../../parts/statement-told.tsx';
import { WitnessTold } from '../../parts/witness.tsx';
import { toldOfLine } from '../../words/statement.ts';
import { type ConflictKind, commonFirst, concessionTitle, conflictTitle } from './listing.ts';

interface ConflictProps {
  readonly conflict: Schemas['Conflict'];
  readonly kind: ConflictKind;
  readonly live: Case;
  /** In how many conflicts each line is, `of` so many. */
  readonly often: ReadonlyMap<string, number>;
  readonly of: number;
}

/** Lines that cannot all hold. */
export function ConflictCard({ conflict: { members }, kind, live, often, of }: ConflictProps) {
  return (
    <article class="conflict">
      <h3>{conflictTitle(members.length, kind)}</h3>
      <ul class="members">
        {commonFirst(members, often).map((line) => (
          <li key={line.id}>
            <StatementTold of={toldOfLine(live, line)} live={live}>
              {of > 1 && often.get(line.id) === of && <span class="tag">in every conflict</span>}
            </StatementTold>
          </li>
        ))}
      </ul>
    </article>
  );
}

/** Lines that would have to go, what less would do, and the deal that would then be there. */
export function ConcessionCard({ concession, live }: { concession: Schemas['Concession']; live: Case }) {
  const { members, relaxations, witness } = concession;
  return (
    <article class="concession">
      <h3>{concessionTitle(members.length)}</h3>
      <ul class="members">
        {members.map((line) => {
          const less = relaxations.find(({ id }) => id === line.id);
          return (
            <li key={line.id}>
              <StatementTold of={toldOfLine(live, line)} live={live} />
              <p class="relaxation">
                {less ? (
                  <>
                    <strong>Less would do:</strong> {less.text}.
                  </>
                ) : (
                  'It would have to go whole.'
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <WitnessTold witness={witness} live={live} title="This deal" open="See the deal this would open" />
    </article>
  );
}
