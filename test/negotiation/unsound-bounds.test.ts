import { describe, expect, test } from 'vitest';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import { Document } from '../../src/negotiation/negotiation.ts';

const number = { id: 'n', title: 'N', type: 'integer' };

describe('of an issue whose own bounds are at fault nothing is said of its values', () => {
  test.each([
    [{ ...number, min: 10, max: 0, step: 3 }, '/max', 77, '13'],
    [{ ...number, min: 0, max: 10, step: 0 }, '/step', 77, '13'],
    [{ ...number, min: 0, max: 10, step: 3 }, '/max', 77, '13'],
    [{ ...number, type: 'decimal', min: '1.55', max: '3', digits: 1 }, '/min', '77', '13'],
    [{ ...number, type: 'date', min: '2025-02-30', max: '2026-01-01' }, '/min', '2027-01-01', 'date("2027-01-01")'],
  ])('%j', (issue, field, value, literal) => {
    const document = Document.parse({
      negotiation: { id: 'case', title: 'Case' },
      parties: [{ id: 'anna', name: 'Anna' }],
      issues: [issue],
      rules: ['==', '>=', '<'].map((sign, at) => ({
        id: `r${at}`,
        title: 'R',
        text: 'r',
        holds: `n ${sign} ${literal}`,
      })),
      positions: [
        {
          id: 'p',
          party: 'anna',
          title: 'P',
          text: 'p',
          basis: 'declared',
          issue: 'n',
          wants: { from: value, to: value },
        },
      ],
      preferences: [
        {
          party: 'anna',
          weights: { n: 1 },
          values: {
            n: [
              [value, 0],
              [value, 1],
            ],
          },
        },
      ],
      deals: [{ id: 'd', title: 'D', terms: { n: value } }],
    });
    expect(diagnoseDocument(document).map(({ pointer }) => pointer)).toEqual([`/issues/0${field}`]);
  });
});
