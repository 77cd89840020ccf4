import { describe, expect, test } from 'vitest';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { checked, flag, options } from '../reasoning/small-case.ts';

/** Ids are the users' words; some of them are names that every object of the language we are written in has. */
describe('names that every object has', () => {
  const parties = [{ id: 'anna', name: 'Anna' }];
  const faultsOf = (input: object) =>
    diagnoseDocument(Document.parse({ negotiation: { id: 'x', title: 'X' }, parties, ...input })).map(
      ({ detail }) => detail,
    );

  test('an option called toString has no worth until it is given one', () => {
    const issues = [options('a', 'toString', 'valueOf')];
    const preferences = [{ party: 'anna', weights: { a: 1 }, values: { a: {} } }];
    expect(faultsOf({ issues, preferences })).toEqual(['the worth of `toString`, `valueOf` is missing']);
  });

  test('a deal that says nothing of the issue constructor leaves it open', () => {
    const issues = [flag('constructor')];
    const deals = [{ id: 'none', title: 'None', terms: {} }];
    const preferences = [{ party: 'anna', weights: { constructor: 1 }, reservation: { deal: 'none' } }];
    expect(faultsOf({ issues, deals, preferences })).toEqual([
      'the deal `none` leaves open what has a weight: `constructor`',
    ]);
  });

  test('an issue called constructor without a value function brings nothing', () => {
    const preferences = [{ party: 'anna', weights: { constructor: 1, b: 1 }, values: { b: { true: 1, false: 0 } } }];
    const parts = {
      issues: [flag('constructor'), flag('b')],
      lines: { anna: ['constructor or b'] },
      more: { preferences },
    };
    expect(checked(parts, { b: true }).parties[0]!.worth).toMatchObject({ low: 0.5, high: 0.5 });
  });
});
