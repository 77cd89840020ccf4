import { describe, expect, test } from 'vitest';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { checked, flag, levels, lineOf, type Quorum, scenarioOf, whole } from './small-case.ts';

describe('check, impossible deals', () => {
  test('a rule that no completion keeps is told as broken, however it is written', () => {
    const answer = checked({ issues: [flag('a'), flag('b')], rules: ['(a or b) and not a and not b'] });
    expect(answer.verdict).toBe('impossible');
    expect(answer.rules.map(({ id, status }) => [id, status])).toEqual([['rule-1', 'crossed']]);
    expect(answer.conflicts.map(({ members }) => members.map(({ id, status }) => [id, status]))).toEqual([
      [['rule-1', 'crossed']],
    ]);
  });

  test('rules that clash only together are a conflict, and none of them is broken', () => {
    const answer = checked({ issues: [flag('a'), flag('b')], rules: ['a implies b', 'a implies not b'] }, { a: true });
    expect(answer.verdict).toBe('impossible');
    expect(answer.rules).toEqual([]);
    expect(answer.conflicts).toHaveLength(1);
    expect(answer.conflicts[0]!.members.map(({ id, status }) => [id, status])).toEqual([
      ['rule-1', 'undetermined'],
      ['rule-2', 'undetermined'],
    ]);
    expect(answer.conflicts[0]!.terms).toEqual([{ issue: 'a', value: true }]);
  });
});

describe('check, dead on arrival', () => {
  test('the conflict names the terms without which there would still be a way, and no others', () => {
    const issues = [flag('a'), flag('b'), flag('c'), flag('d'), flag('e')];
    const lines = { anna: ['a implies c', 'd'], bob: ['b or e implies not c'] };
    const answer = checked({ issues, lines }, { a: true, b: true, d: true, e: true });
    expect([answer.verdict, answer.deadOnArrival]).toEqual(['unacceptable', true]);
    expect(answer.conflicts).toHaveLength(1);
    const [conflict] = answer.conflicts;
    expect(conflict!.members.map(({ id }) => id)).toEqual(['anna-1', 'bob-1']);
    expect(conflict!.terms.map(({ issue }) => issue)).toEqual(['a', 'b']);
  });

  test('is no partial deal in which one line alone is crossed, nor a complete one', () => {
    const parts = { issues: [flag('a'), flag('b')], lines: { anna: ['a'], bob: ['b', 'not b'] } };
    const crossed = checked(parts, { a: false });
    expect(crossed).toMatchObject({ verdict: 'unacceptable', deadOnArrival: false });
    expect(checked(parts, { a: true, b: true })).toMatchObject({ deadOnArrival: false, conflicts: [] });
    expect(checked(parts, { a: true })).toMatchObject({ verdict: 'unacceptable', deadOnArrival: true });
  });
});

