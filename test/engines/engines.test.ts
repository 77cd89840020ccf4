import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionOf } from './cases.ts';
import { differences } from './differences.ts';
import { engine } from './engine.ts';
import type { Finding, Question } from './finding.ts';
import { type Ours, oursOf } from './ours.ts';
import { verify } from './verifying.ts';

const LONGEST_MILLISECONDS = 900_000;

test('z3 and clingo answer as we do on 200 random negotiations', { timeout: LONGEST_MILLISECONDS }, async () => {
  const said: string[] = [];
  const differing = await verify({ first: 1, count: 200 }, ['z3', 'clingo'], (line) => said.push(line));
  expect(differing, said.join('\n')).toBe(0);
  expect(said.join('\n')).not.toContain('gave no answer:');
});

/** Ways in which our answers could be wrong, and what is said of them. */
const PLANTED: readonly { readonly of: string; readonly plant: (ours: Ours) => Ours; readonly said: RegExp }[] = [
  {
    of: 'a zone that is said to be empty',
    plant: (ours) => ({ ...ours, zone: { ...ours.zone, exists: ours.zone.exists === false } }),
    said: /zone\.exists: ours (true|false), theirs (true|false)/,
  },
  {
    of: 'a conflict left out',
    plant: (ours) => ({ ...ours, conflicts: { ...ours.conflicts, conflicts: ours.conflicts.conflicts.slice(1) } }),
    said: /conflicts: ours "/,
  },
  {
    of: 'a concession that does not suffice',
    plant: (ours) => {
      const concessions = ours.conflicts.concessions.map((one) => ({ ...one, members: one.members.slice(1) }));
      return { ...ours, conflicts: { ...ours.conflicts, concessions } };
    },
    said: /the witness of giving up .* is no such deal/,
  },
  {
    of: 'a deal that is not the nearest',
    plant: (ours) => {
      const deals = ours.nearest.deals.map((deal) => ({ ...deal, distance: deal.distance + 0.01 }));
      return { ...ours, nearest: { ...ours.nearest, deals } };
    },
    said: /nearest\.distance: ours/,
  },
];

describe('what is planted is noticed', () => {
  const clingo = engine('clingo');
  const answered: { question: Question; ours: Ours; found: Finding }[] = [];
  beforeAll(async () => {
    for (const seed of [1, 2, 3, 4]) {
      const question = questionOf(seed);
      const answer = await clingo.ask(question);
      if ('found' in answer) answered.push({ question, ours: oursOf(question), found: answer.found });
    }
  });
  afterAll(() => clingo.close());

  test('nothing differs where nothing is planted', () => {
    expect(answered.map(({ question, ours, found }) => differences(question, ours, found))).toEqual([[], [], [], []]);
  });

  test.each(PLANTED)('$of', ({ plant, said }) => {
    const notes = answered.flatMap(({ question, ours, found }) => differences(question, plant(ours), found));
    expect(notes.join('\n')).toMatch(said);
  });
});
