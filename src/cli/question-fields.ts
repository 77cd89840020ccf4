import type { Field } from './field.ts';

/** Whose view, on which day. */
const contextAt = (path: readonly string[], before: string, whose: string): Field[] =>
  (
    [
      ['as-of <day>', 'asOf', 'text', 'the day, as `2025-04-30`'],
      ['perspective <id>', 'perspective', 'text', 'whose view'],
      ['basis <basis>', 'basis', 'text', '`declared`, `assessed` or `both`'],
      ['circumstance <name=value>', 'circumstances', 'circumstances', 'a circumstance to assume (several times)'],
      ['parties <ids>', 'parties', 'list', 'who has to agree, all of these and nobody else'],
      ['version <number>', 'version', 'number', 'the stored negotiation as it was at that version'],
      ['recorded-as-of <instant>', 'recordedAsOf', 'text', 'the stored negotiation as it was recorded then'],
      ['overlay <file>', 'overlay', 'file', 'a file of statements to `add`, `replace` and `remove` for this question'],
      ['explain', 'explain', 'on', 'list the statements in force, and why the others are not'],
    ] as const
  ).map(([flags, key, kind, says]) => ({
    flags: `--${before}${flags}`,
    path: [...path, key],
    kind,
    says: says + whose,
  }));

export const CONTEXT = contextAt(['context'], '', '');

/** The same for both sides of a difference, and for each alone. */
export const LEFT = contextAt(['left'], 'left-', ', on the left');
export const RIGHT = contextAt(['right'], 'right-', ', on the right');
export const BOTH = CONTEXT.map((field) => ({ ...field, says: `${field.says}, on both sides` }));

export const BUDGET: readonly Field[] = [
  {
    flags: '--steps <number>',
    path: ['budget', 'steps'],
    kind: 'number',
    says: 'what it may cost: steps of reasoning',
  },
  {
    flags: '--bytes <number>',
    path: ['budget', 'bytes'],
    kind: 'number',
    says: 'what it may cost: memory for counting',
  },
  {
    flags: '--milliseconds <number>',
    path: ['budget', 'milliseconds'],
    kind: 'number',
    says: 'what it may cost: time of working, up to a minute',
  },
];

export const TERM: Field = {
  flags: '--term <issue=value>',
  path: ['terms'],
  kind: 'terms',
  says: 'a term of the deal, or of the deal named what is different (several times)',
};

const GIVEN: Field = {
  flags: '--given <issue=value>',
  path: ['given'],
  kind: 'terms',
  says: 'a term that is fixed (several times)',
};
const limit = (of: string): Field => ({ flags: '--limit <number>', path: ['limit'], kind: 'number', says: of });
const WEIGHT: Field = {
  flags: '--weight <issue=number>',
  path: ['weights'],
  kind: 'numbers',
  says: 'how much an issue counts, where it is not 1 (several times)',
};

export const ZONE: readonly Field[] = [
  GIVEN,
  { flags: '--no-count', path: ['count'], kind: 'off', says: 'do not count the deals' },
  { flags: '--no-values', path: ['values'], kind: 'off', says: 'do not tell which values each issue takes' },
  { flags: '--robust', path: ['robust'], kind: 'on', says: 'only deals that work in every world the rules allow' },
  { flags: '--sample <number>', path: ['sample'], kind: 'number', says: 'how many deals to draw' },
  { flags: '--seed <number>', path: ['seed'], kind: 'number', says: 'the same seed draws the same deals' },
];

export const CONFLICTS: readonly Field[] = [GIVEN, limit('how many conflicts, and how many concessions, to list')];

export const NEAREST: readonly Field[] = [
  WEIGHT,
  { flags: '--keep <issues>', path: ['keep'], kind: 'list', says: 'issues that are not to be changed' },
  limit('how many of the closest deals to list'),
];

export const FRONTIER: readonly Field[] = [
  GIVEN,
  { flags: '--strict', path: ['strict'], kind: 'on', says: 'points leave everybody better off, not only no worse' },
  limit('how many deals to list'),
];

export const COMPARISON: readonly Field[] = [
  {
    flags: '--party <party[:basis]>',
    path: ['parties'],
    kind: 'parties',
    says: 'who is compared, each on a basis of its own (several times; all, where nobody is named)',
  },
  {
    flags: '--metric <name>',
    path: ['metric'],
    kind: 'text',
    says: '`manhattan`, `euclidean`, `agreement` or `correlation`',
  },
  WEIGHT,
  { flags: '--no-accepts', path: ['accepts'], kind: 'off', says: 'do not tell what each could accept alone' },
];

export const TIMELINE: readonly Field[] = [
  { flags: '--from <day>', path: ['from'], kind: 'text', says: 'the first day' },
  { flags: '--to <day>', path: ['to'], kind: 'text', says: 'the last day' },
];

/** The same as part of a question within a question. */
export const within = (fields: readonly Field[]): Field[] =>
  fields.map((field) => ({ ...field, path: ['question', ...field.path] }));
