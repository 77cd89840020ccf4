import { describe, expect, test } from 'vitest';
import { checked, flag, levels, lineOf, neededWords, options, step, subset, whole } from './small-case.ts';

/** The issues of each alternative. */
const issuesOf = (answer: ReturnType<typeof checked>, id: string) =>
  lineOf(answer, id).needed.map(({ changes }) => changes.map(({ issue }) => issue).join(' + '));

describe('needed', () => {
  test('alternatives are inclusion-minimal, smallest first', () => {
    const issues = [flag('lasting'), levels('guarantee', 'none', 'robust', 'deterrent'), flag('troops')];
    const parts = { issues, lines: { anna: ['lasting or guarantee >= "robust" or troops and guarantee == "robust"'] } };
    const answer = checked(parts, { lasting: false, guarantee: 'none', troops: false });
    expect(neededWords(answer, 'anna-1')).toEqual(['Lasting: yes', 'Guarantee: at least robust']);
  });

  test('changes of one alternative are all required together, any choice of values will do', () => {
    const parts = { issues: [whole('a', 0, 10), whole('b', 0, 10)], lines: { anna: ['a >= 4 and b <= 2'] } };
    const answer = checked(parts, { a: 0, b: 9 });
    expect(neededWords(answer, 'anna-1')).toEqual(['A: at least 4, and B: at most 2']);
  });

  test('what is open counts as changed where the line needs it settled', () => {
    const parts = { issues: [flag('a'), flag('b')], lines: { anna: ['a and b'] } };
    expect(neededWords(checked(parts, { a: false }), 'anna-1')).toEqual(['A: yes, and B: yes (still open)']);
  });

  test('a trade-off between two numbers becomes several alternatives on the same issues', () => {
    const parts = { issues: [whole('a', 0, 2), whole('b', 0, 2)], lines: { anna: ['a + b == 3'] } };
    const answer = checked(parts, { a: 0, b: 0 });
    expect(neededWords(answer, 'anna-1')).toEqual(['A: 1, and B: 2', 'A: 2, and B: 1']);
  });

  test('a value is allowed only where it goes with every stretch of the other changes', () => {
    const parts = {
      issues: [whole('a', 0, 4), whole('b', 0, 6)],
      lines: { anna: ['b in [1, 5] and a in [1, 3] or b == 3 and a == 1'] },
    };
    expect(neededWords(checked(parts, { a: 0, b: 0 }), 'anna-1').toSorted()).toEqual([
      'B: 1 or 3 or 5, and A: 1',
      'B: 1 or 5, and A: 1 or 3',
    ]);
  });

  test('every minimal set of issues has its say before any has a second, sixteen in all', () => {
    const issues = ['a', 'b', 'c', 'd'].map((id) => whole(id, 0, 40));
    const parts = { issues, lines: { anna: ['a + b >= 60 or c + d >= 60'] } };
    const said = issuesOf(checked(parts, { a: 0, b: 0, c: 0, d: 0 }), 'anna-1');
    expect(said).toHaveLength(16);
    expect(new Set(said)).toEqual(new Set(['a + b', 'c + d']));
  });

  test('sets say what must be in and what must be out', () => {
    const issues = [subset('guarantors', 'us', 'europe', 'russia')];
    const parts = { issues, lines: { anna: ['guarantors contains "us" and not guarantors contains "russia"'] } };
    const answer = checked(parts, { guarantors: ['russia'] });
    expect(neededWords(answer, 'anna-1')).toEqual(['Guarantors: with us and without russia']);
    expect(lineOf(answer, 'anna-1').needed[0]!.changes).toEqual([
      { issue: 'guarantors', anyOf: { always: ['us'], possible: ['us', 'europe'] } },
    ]);
  });

  test('steps say never, or the ranks', () => {
    const parts = { issues: [step('truce'), step('talks')], lines: { anna: ['before(truce, talks)'] } };
    expect(neededWords(checked(parts, { truce: 'never', talks: 2 }), 'anna-1')).toEqual(['Truce: step 1']);
    expect(neededWords(checked(parts, { truce: 2, talks: 2 }), 'anna-1')).toEqual(['Truce: step 1']);
  });

  test('a line that nothing can satisfy needs nothing that there is', () => {
    const parts = { issues: [options('a', 'x', 'y')], lines: { anna: ['a == "x" and a == "y"'] } };
    expect(lineOf(checked(parts, { a: 'x' }), 'anna-1')).toMatchObject({ status: 'crossed', needed: [], margin: null });
  });

  test('circumstances cannot be changed, rules and other lines are set aside', () => {
    const circumstances = [{ id: 'aid', title: 'Aid', type: 'boolean' as const, values: [{ value: false }] }];
    const parts = {
      issues: [flag('a')],
      rules: ['not a'],
      lines: { anna: ['aid or a'], bob: ['aid'] },
      more: { circumstances },
    };
    const answer = checked(parts, { a: false });
    expect(neededWords(answer, 'anna-1')).toEqual(['A: yes']);
    expect(lineOf(answer, 'bob-1')).toMatchObject({ status: 'crossed', needed: [], terms: [] });
  });
});
