import type { Field } from './field.ts';
import * as fields from './question-fields.ts';

/** Whether a question is about a deal: always, where one is named, or never. */
type OfDeal = 'always' | 'perhaps' | 'never';

/** A question as a command. */
export interface QuestionCommand {
  readonly name:
    | 'check'
    | 'zone'
    | 'conflicts'
    | 'nearest'
    | 'frontier'
    | 'compare'
    | 'likelihood'
    | 'timeline'
    | 'difference';
  /** How the API calls it. */
  readonly kind: string;
  readonly says: string;
  readonly ofDeal: OfDeal;
  readonly fields: readonly Field[];
  /** What 0, 1 and 2 mean. */
  readonly codes: readonly [yes: string, no: string, undecided: string];
}

const asked = [...fields.CONTEXT, ...fields.BUDGET];
const sides = [...fields.BOTH, ...fields.LEFT, ...fields.RIGHT, ...fields.BUDGET];
const flagsOf = (some: readonly Field[]) => new Set(some.map(({ flags }) => flags));
const innerZone = fields.within(fields.ZONE);
const innerConflicts = fields.within(fields.CONFLICTS.filter(({ flags }) => !flagsOf(fields.ZONE).has(flags)));

export const QUESTIONS: readonly QuestionCommand[] = [
  {
    name: 'check',
    kind: 'check',
    says: 'does a deal cross a line: which, by how much, and what would be needed',
    ofDeal: 'always',
    fields: asked,
    codes: [
      'acceptable',
      'unacceptable, or impossible under the rules',
      'undetermined: it depends on what is open, or on the budget',
    ],
  },
  {
    name: 'zone',
    kind: 'zone',
    says: 'is there any acceptable deal, how many, and which values they have',
    ofDeal: 'never',
    fields: [...fields.ZONE, ...asked],
    codes: ['there is one', 'there is none', 'the budget ended before that was known'],
  },
  {
    name: 'conflicts',
    kind: 'conflicts',
    says: 'why there is no deal, and what would have to give',
    ofDeal: 'never',
    fields: [...fields.CONFLICTS, ...asked],
    codes: [
      'there is a deal, so nothing conflicts',
      'there is none, and this is why',
      'the budget ended before all of it was found',
    ],
  },
  {
    name: 'nearest',
    kind: 'nearest',
    says: 'how little of a deal would have to change for it to be acceptable',
    ofDeal: 'always',
    fields: [...fields.NEAREST, ...asked],
    codes: [
      'the closest acceptable deals',
      'no acceptable deal keeps what is to be kept',
      'the budget ended before the closest were known',
    ],
  },
  {
    name: 'frontier',
    kind: 'frontier',
    says: 'which deals leave nothing on the table, and which are fair; where a deal stands',
    ofDeal: 'perhaps',
    fields: [...fields.FRONTIER, ...asked],
    codes: [
      'there is a frontier, and the deal, if one is named, is on it',
      'there is no deal at all, or the one named is not on the frontier',
      'the budget ended before the frontier was known',
    ],
  },
  {
    name: 'compare',
    kind: 'comparison',
    says: 'how far the parties are apart, on what, and where they could meet',
    ofDeal: 'never',
    fields: [...fields.COMPARISON, ...asked],
    codes: [
      'there is a distance',
      'there is none to tell, and it says why',
      'the budget ended before all was compared',
    ],
  },
  {
    name: 'likelihood',
    kind: 'likelihood',
    says: 'how likely a deal is, where it is not sure that every line binds',
    ofDeal: 'perhaps',
    fields: asked,
    codes: [
      'at least as likely as `--at-least`, or, without it, not ruled out; of the deal, if one is named',
      'less likely than that',
      'the bounds that are known enclose it',
    ],
  },
  {
    name: 'timeline',
    kind: 'timeline',
    says: 'the answer to a zone, or to a check of the deal named, as time goes by',
    ofDeal: 'perhaps',
    fields: [...fields.TIMELINE, ...innerZone, ...asked],
    codes: ['yes on every day', 'no on some day', 'not known of some day, and yes on the others'],
  },
  {
    name: 'difference',
    kind: 'difference',
    says: 'what two contexts answer differently, and because of which statements',
    ofDeal: 'perhaps',
    fields: [...innerZone, ...innerConflicts, ...sides],
    codes: [
      'both sides answer the same',
      'they differ',
      'the budget ended before that, or before all reasons, were known',
    ],
  },
];
