import { z } from 'zod';
import { Deal } from '../../negotiation/deal.ts';
import { Circumstance, Issue } from '../../negotiation/issue.ts';
import type { AnyRecord, Collection } from '../../negotiation/negotiation.ts';
import { Party } from '../../negotiation/party.ts';
import { Perspective } from '../../negotiation/perspective.ts';
import { Rule } from '../../negotiation/rule.ts';
import { Source } from '../../negotiation/source.ts';
import { Position, Precondition, RedLine } from '../../negotiation/statement.ts';

/** A list of a negotiation whose records have addresses of their own. */
export interface Kind {
  readonly collection: Collection;
  /** As the address writes it. */
  readonly segment: string;
  readonly noun: string;
  /** In the names of operations and schemas. */
  readonly name: string;
  readonly plural: string;
  readonly schema: z.ZodType<AnyRecord>;
  /** What is sent to make one: the same, the id may be left to the server. */
  readonly sent: z.ZodType;
  /** Whether an id is a name that expressions use. */
  readonly named: boolean;
  readonly statement: boolean;
  /** Sent to `flat-lease` by a test. */
  readonly example: { readonly id: string } & Readonly<Record<string, unknown>>;
}

const kind = (
  collection: Collection,
  noun: string,
  name: string,
  schema: z.ZodType,
  example: Kind['example'],
  also: { segment?: string; plural?: string; named?: boolean; statement?: boolean } = {},
): Kind => ({
  collection,
  noun,
  name,
  schema: schema as z.ZodType<AnyRecord>,
  sent: withIdLeftOut(schema, `New${name}`),
  example,
  segment: collection,
  plural: `${name}s`,
  named: false,
  statement: false,
  ...also,
});

const statement = { party: 'landlord', basis: 'assessed', text: 'A neighbour says so.' };

export const KINDS: readonly Kind[] = [
  kind(
    'parties',
    'party',
    'Party',
    Party,
    { id: 'house-manager', name: 'The house manager', consent: 'advisory' },
    { plural: 'Parties' },
  ),
  kind(
    'issues',
    'issue',
    'Issue',
    Issue,
    {
      id: 'balcony',
      title: 'Use of the balcony',
      type: 'ordinal',
      levels: [{ id: 'none' }, { id: 'shared' }, { id: 'own' }],
    },
    { named: true },
  ),
  kind(
    'circumstances',
    'circumstance',
    'Circumstance',
    Circumstance,
    { id: 'lift_works', title: 'The lift works', type: 'boolean', values: [{ from: '2026-08-01', value: true }] },
    { named: true },
  ),
  kind('rules', 'rule', 'Rule', Rule, {
    id: 'five-years-furnished',
    title: 'Long lets come furnished',
    holds: 'term == "five_years" implies furniture != "none"',
  }),
  kind('sources', 'source', 'Source', Source, { id: 'advertisement', csl: { type: 'webpage', title: 'Flat to let' } }),
  kind('perspectives', 'perspective', 'Perspective', Perspective, {
    id: 'neighbour',
    title: 'As the neighbour sees it',
    suppresses: ['landlord-term'],
  }),
  kind(
    'positions',
    'position',
    'Position',
    Position,
    {
      ...statement,
      id: 'landlord-wants-long-let',
      title: 'A long let',
      issue: 'term',
      wants: ['two_years', 'five_years'],
    },
    { statement: true },
  ),
  kind(
    'preconditions',
    'precondition',
    'Precondition',
    Precondition,
    {
      ...statement,
      id: 'landlord-no-late-start',
      title: 'No empty months',
      holds: 'start_date <= date("2026-11-01")',
      stage: 'talks',
    },
    { statement: true },
  ),
  kind(
    'redLines',
    'red line',
    'RedLine',
    RedLine,
    { ...statement, id: 'landlord-deposit', title: 'Some deposit', holds: 'deposit >= 0.5', confidence: 0.7 },
    { statement: true, segment: 'red-lines' },
  ),
  kind('deals', 'deal', 'Deal', Deal, {
    id: 'second-offer',
    title: 'The second offer',
    proposedBy: 'landlord',
    terms: { rent: 1180, pets: true, deposit: '2.0' },
  }),
];

/** The schema with its id optional, under a name of its own. */
export function withIdLeftOut(schema: z.ZodType, name: string): z.ZodType {
  const description = schema.description === undefined ? {} : { description: schema.description };
  if (schema instanceof z.ZodObject) {
    const id = (schema.shape['id'] as z.ZodType).optional();
    return schema.safeExtend({ id }).meta({ id: name, ...description });
  }
  if (!(schema instanceof z.ZodDiscriminatedUnion))
    throw new Error(`${name}: an object or a union of objects was expected`);
  const options = schema.options.map((option) =>
    withIdLeftOut(option as z.ZodType, `New${(option as z.ZodType).meta()?.id}`),
  );
  return z.discriminatedUnion(schema.def.discriminator, options as never).meta({ id: name, ...description });
}
