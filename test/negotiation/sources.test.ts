import { describe, expect, test } from 'vitest';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import { inOrder, remove } from '../../src/negotiation/edit.ts';
import { Document } from '../../src/negotiation/negotiation.ts';

const documentWith = (csl: object) =>
  Document.parse({
    negotiation: { id: 'case', title: 'Case' },
    parties: [{ id: 'anna', name: 'Anna' }],
    sources: [{ id: 'paper', csl: { type: 'book', title: 'Paper', ...csl } }],
  });
const faultsOf = (csl: object) =>
  diagnoseDocument(documentWith(csl)).map(({ pointer, code, detail, help }) => [
    pointer.replace('/sources/0/csl', ''),
    code,
    detail,
    help,
  ]);
const DATES = 'write a date as `[2025]`, `[2025, 4]` or `[2025, 4, 30]`; a season goes into `season`';

describe('a source', () => {
  test.each([
    [{ type: 'boook' }, '/type', 'unknown_value', '`boook` is no type of CSL 1.0.2', 'did you mean `book`?'],
    [{ isued: {} }, '/isued', 'unknown_field', '`isued` is no variable of CSL 1.0.2', 'did you mean `issued`?'],
    [{ zzz: 1 }, '/zzz', 'unknown_field', '`zzz` is no variable of CSL 1.0.2', expect.stringContaining('`custom`')],
    [{ editor: [{ famly: 'X' }] }, '/editor/0/famly', 'unknown_field', expect.anything(), 'did you mean `family`?'],
    [
      { issued: { 'date-parts': [[2025, 44, 77]] } },
      '/issued/date-parts/0/1',
      'citation_date',
      'there is no month `44`',
      DATES,
    ],
    [
      { issued: { 'date-parts': [[2025, 4, 77]] } },
      '/issued/date-parts/0/2',
      'citation_date',
      'there is no day `77` in month `4` of `2025`',
      DATES,
    ],
    [
      { accessed: { 'date-parts': [['2025', '2', '29']] } },
      '/accessed/date-parts/0/2',
      'citation_date',
      expect.anything(),
      DATES,
    ],
    [
      { issued: { 'date-parts': [['in May']] } },
      '/issued/date-parts/0/0',
      'citation_date',
      '`in May` is no whole number',
      DATES,
    ],
    [
      { issued: { 'date-parts': [] } },
      '/issued/date-parts',
      'citation_date',
      'there are one or two dates in a list',
      DATES,
    ],
    [{ 'event-date': '2025' }, '/event-date', 'wrong_type', 'CSL wants an object here', undefined],
    [{ ISBN: 3 }, '/ISBN', 'wrong_type', 'CSL wants text here', undefined],
  ])('%j', (csl, ...fault) => {
    expect(faultsOf(csl)).toEqual([fault]);
  });

  test('may say all that CSL can, and whatever else in `custom`', () => {
    const issued = {
      'date-parts': [
        [-44, 3, 15],
        ['2024', '2', '29'],
      ],
      circa: true,
      season: 1,
      literal: 'x',
      raw: 'y',
    };
    const rest = { volume: 3, 'citation-key': 'k', categories: ['a'], custom: { mine: [1] }, 'event-place': 'Moscow' };
    expect(faultsOf({ issued, translator: [{ literal: 'T', 'comma-suffix': true }], ...rest })).toEqual([]);
  });

  test('that was stored before with other words stays, and stands in nobody’s way', () => {
    const stored = inOrder(documentWith({ type: 'boook' }), 1);
    expect(remove(stored, 'parties', 'anna')).toMatchObject({ step: { next: { parties: [] } } });
  });
});