describe('check, a party of whose lines none is crossed', () => {
  const parts = { issues: [flag('a'), flag('b')], lines: { anna: ['a'], bob: ['b', 'not b'] } };

  test('rejects it because of lines that cannot hold together, which are listed and told', () => {
    const { conflicts, summary } = checked(parts, { a: false });
    expect(conflicts.map(({ members }) => members.map(({ holds }) => holds))).toEqual([['b', 'not b']]);
    expect(summary).toMatch(/Anna's red line .* is crossed.*; .*\(Bob\) and .*\(Bob\) cannot all hold\.$/);
  });

  test('is told of once where that is why the deal is dead on arrival', () => {
    const dead = checked(parts, { a: true });
    expect([dead.deadOnArrival, dead.conflicts.length]).toEqual([true, 1]);
  });
});

describe('check, many conflicts', () => {
  /** Each of Anna's lines clashes with Bob's only one. */
  const answerWith = (count: number) => {
    const ids = Array.from({ length: count }, (_, at) => `a${at}`);
    return checked({ issues: ids.map(flag), lines: { anna: ids, bob: [ids.map((id) => `not ${id}`).join(' and ')] } });
  };

  test('a list that is cut is told as incomplete although nothing was stopped', () => {
    const some = answerWith(3);
    expect([some.conflicts.length, some.complete, some.stopped]).toEqual([3, true, null]);
    const many = answerWith(101);
    expect([many.deadOnArrival, many.conflicts.length, many.complete, many.stopped]).toEqual([true, 100, false, null]);
  });
});

describe('check, budgets', () => {
  const parts = {
    issues: [whole('a', 0, 50), whole('b', 0, 50), whole('c', 0, 50)],
    lines: { anna: ['a + b + c == 75 and a * 2 + b == 41', 'a + b >= 60 or c >= 41'], bob: ['a > b'] },
    rules: ['a + c >= 20'],
  };
  const terms = { a: 10, b: 12 };

  test('what is said within a budget is what is said without one', () => {
    const all = checked(parts, terms);
    expect(lineOf(all, 'anna-1').status).toBe('crossed');
    for (let steps = 0; steps <= all.steps; steps++) {
      const some = checked(parts, terms, steps);
      for (const id of ['anna-1', 'anna-2', 'bob-1']) {
        const [line, whole] = [lineOf(some, id), lineOf(all, id)];
        if (line.status !== 'undetermined') expect(line.status).toBe(whole.status);
        if (line.terms.length > 0) expect(line.terms).toEqual(whole.terms);
        if (line.margin !== null) expect(line.margin).toEqual(whole.margin);
        for (const one of line.needed) expect(whole.needed).toContainEqual(one);
      }
    }
  });

  test('under a quorum, dead on arrival is not said while a single line may still be the reason', () => {
    const pair = { issues: [flag('a'), flag('b')], lines: { anna: ['(a or b) and not a and not b'], bob: ['a or b'] } };
    const agreement: Quorum = { kind: 'quorum', of: ['anna', 'bob'], atLeast: 2 };
    const all = checked({ ...pair, agreement });
    expect([all.verdict, all.deadOnArrival]).toEqual(['unacceptable', false]);
    for (let steps = 0; steps <= all.steps; steps++) {
      expect(checked({ ...pair, agreement }, {}, steps).deadOnArrival).not.toBe(true);
    }
  });
});

describe('check, the wall clock', () => {
  test('is asked now and then however the work is spread over lines', () => {
    const texts = Array.from({ length: 60 }, (_, at) => `a + b >= ${30 + at} or c`);
    const parts = { issues: [whole('a', 0, 40), whole('b', 0, 40), flag('c')], lines: { anna: texts } };
    const scenario = scenarioOf(parts);
    const box = boxOf(scenario, { a: 1, b: 2, c: false })!;
    const all = check(scenario, box, { steps: 1_000_000 });
    let asked = 0;
    check(scenario, box, { steps: 1_000_000, expired: () => ++asked < 0 });
    expect(asked).toBe(Math.floor(all.steps / 1024));
    expect(asked).toBeGreaterThan(1);
    const stopped = check(scenario, box, { steps: 1_000_000, expired: () => true });
    expect([stopped.complete, stopped.stopped, stopped.steps]).toEqual([false, 'time', 1024]);
  });
});

describe('check, agreement', () => {
  const issues = [levels('guarantee', 'none', 'some', 'full'), flag('troops')];
  const lines = { anna: ['guarantee >= "some"'], bob: ['troops'], cora: ['not troops'] };

  test('two of three are enough where a quorum says so', () => {
    const agreement: Quorum = { kind: 'quorum', of: ['anna', 'bob', 'cora'], atLeast: 2 };
    const answer = checked({ issues, lines, agreement }, { guarantee: 'full', troops: true });
    expect(answer.verdict).toBe('acceptable');
    expect(answer.parties.map(({ verdict }) => verdict)).toEqual(['acceptable', 'acceptable', 'unacceptable']);
    expect(answer.summary).toContain('It respects all 2 lines of Anna and Bob; Cora rejects it.');
  });

  test('a veto among those who reject undoes it', () => {
    const agreement: Quorum = { kind: 'quorum', of: ['anna', 'bob', 'cora'], atLeast: 2, vetoes: ['cora'] };
    const answer = checked({ issues, lines, agreement }, { guarantee: 'full', troops: true });
    expect([answer.verdict, answer.deadOnArrival]).toEqual(['unacceptable', false]);
  });

  test('what the quorum leaves out is reported and blocks nothing', () => {
    const agreement: Quorum = { kind: 'quorum', of: ['anna', 'bob'], atLeast: 2 };
    const answer = checked({ issues, lines, agreement }, { guarantee: 'full', troops: true });
    expect(answer.verdict).toBe('acceptable');
    expect(answer.parties[2]).toMatchObject({ party: 'cora', consentHere: 'no', verdict: 'unacceptable' });
  });

  test('a party whose condition does not hold counts as accepting, and its verdict is still its own', () => {
    const parties = [
      { id: 'anna', name: 'Anna' },
      { id: 'bob', name: 'Bob', consent: 'conditional' as const, consentWhen: 'troops' },
    ];
    const parts = { issues, lines: { anna: ['guarantee >= "some"'], bob: ['guarantee == "full"'] }, more: { parties } };
    const without = checked(parts, { guarantee: 'some', troops: false });
    expect(without.verdict).toBe('acceptable');
    expect(without.parties[1]).toMatchObject({ consentHere: 'no', verdict: 'unacceptable' });
    expect(without.summary).toContain(
      'It respects the one line of Anna; Bob, whose consent is not needed, rejects it.',
    );
    expect(checked(parts, { guarantee: 'some', troops: true }).verdict).toBe('unacceptable');
    const open = checked(parts, { guarantee: 'some' });
    expect(open.verdict).toBe('undetermined');
    expect(open.parties[1]!.consentHere).toBe('undetermined');
  });
});
