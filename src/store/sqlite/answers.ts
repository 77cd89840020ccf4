import { getTableColumns } from 'drizzle-orm';
import type { RememberedAnswer } from '../store.ts';
import type { Connection } from './connection.ts';
import { encode } from './rows.ts';
import { prepareSelect } from './statements.ts';
import { answers } from './tables.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Answers given to idempotency keys: the first stays for 24 hours, then it is as if it had never been. */
export function prepareAnswers(db: Connection) {
  const columns = getTableColumns(answers);
  const find = prepareSelect(db, answers, columns, 'where key = ? and at > ?');
  const expire = db.prepare('delete from answers where at <= ?');
  const insert = db.prepare(
    `insert into answers values (${Object.keys(columns).map(() => '?')}) on conflict (key) do nothing`,
  );
  return {
    find(key: string, now: Date): RememberedAnswer | undefined {
      const row = find(key, now.getTime() - DAY)[0];
      return row && ({ ...row, at: new Date(row['at'] as number) } as RememberedAnswer);
    },
    /** To be called within a transaction: also lets go of the expired ones. */
    remember(answer: RememberedAnswer): void {
      expire.run(answer.at.getTime() - DAY);
      insert.run(...encode(columns, { ...answer, at: answer.at.getTime() }));
    },
  };
}
