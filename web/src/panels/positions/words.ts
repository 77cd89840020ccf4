import type { Issue, Schemas, ValueSet } from '../../contract.ts';
import { piecesOf, wordsOf } from '../../words/value.ts';
import type { Stand } from './chosen-parties.ts';
import { isWhole } from './strip.ts';

export type Relation = Schemas['ComparedIssue']['relation'];
export type Metric = Schemas['Comparison']['metric'];

/** Relations with a shape and a word, and what the word means. */
export const RELATIONS: Readonly<Record<Relation, { sign: string; word: string; means: string }>> = {
  agreed: { sign: '=', word: 'agreed', means: 'they want the same' },
  overlapping: { sign: '∩', word: 'overlapping', means: 'some of what they want is the same' },
  apart: { sign: '≠', word: 'apart', means: 'nothing they want is the same' },
  one_sided: { sign: '◐', word: 'one-sided', means: 'only one of them has a position' },
  unspoken: { sign: '○', word: 'unspoken', means: 'nobody has a position' },
};

export const METRICS: Readonly<Record<Metric, { title: string; means: string }>> = {
  manhattan: { title: 'Mean (manhattan)', means: 'the weighted mean of the distances on issues' },
  euclidean: { title: 'Root of mean squares (euclidean)', means: 'large distances count more than small ones' },
  agreement: { title: 'Share of issues (agreement)', means: 'the part of the issues with any distance at all' },
  correlation: { title: 'Correlation', means: '(1 − r) / 2 of the places where they stand on ordered issues' },
};

export const BASIS_WORDS: Readonly<Record<Stand, string>> = {
  declared: 'as it says',
  assessed: 'as held to be true of it',
  both: 'as it says and as held to be true',
};

/** A number of 0..1 with two places, and never a 0 or 1 that is none. */
export function share(number: number): string {
  if (number > 0 && number < 0.005) return '< 0.01';
  if (number < 1 && number > 0.995) return '> 0.99';
  return String(Math.round(number * 100) / 100);
}

/** A set of values, shortly: `anything`, `nothing`, a run of levels by its ends. */
export function setWords(issue: Issue, set: ValueSet, ranks: number): string {
  if (Array.isArray(set) && set.length === 0) return 'nothing';
  if (isWhole(issue, set, ranks)) return 'anything';
  if (issue.type === 'ordinal' && Array.isArray(set) && set.length > 2) {
    const at = set.map((level) => issue.levels.findIndex(({ id }) => id === level));
    if (at.every((place, index) => place === at[0]! + index)) {
      return `${wordsOf(issue, set[0] as string)} to ${wordsOf(issue, set.at(-1) as string)}`;
    }
  }
  return listed(piecesOf(issue, set), Array.isArray(set) ? 'or' : 'and');
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(texts: readonly string[], word: string): string {
  if (texts.length < 2) return texts[0] ?? '';
  return `${texts.slice(0, -1).join(', ')} ${word} ${texts.at(-1)}`;
}

/** `security_guarantees` as a heading: `Security guarantees`. */
export function groupTitle(group: string): string {
  const text = group.replaceAll(/[_-]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
