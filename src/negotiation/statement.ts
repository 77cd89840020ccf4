import { z } from 'zod';
import { Day, Id, Name, Prose, Title } from './identifiers.ts';
import { Value } from './issue.ts';
import { ExpressionText } from './party.ts';
import { Citations } from './source.ts';

export const BASELINE = 'baseline';

export const Basis = z.enum(['declared', 'assessed']).meta({
  id: 'Basis',
  description: '`declared`: what the party says; `assessed`: what an analyst holds to be true of it',
});
export type Basis = z.output<typeof Basis>;

/** Why a record is not in force: of several reasons the first, in this order. */
export const ABSENCES = ['removed', 'perspective', 'suppressed', 'not_yet', 'no_longer', 'basis'] as const;
export type Absence = (typeof ABSENCES)[number];

/** Who may see a record: everyone; all parties and the mediator; its owner and the mediator; its owner alone. */
export const Disclosure = z.enum(['public', 'parties', 'mediator', 'party']).meta({ id: 'Disclosure' });

const Method = z
  .enum([
    ...(['official_statement', 'document', 'interview', 'leak', 'expert_judgement'] as const),
    ...(['text_coding', 'inference', 'model'] as const),
  ])
  .meta({ id: 'Method', description: 'How it is known' });

const ReviewStatus = z.enum(['draft', 'reviewed', 'disputed']).meta({ id: 'ReviewStatus' });

export const Stage = z.enum(['talks', 'signature']).meta({
  id: 'Stage',
  description: 'Whether it must hold before the party comes to the table, or before it signs',
});

/** What statements and preferences share: when, for whom, how sure, on whose word. */
export const provenance = {
  validFrom: Day.optional(),
  validTo: Day.optional(),
  confidence: z.number().min(0).max(1).default(1),
  perspective: Id.default(BASELINE),
  citations: Citations.default([]),
  method: Method.optional(),
  coder: Title.optional(),
  reviewStatus: ReviewStatus.optional(),
  owner: Id.optional(),
  disclosure: Disclosure.default('public'),
  note: Prose.optional(),
};
const shared = { id: Id, party: Id, title: Title, text: Prose.default(''), basis: Basis, ...provenance };

/** An expression without which the party rejects the deal. */
export const RedLine = z
  .strictObject({ ...shared, holds: ExpressionText })
  .meta({ id: 'RedLine', description: 'Without this the party rejects the deal' });
export type RedLine = z.output<typeof RedLine>;

/** What must hold before the party comes to the table (`talks`) or before it signs (`signature`). */
export const Precondition = z
  .strictObject({ ...shared, holds: ExpressionText, stage: Stage })
  .meta({ id: 'Precondition', description: 'What must hold before the party talks, or signs' });
export type Precondition = z.output<typeof Precondition>;

const Range = z
  .strictObject({ from: Value.optional(), to: Value.optional() })
  .meta({ id: 'Range', description: 'From a value to a value, both inclusive, either may be absent' });

/** What a party wants on one issue. It never makes a deal unacceptable. */
export const Position = z
  .strictObject({
    ...shared,
    issue: Name,
    wants: z
      .union([Value, z.array(Value).min(1).max(200), Range], 'a value, a list of values, or a range { from, to }')
      .meta({ id: 'Wants' }),
    ideal: Value.optional(),
    salience: z.number().min(0).max(100).optional(),
  })
  .meta({ id: 'Position', description: 'What a party wants on one issue' });
export type Position = z.output<typeof Position>;
export type Statement = RedLine | Precondition | Position;
