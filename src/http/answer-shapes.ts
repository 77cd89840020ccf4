import { z } from 'zod';
import { ResolvedContext } from '../negotiation/context.ts';
import { Value } from '../negotiation/issue.ts';
import { Consent } from '../negotiation/party.ts';
import { Citation } from '../negotiation/source.ts';
import { Basis, Stage } from '../negotiation/statement.ts';

/** The schemas of what questions answer, under the names of api.md; reasoning/answer.ts has the types. */

const Term = z.strictObject({ issue: z.string(), value: Value }).meta({ id: 'Term' });

const SomeValues = z
  .array(z.union([Value, z.strictObject({ from: Value, to: Value }).meta({ id: 'Run' })]))
  .meta({ id: 'SomeValues', description: 'Options and levels one by one; numbers, days and ranks as maximal runs' });
const SomeOptions = z
  .strictObject({ always: z.array(z.string()), possible: z.array(z.string()) })
  .meta({ id: 'SomeOptions', description: 'For a set: the options always in it, and those possibly in it' });
export const ValueSet = z
  .union([SomeValues, SomeOptions])
  .meta({ id: 'ValueSet', description: 'Several values of one issue' });

const Needed = z
  .strictObject({
    changes: z.array(z.strictObject({ issue: z.string(), anyOf: ValueSet })),
    text: z.string(),
  })
  .meta({
    id: 'Needed',
    description: 'Changes that are all required together; any choice of values makes the line hold',
  });

const Margin = z
  .strictObject({
    issue: z.string(),
    by: z
      .union([z.number(), z.string()])
      .meta({ description: 'Negative: how far short; else the slack. Text for decimals', examples: [-2] }),
    unit: z
      .string()
      .nullable()
      .meta({ examples: ['levels'] }),
  })
  .meta({ id: 'Margin', description: "How far one issue is from the line, in the issue's own unit" });

export const Line = z
  .strictObject({
    id: z.string(),
    party: z.string().nullable().meta({ description: 'null for a rule' }),
    kind: z.enum(['redLine', 'precondition', 'reservation', 'rule']),
    stage: Stage.optional(),
    title: z.string(),
    text: z.string(),
    holds: z.string(),
    basis: Basis.nullable(),
    status: z.enum(['respected', 'crossed', 'undetermined', 'met', 'unmet']),
    terms: z.array(Term).meta({ description: 'The terms that decide it' }),
    needed: z.array(Needed).meta({ description: 'For a crossed line: alternatives, each of which would make it hold' }),
    margin: Margin.nullable(),
    citations: z.array(Citation),
  })
  .meta({ id: 'Line', description: 'A line and what a deal does to it: status, reasons, remedy, distance, sources' });

const Worth = z
  .strictObject({
    low: z.number(),
    high: z.number(),
    reservationValue: z.number().nullable(),
    surplus: z.number().nullable().meta({ description: 'The least worth minus the reservation value' }),
    contributions: z.array(
      z
        .strictObject({
          issue: z.string(),
          weight: z.number(),
          low: z.number(),
          high: z.number(),
          best: z.number().meta({
            description:
              'What the best of its values would bring, be that acceptable, or allowed by the rules, or not: `best - high` is what the party goes without here, whatever is still open',
          }),
          indifferent: z.boolean().meta({
            description:
              'Whether the party has a weight for it and tells nothing of what its values are worth: it brings nothing',
          }),
        })
        .meta({
          id: 'Contribution',
          description: 'What an issue brings of the worth, by its weight, over the completions of the deal',
        }),
    ),
  })
  .meta({ id: 'Worth', description: 'What the deal is worth to a party, over its completions, 0..1' });

export const PartyVerdict = z
  .strictObject({
    party: z.string(),
    name: z.string(),
    consent: Consent,
    consentHere: z.enum(['yes', 'no', 'undetermined']),
    atTheTable: z.boolean().nullable(),
    verdict: z.enum(['acceptable', 'unacceptable', 'undetermined']),
    preconditions: z.array(Line),
    redLines: z.array(Line).meta({ description: 'Red lines, and a binding reservation threshold' }),
    worth: Worth.nullable(),
  })
  .meta({ id: 'PartyVerdict', description: "A party's verdict on its own lines" });

export const Conflict = z.strictObject({ members: z.array(Line), terms: z.array(Term) }).meta({
  id: 'Conflict',
  description:
    'Lines and terms that cannot hold together; leave one out and they can. Rules, and terms that are given like rules, stay as they are. Where no deal is asked about, its lines are told without one: `undetermined`',
});

export const VerdictWord = z.enum(['acceptable', 'unacceptable', 'undetermined', 'impossible']).meta({ id: 'Verdict' });

export const Stopped = z
  .enum(['steps', 'bytes', 'time'])
  .meta({ id: 'Stopped', description: 'What stopped it' })
  .nullable();

/** What every answer carries beside itself. */
export const carried = {
  complete: z.boolean().meta({ description: 'false where the budget stopped the computation' }),
  stopped: Stopped,
  context: ResolvedContext,
  negotiation: z
    .strictObject({ id: z.string(), version: z.int() })
    .meta({ id: 'Asked', description: 'What was asked; version 0 where it was sent with the question' }),
  engine: z
    .strictObject({ version: z.string(), language: z.string() })
    .meta({ id: 'Engine', description: "The program's version and the language's" }),
  spent: z.strictObject({ steps: z.int().min(0), milliseconds: z.number().min(0) }).meta({ id: 'Spent' }),
};

export const DeadOnArrival = z.boolean().nullable().meta({
  description:
    'No completion is agreed on, though no single line is crossed yet. `null`: the budget ended before it was known',
});

export const checkFields = {
  verdict: VerdictWord,
  summary: z.string(),
  deadOnArrival: DeadOnArrival,
  parties: z.array(PartyVerdict),
  rules: z.array(Line).meta({ description: 'Broken rules' }),
  conflicts: z.array(Conflict).meta({
    description:
      'Why it is dead on arrival or impossible: every minimal set of lines (of rules, where it is impossible) that the terms rule out, each with terms of which none can be spared; other terms may do so too. And why a party rejects it none of whose lines is crossed alone: which of its lines clash',
  }),
};
export const Check = z
  .strictObject({ ...checkFields, ...carried })
  .meta({ id: 'Check', description: 'The verdict on a deal, whole' });
