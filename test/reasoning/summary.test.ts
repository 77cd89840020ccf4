import { describe, expect, test } from 'vitest';
import { checked, flag, options, type Quorum, subset, whole } from './small-case.ts';

type Parts = Parameters<typeof checked>[0];
const summary = (parts: Parts, terms: Parameters<typeof checked>[1] = {}) => checked(parts, terms).summary;

const flags = ['a', 'b', 'c'].map(flag);
const front = { id: 'front', title: 'The front is stable', type: 'boolean' as const };

describe('the summary, consent that depends on the deal', () => {
  const guarantor = { id: 'gina', name: 'Gina', consent: 'conditional' as const, consentWhen: 'guar contains "g"' };
  const parties = [{ id: 'anna', name: 'Anna' }, guarantor];
  const issues = [subset('guar', 'g', 'h'), flag('a'), flag('b')];

  test('who rejects while it is open whether its consent counts is named', () => {
    const lines = { anna: ['a'], gina: ['b'] };
    expect(summary({ issues, lines, more: { parties } }, { a: true, b: false })).toBe(
      'Whether the deal is acceptable depends on what is still open. ' +
        'Open: whether the consent of Gina is needed, since Gina rejects it.',
    );
    expect(summary({ issues, lines, more: { parties } }, {})).toContain(
      "Open: 'Line anna-1' (Anna) and 'Line gina-1' (Gina, where its consent is needed).",
    );
  });

  test('dead on arrival while its own line is crossed, what clashes is its line where it counts', () => {
    const lines = { anna: ['guar contains "g"'], gina: ['b'] };
    expect(summary({ issues, lines, more: { parties } }, { b: false })).toBe(
      'The deal is dead on arrival: no way to settle what it leaves open is acceptable to all whose consent it needs. ' +
        'No single line of those whose consent is certainly needed is crossed, ' +
        "but 'Line anna-1' (Anna) and 'Line gina-1' (Gina, where its consent is needed) cannot all hold.",
    );
  });
});

describe('the summary, advice', () => {
  const parties = [
    { id: 'anna', name: 'Anna' },
    { id: 'bob', name: 'Bob' },
    { id: 'dan', name: 'Dan', consent: 'advisory' as const },
  ];

  test('an advisory party that rejects an acceptable deal is named', () => {
    const more = { parties };
    expect(summary({ issues: flags, lines: { dan: ['c'] }, more }, { c: false })).toBe(
      'The deal is acceptable to all whose consent it needs. ' +
        'No line of those whose consent it needs speaks against it; Dan, whose consent is not needed, rejects it.',
    );
    expect(summary({ issues: flags, lines: { anna: ['a'], dan: ['c'] }, more }, { a: true, c: false })).toContain(
      'It respects the one line of Anna; Dan, whose consent is not needed, rejects it.',
    );
    expect(summary({ issues: flags, lines: {}, more })).toContain('No line in force speaks against it.');
  });

  test('a deal dead on arrival while the line of an advisory party is crossed', () => {
    const lines = { anna: ['a'], bob: ['not a'], dan: ['c'] };
    expect(summary({ issues: flags, lines, more: { parties } }, { c: false })).toContain(
      'No single line of those whose consent is certainly needed is crossed, ' +
        "but 'Line anna-1' (Anna) and 'Line bob-1' (Bob) cannot all hold.",
    );
  });
});

describe('the summary, circumstances that are not known', () => {
  test('are named where nothing is open in the deal', () => {
    const more = { circumstances: [front, { ...front, id: 'rain', title: 'It rains' }] };
    expect(summary({ issues: flags, lines: { anna: ['a implies front'] }, more }, { a: true, b: true, c: true })).toBe(
      "Whether the deal is acceptable depends on what is not known ('The front is stable'). " +
        "That decides 'Line anna-1' (Anna).",
    );
    expect(summary({ issues: flags, lines: { anna: ['a implies front'] }, more })).toBe(
      "Whether the deal is acceptable depends on what is still open and on what is not known ('The front is stable'). " +
        "Open: 'Line anna-1' (Anna).",
    );
  });

  test('a complete deal that no turn of them saves leaves nothing open', () => {
    const parts = { issues: flags, lines: { anna: ['front'], bob: ['not front'] }, more: { circumstances: [front] } };
    expect(summary(parts, { a: true, b: true, c: true })).toContain(
      'dead on arrival: however what is not known turns out, it is not acceptable to all whose consent it needs.',
    );
  });
});

