import { describe, expect, test } from 'vitest';
import { openBox } from '../../src/reasoning/box.ts';
import { meterOf } from '../../src/reasoning/budget.ts';
import { runsWhere } from '../../src/reasoning/runs.ts';
import { components, search } from '../../src/reasoning/search.ts';
import { flag, scenarioOf, subset, whole } from './small-case.ts';

const THE_REST = 1_000_000;

/** What a case's red lines, taken together, allow. */
function searched(issues: Parameters<typeof scenarioOf>[0]['issues'], texts: readonly string[], steps = THE_REST) {
  const scenario = scenarioOf({ issues, lines: { anna: texts } });
  const constraints = scenario.parties[0]!.lines.map((line) => line.constraint);
  const box = openBox(scenario.slots);
  const meter = meterOf({ steps });
  return { found: search(constraints, box, scenario.slots, meter), scenario, constraints, box, meter };
}

describe('search', () => {
  test('finds a part of the box in which everything holds, and leaves open what does not matter', () => {
    const { found } = searched([flag('a'), whole('b', 0, 7), whole('c', 0, 7)], ['a', 'b >= 4']);
    expect(found).toMatchObject({ low: [1, 4, 0], high: [1, 7, 7] });
  });

  test('tells what each alone allows from what they allow together', () => {
    const issues = [whole('a', 0, 9), whole('b', 0, 9)];
    expect(searched(issues, ['a + b >= 12', 'a <= 5', 'b <= 6']).found).toBe(false);
    expect(searched(issues, ['a + b >= 11', 'a <= 5', 'b <= 6']).found).toMatchObject({ low: [5, 6], high: [5, 6] });
  });

  test('cuts a line over more points than a number can say', () => {
    const issues = Array.from({ length: 200 }, (_, at) => whole(`n${at}`, 0, 100));
    const sum = issues.map(({ id }) => id).join(' + ');
    expect(searched(issues, [`${sum} >= 19000`]).found).not.toBe(false);
    expect(searched(issues, [`${sum} >= 19000`], 100).found).toBeNull();
  });

  test('leaves the box it was given as it was', () => {
    const { box } = searched([whole('a', 0, 9)], ['a == 7']);
    expect(box).toMatchObject({ low: [0], high: [9] });
  });

  test('asks for what sets hold option by option', () => {
    const issues = [subset('a', 'x', 'y', 'z'), subset('b', 'x', 'y', 'z')];
    const { found } = searched(issues, ['a == b', 'size(a) == 2', 'not b contains "x"']);
    expect(found).toMatchObject({ low: [0b110, 0b110], high: [0b110, 0b110] });
  });

  test('says that it does not know where the steps run out, and counts no more than there were', () => {
    const issues = [whole('a', 0, 40), whole('b', 0, 40)];
    const { found, meter } = searched(issues, ['a * 3 + b * 5 == 7 and a * 5 == b * 3 + 1'], 5);
    expect([found, meter.spent, meter.stopped]).toEqual([null, 5, 'steps']);
  });

  test('searches apart what shares no open issue: the cost is a sum, not a product', () => {
    const issues = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => whole(id, 0, 99));
    const pairs = ['a == b and a + b == 151', 'c + d == 150', 'e + f == 150'];
    const { found, meter, constraints, box } = searched(issues, pairs);
    expect(components(constraints, box).map((group) => group.length)).toEqual([1, 1, 1]);
    expect(found).toBe(false);
    expect(meter.spent).toBeLessThan(2 * 3 * 100 * 100);
    expect(components(searched(issues, [...pairs, 'b + c >= 0 and b + c != 7']).constraints, box)).toHaveLength(2);
  });
});

describe('runsWhere', () => {
  const runsOf = (text: string, steps = THE_REST) => {
    const { scenario, constraints, box } = searched([whole('a', 0, 99), flag('b')], [text]);
    return runsWhere(constraints[0]!, box, 0, scenario.slots, meterOf({ steps }));
  };

  test('gives maximal runs of the values for which a line holds, whatever else is open', () => {
    expect(runsOf('a <= 3 or a >= 90 or a == 50')).toEqual([
      { from: 0, to: 3 },
      { from: 50, to: 50 },
      { from: 90, to: 99 },
    ]);
    expect(runsOf('a <= 3 or b')).toEqual([{ from: 0, to: 3 }]);
    expect(runsOf('a <= 3 and b')).toEqual([]);
    expect(runsOf('a >= 0')).toEqual([{ from: 0, to: 99 }]);
  });

  test('leaves values out where the steps run out', () => {
    const [run] = runsOf('a <= 70', 3);
    expect(run!.to).toBeLessThan(70);
  });
});
