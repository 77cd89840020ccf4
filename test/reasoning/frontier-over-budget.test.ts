import { beforeAll, describe, expect, test } from 'vitest';
import { instance } from '../../bench/instances.ts';
import { withPreferences } from '../../bench/preferred.ts';
import { mulberry } from '../../bench/random.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import type { Scenario } from '../../src/negotiation/scenario.ts';
import { openBox } from '../../src/reasoning/box.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { POINTS } from '../../src/reasoning/fair-points.ts';
import { type FrontierAsked, frontier } from '../../src/reasoning/frontier.ts';
import type { FrontierAnswer } from '../../src/reasoning/frontier-answer.ts';

/** Three parties on forty issues: more efficient deals than anybody can list. */
const SHAPE = { issues: 40, parties: 5, redLines: 120, seed: 5, conflicts: 0 };

describe('a frontier too large to list', { timeout: 300_000 }, () => {
  let scenario: Scenario;
  let answer: FrontierAnswer;
  const ask = (more: Partial<FrontierAsked> = {}, steps = 10_000_000) =>
    frontier(scenario, { given: openBox(scenario.slots), deal: null, strict: false, limit: 10, ...more }, { steps });
  beforeAll(() => {
    const document = withPreferences(instance(SHAPE).document, mulberry(5), 3);
    scenario = compile(document, resolveContext({}, undefined, '2025-01-01'));
    answer = ask();
  }, 300_000);

  test('is said not to be complete, and every point is told and proved, a deal that all accept', () => {
    expect(answer).toMatchObject({ exists: true, complete: false, stopped: 'steps', noPoints: null });
    for (const name of POINTS) {
      const { exact, terms, value, atMost, surplus } = answer.points[name]!;
      expect([exact, atMost]).toEqual([true, value]);
      expect(check(scenario, boxOf(scenario, terms)!, { steps: 1_000_000 }).verdict).toBe('acceptable');
      expect(Object.values(surplus).every((one) => one >= 0)).toBe(true);
    }
    const { nash, egalitarian, utilitarian } = answer.points;
    const surpluses = (point: typeof nash) => Object.values(point!.surplus);
    const product = (point: typeof nash) => surpluses(point).reduce((one, other) => one * other, 1);
    const sum = (point: typeof nash) => surpluses(point).reduce((one, other) => one + other, 0);
    for (const name of POINTS) {
      const other = answer.points[name];
      expect(product(nash)).toBeGreaterThanOrEqual(product(other) * (1 - 1e-12));
      expect(sum(utilitarian)).toBeGreaterThanOrEqual(sum(other) - 1e-12);
      expect(Math.min(...surpluses(egalitarian))).toBeGreaterThanOrEqual(Math.min(...surpluses(other)) - 1e-12);
    }
  });

  test('a point is on it; what a point is better than for everybody is not, and a deal says so', () => {
    const { deal } = ask({ deal: boxOf(scenario, answer.points.nash!.terms)! });
    expect(deal).toMatchObject({ acceptable: true, onFrontier: true, dominatedBy: [], distance: null });
    expect(deal!.toPoints.nash).toBe(0);
    const witness = openBox(scenario.slots);
    for (const at of witness.low.keys()) witness.high[at] = witness.low[at]!;
    const other = ask({ deal: witness }).deal!;
    expect(other).toMatchObject({ acceptable: false, onFrontier: false });
    expect(other.dominatedBy).toHaveLength(1);
    for (const [party, worth] of Object.entries(other.dominatedBy[0]!.worth)) {
      expect(worth).toBeGreaterThanOrEqual(other.worth[party]!);
    }
  });

  test('with less each point is the same, or a deal within its bound, or none', () => {
    let [inexact, exact] = [0, 0];
    for (const steps of [100_000, 300_000, 600_000, 1_000_000, 2_000_000, 4_000_000]) {
      const some = ask({}, steps);
      for (const name of POINTS) {
        const point = some.points[name];
        if (point?.exact) expect(point).toEqual(answer.points[name]);
        else if (point) expect(point.atMost).toBeGreaterThanOrEqual(answer.points[name]!.value);
        inexact += Number(point?.exact === false);
        exact += Number(point?.exact === true);
      }
    }
    expect(exact).toBeGreaterThan(0);
    expect(inexact).toBeGreaterThan(0);
  });
});