describe('the summary, talks', () => {
  const said = (anna: object[], terms: object) =>
    summary(
      {
        issues: flags,
        lines: { anna: ['b'], bob: ['c'] },
        more: { preconditions: anna as NonNullable<Parts['more']>['preconditions'] & object },
      },
      terms as Parameters<typeof checked>[1],
    );
  const talks = { id: 'quiet', party: 'anna', title: 'Quiet first', basis: 'declared', holds: 'a', stage: 'talks' };

  test('not coming to the table is said apart from rejecting', () => {
    expect(said([talks], { a: false, b: true, c: true })).toBe(
      'The deal is unacceptable: Anna does not come to the table. ' +
        "Anna's precondition 'Quiet first' is unmet (it needs A: yes).",
    );
    expect(said([talks], { a: false, b: true, c: false })).toContain(
      'unacceptable: Anna does not come to the table, and Bob rejects it.',
    );
    expect(said([talks], { a: false, b: false, c: false })).toContain(
      'unacceptable: Anna does not come to the table, and Anna and Bob reject it.',
    );
    expect(said([{ ...talks, stage: 'signature' }], { a: false, b: true, c: true })).toContain(
      'unacceptable: Anna rejects it.',
    );
  });
});

describe('the summary, quorums', () => {
  const lines = { anna: ['a'], bob: ['b'], cora: ['c'] };
  const quorum = (atLeast: number, ...vetoes: string[]): Quorum => ({
    kind: 'quorum',
    of: ['anna', 'bob', 'cora'],
    atLeast,
    vetoes,
  });
  const said = (agreement: Quorum, terms: Record<string, boolean>, of: Parts['lines'] = lines) =>
    summary({ issues: flags, lines: of!, agreement }, terms);

  test('how many of how many accept, how many are needed, who rejects, who has a veto', () => {
    expect(said(quorum(2), { a: true, b: true, c: false })).toBe(
      'The deal is acceptable: 2 of 3 accept it, 2 are needed. ' +
        'It respects all 2 lines of Anna and Bob; Cora rejects it.',
    );
    expect(said(quorum(3), { a: true, b: true, c: false })).toBe(
      'The deal is unacceptable: 2 of 3 accept it, 3 are needed; Cora rejects it. ' +
        "Cora's red line 'Line cora-1' is crossed (it needs C: yes).",
    );
    expect(said(quorum(1, 'cora'), { a: true, b: false, c: false })).toContain(
      'unacceptable: 1 of 3 accepts it, 1 is needed; Cora, who has a veto, rejects it; Bob rejects it.',
    );
  });

  test('while it is open, who may', () => {
    expect(said(quorum(2), { a: true })).toContain(
      'depends on what is still open: 1 of 3 accepts it and 2 may, 2 are needed. Open: ',
    );
    expect(said(quorum(2), { a: true, b: false })).toContain(': 1 of 3 accepts it and 1 may, 2 are needed.');
  });

  test('enough, and never the same, and never enough at once', () => {
    const [apart, together] = [{ anna: ['a'], bob: ['not a'] }, 'The deal is acceptable: however it is settled'];
    const pair: Quorum = { kind: 'quorum', of: ['anna', 'bob'], atLeast: 1 };
    expect(said(pair, {}, apart)).toBe(
      `${together}, at least 1 of 2 accept it. No line of those who accept it speaks against it.`,
    );
    expect(said({ ...pair, atLeast: 2 }, {}, apart)).toBe(
      'The deal is dead on arrival: no way to settle what it leaves open is acceptable to the 2 of 2 that are needed. ' +
        "No single line is crossed, but 'Line anna-1' (Anna) and 'Line bob-1' (Bob) " +
        'leave no way for all of them that are needed to accept it.',
    );
    expect(said(quorum(2), { c: false }, { ...apart, cora: ['c'] })).toContain(
      'unacceptable: 0 of 3 accept it and 2 may, 2 are needed, but never enough of them at once; Cora rejects it.',
    );
  });
});

describe('the summary, budgets', () => {
  const parts = {
    issues: [whole('a', 0, 50), whole('b', 0, 50), options('c', 'x', 'y')],
    lines: { anna: ['a + b == 41 and a * 2 + b == 83'], bob: ['c == "x"', 'a > b'] },
  };

  test('what was not found out is not called open', () => {
    const all = checked(parts, {});
    const sentences = new Set<string>();
    for (let steps = 0; steps <= all.steps; steps++) {
      const some = checked(parts, {}, steps);
      sentences.add(some.summary);
      if (some.summary.includes('Open:')) expect(all.verdict).toBe('undetermined');
      if (some.verdict === all.verdict && some.complete) expect(some.summary).toBe(all.summary);
    }
    expect([...sentences]).toContain(
      'The computation was stopped before it was known whether the deal is acceptable. A larger budget may tell.',
    );
    expect(checked(parts, { c: 'y' }, 0).summary).toContain('Bob');
  });
});

describe('the summary, reservation values', () => {
  test('have no other name', () => {
    const preferences = [
      { party: 'anna', weights: { a: 1 }, values: { a: { true: 1, false: 0 } }, reservation: { value: 0.5 } },
    ];
    expect(summary({ issues: flags, lines: { anna: [] }, more: { preferences } }, { a: false })).toContain(
      " Anna's reservation value is crossed (it needs A: yes).",
    );
  });
});
