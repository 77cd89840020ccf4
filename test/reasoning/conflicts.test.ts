import { describe, expect, test } from 'vitest';
import { conflicts } from '../../src/reasoning/conflicts.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { zone } from '../../src/reasoning/zone.ts';
import { randomOf } from '../../src/solving/random.ts';
import { flag, scenarioOf } from './small-case.ts';

/** Short clauses over many issues, which no diagram holds: far more conflicts than can be listed. */
function tangled(issues: number, lines: number) {
  const random = randomOf(7);
  const literal = () => `${random.below(2n) === 0n ? '' : 'not '}b${random.below(BigInt(issues))}`;
  const clauses = Array.from({ length: lines }, () =>
    Array.from({ length: 1 + Number(random.below(3n)) }, literal).join(' or '),
  );
  const ids = Array.from({ length: issues }, (_, at) => flag(`b${at}`));
  return scenarioOf({ issues: ids, lines: { anna: clauses.slice(0, lines / 2), bob: clauses.slice(lines / 2) } });
}

describe('conflicts over budget', () => {
  const scenario = tangled(30, 100);
  const given = boxOf(scenario, {})!;

  test.each([100_000, 1_000_000])('tell what was found and proved within %i steps', (steps) => {
    const found = conflicts(scenario, { given, limit: 100 }, { steps });
    expect(found).toMatchObject({ exists: false, complete: false, stopped: 'steps' });
    expect(found.steps).toBeLessThanOrEqual(steps);
    expect(found.conflicts.length).toBeGreaterThan(5);
    expect(found.concessions.length).toBeGreaterThan(0);
  });

  test('tell something when time is up, and count the steps there were', () => {
    let looks = 0;
    const found = conflicts(scenario, { given, limit: 100 }, { steps: 1e9, expired: () => ++looks > 500 });
    expect(found).toMatchObject({ exists: false, complete: false, stopped: 'time' });
    expect(found.conflicts.length).toBeGreaterThan(5);
    expect(found.steps).toBeGreaterThan(100_000);
  });
});

describe('a zone over budget', () => {
  test('says of no value that it is in every deal unless that is known', () => {
    const scenario = scenarioOf({ issues: [flag('a'), flag('b'), flag('c')], lines: { anna: ['a or b or c'] } });
    const asked = { given: boxOf(scenario, {})!, count: true, values: true, robust: false, sample: 0, seed: 0 };
    const whole = zone(scenario, asked, { steps: 10_000 });
    expect(whole.complete).toBe(true);
    for (let steps = 1; steps < whole.steps; steps++) {
      for (const { every } of Object.values(zone(scenario, asked, { steps }).values ?? {})) expect(every).toBeNull();
    }
  });
});
