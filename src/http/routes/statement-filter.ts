import { z } from 'zod';
import { mentions } from '../../language/mentions.ts';
import { parse } from '../../language/parse.ts';
import { Day } from '../../negotiation/identifiers.ts';
import type { AnyRecord } from '../../negotiation/negotiation.ts';
import { Basis, type Statement } from '../../negotiation/statement.ts';

const word = (description: string) => z.string().max(200).optional().meta({ description });

/** What a list of statements may be narrowed by; all that is given must hold. */
export const StatementFilter = {
  party: word('Only those of this party'),
  issue: word('Only those about this issue: the position is on it, or the expression mentions it'),
  basis: Basis.optional(),
  perspective: word('Only those added by this perspective'),
  asOf: Day.optional().meta({ description: 'Only those valid on this day' }),
  source: word('Only those that cite this source'),
};
type Filter = z.output<z.ZodObject<typeof StatementFilter>>;

export function keeps(record: AnyRecord, { party, issue, basis, perspective, asOf, source }: Filter): boolean {
  const statement = record as Statement;
  return (
    (party === undefined || statement.party === party) &&
    (basis === undefined || statement.basis === basis) &&
    (perspective === undefined || statement.perspective === perspective) &&
    (asOf === undefined || isValidOn(statement, asOf)) &&
    (source === undefined || statement.citations.some((citation) => citation.source === source)) &&
    (issue === undefined || namesIn(statement).includes(issue))
  );
}

const isValidOn = ({ validFrom, validTo }: Statement, day: string) =>
  (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);

/** Records never change, so what an expression mentions is found out once. */
const namesOf = new WeakMap<Statement, readonly string[]>();

function namesIn(statement: Statement): readonly string[] {
  if ('issue' in statement) return [statement.issue];
  const known = namesOf.get(statement);
  if (known !== undefined) return known;
  const { expression } = parse(statement.holds);
  const names = expression === undefined ? [] : mentions(expression);
  namesOf.set(statement, names);
  return names;
}
