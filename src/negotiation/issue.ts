import { z } from 'zod';
import type { Domain } from '../language/domain.ts';
import { Day, Name, Prose, Title } from './identifiers.ts';
import { Citations } from './source.ts';

/** A named option or level, as expressions and terms write it. */
export const Option = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'an option is 1..64 letters, digits, `_`, `-` or `.`')
      .meta({ examples: ['deterrent'] }),
    title: Title.optional(),
    description: Prose.optional(),
  })
  .meta({ id: 'Option', description: 'A named option or level' });

/** A decimal number, sent as a number or as text; kept and answered as text. */
const DecimalText = z
  .union([z.number(), z.string()], 'a number, or its text such as "12.50"')
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,2})?$/, 'a number, or its text such as "12.50"'))
  .meta({ id: 'DecimalText' });

const Whole = z.int('a whole number');
const Options = z.array(Option).min(1).max(200);
const Unit = z.string().min(1).max(64);

const common = {
  id: Name,
  title: Title,
  description: Prose.optional(),
  group: Title.optional(),
  codes: z
    .array(z.strictObject({ scheme: z.string().min(1).max(64), code: z.string().min(1).max(256) }).meta({ id: 'Code' }))
    .max(50)
    .optional(),
};

/** The type-specific half of an issue or circumstance, told apart by `type`. */
const typed = {
  boolean: { type: z.literal('boolean') },
  categorical: { type: z.literal('categorical'), options: Options },
  ordinal: { type: z.literal('ordinal'), levels: Options },
  integer: { type: z.literal('integer'), min: Whole, max: Whole, step: Whole.default(1), unit: Unit.optional() },
  decimal: {
    type: z.literal('decimal'),
    min: DecimalText,
    max: DecimalText,
    step: DecimalText.optional(),
    digits: z.int().min(0).max(15),
    unit: Unit.optional(),
  },
  date: { type: z.literal('date'), min: z.string(), max: z.string() },
  set: { type: z.literal('set'), options: Options.max(30, 'a set has at most 30 options') },
  step: { type: z.literal('step') },
};

/** One thing the deal settles. Every issue has a finite domain. */
export const Issue = z
  .discriminatedUnion('type', [
    z.strictObject({ ...common, ...typed.boolean }).meta({ id: 'BooleanIssue' }),
    z.strictObject({ ...common, ...typed.categorical }).meta({ id: 'CategoricalIssue' }),
    z.strictObject({ ...common, ...typed.ordinal }).meta({ id: 'OrdinalIssue', description: 'Levels, lowest first' }),
    z.strictObject({ ...common, ...typed.integer }).meta({ id: 'IntegerIssue' }),
    z.strictObject({ ...common, ...typed.decimal }).meta({ id: 'DecimalIssue', description: 'Fixed point, exact' }),
    z.strictObject({ ...common, ...typed.date }).meta({ id: 'DateIssue' }),
    z.strictObject({ ...common, ...typed.set }).meta({ id: 'SetIssue', description: 'Any subset of the options' }),
    z
      .strictObject({ ...common, ...typed.step })
      .meta({ id: 'StepIssue', description: '`never`, or a rank 1..k; k is the number of steps' }),
  ])
  .meta({ id: 'Issue', description: 'One thing the deal settles' });
export type Issue = z.output<typeof Issue>;

/** A value as JSON holds it. What fits depends on the issue; decimals are answered as text. */
export const Value = z
  .union(
    [z.boolean(), z.number(), z.string().max(256), z.array(z.string().max(256)).max(30)],
    'a value: true or false, a number, an option, a day, or a list of options',
  )
  .meta({ id: 'Value', examples: ['deterrent'] });
export type Value = z.output<typeof Value>;

const DatedValue = z
  .strictObject({
    from: Day.optional(),
    to: Day.optional(),
    value: Value,
    citations: Citations.optional(),
  })
  .meta({ id: 'DatedValue', description: 'A value from a day to a day, both inclusive' });
const values = { values: z.array(DatedValue).max(1000).default([]) };

/** A fact about the world that no deal settles: its value on a day, or unknown. */
export const Circumstance = z
  .discriminatedUnion('type', [
    z.strictObject({ ...common, ...typed.boolean, ...values }).meta({ id: 'BooleanCircumstance' }),
    z.strictObject({ ...common, ...typed.categorical, ...values }).meta({ id: 'CategoricalCircumstance' }),
    z.strictObject({ ...common, ...typed.ordinal, ...values }).meta({ id: 'OrdinalCircumstance' }),
    z.strictObject({ ...common, ...typed.integer, ...values }).meta({ id: 'IntegerCircumstance' }),
    z.strictObject({ ...common, ...typed.decimal, ...values }).meta({ id: 'DecimalCircumstance' }),
    z.strictObject({ ...common, ...typed.date, ...values }).meta({ id: 'DateCircumstance' }),
    z.strictObject({ ...common, ...typed.set, ...values }).meta({ id: 'SetCircumstance' }),
    z.strictObject({ ...common, ...typed.step, ...values }).meta({ id: 'StepCircumstance' }),
  ])
  .meta({ id: 'Circumstance', description: 'A fact about the world that no deal settles' });
export type Circumstance = z.output<typeof Circumstance>;

/**
 * The finite domain of an issue or circumstance.
 * @param steps how many step issues the negotiation has: the length of its shared timeline
 */
export function domainOf(issue: Issue | Circumstance, steps: number): Domain {
  const ids = (options: readonly { id: string }[]) => options.map((option) => option.id);
  const unit = 'unit' in issue && issue.unit !== undefined ? { unit: issue.unit } : {};
  switch (issue.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'categorical':
      return { type: 'categorical', options: ids(issue.options) };
    case 'ordinal':
      return { type: 'ordinal', levels: ids(issue.levels) };
    case 'integer':
      return { type: 'integer', min: issue.min, max: issue.max, step: issue.step, ...unit };
    case 'decimal': {
      const { min, max, digits } = issue;
      return { type: 'decimal', min, max, step: issue.step ?? smallestStep(digits), digits, ...unit };
    }
    case 'date':
      return { type: 'date', min: issue.min, max: issue.max };
    case 'set':
      return { type: 'set', options: ids(issue.options) };
    case 'step':
      return { type: 'step', ranks: steps };
  }
}

/** One unit in the last digit: 2 digits give `0.01`. */
const smallestStep = (digits: number) => (digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`);
