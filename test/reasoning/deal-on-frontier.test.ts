import { expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { frontier } from '../../src/reasoning/frontier.ts';

/** A wage that the worker weighs, and a uniform that nobody does. */
const SHOP = Document.parse({
  negotiation: { id: 'shop', title: 'Shop' },
  parties: [{ id: 'worker', name: 'Worker' }],
  issues: ['raise', 'uniform'].map((id) => ({ id, title: id, type: 'boolean' })),
  redLines: [{ id: 'dear', party: 'worker', title: 'Not both', basis: 'declared', holds: 'not raise or not uniform' }],
  preferences: [{ party: 'worker', weights: { raise: 1 }, values: { raise: { true: 1, false: 0 } } }],
});

test.each([
  [{ uniform: true }, false],
  [{ uniform: false }, true],
])('what a deal leaves open keeps to the terms that are given: %o', (given, acceptable) => {
  const scenario = compile(SHOP, resolveContext({}, undefined, '2025-01-01'));
  const deal = boxOf(scenario, { raise: true })!;
  const asked = { given: boxOf(scenario, given)!, deal, strict: false, limit: 10 };
  const answer = frontier(scenario, asked, { steps: 100_000 });
  expect(answer.deal).toMatchObject({ acceptable, onFrontier: acceptable, distance: acceptable ? 0 : 1 });
});
