import { describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../../src/language/calendar.ts';
import { type Domain, decode, domainFaults, encode, isMisfit, isOrdered, sizeOf } from '../../src/language/domain.ts';

const cap: Domain = { type: 'integer', min: -10, max: 1000, step: 10, unit: 'km' };
const aid: Domain = { type: 'decimal', min: '-0.50', max: '2.00', step: '0.25', digits: 2 };
const day: Domain = { type: 'date', min: '2024-02-28', max: '2025-12-31' };
const path: Domain = { type: 'categorical', options: ['open', 'renounced'] };
const level: Domain = { type: 'ordinal', levels: ['none', 'deterrent'] };
const guarantors: Domain = { type: 'set', options: ['us', 'uk', 'fr'] };
const step: Domain = { type: 'step', ranks: 3 };
const yes: Domain = { type: 'boolean' };

describe('values and their indices', () => {
  test.each<[Domain, unknown, number]>([
    [yes, false, 0],
    [yes, true, 1],
    [path, 'renounced', 1],
    [level, 'deterrent', 1],
    [cap, -10, 0],
    [cap, 1000, 101],
    [aid, '-0.5', 0],
    [aid, '0', 2],
    [aid, 0.25, 3],
    [aid, '2.00', 10],
    [day, '2024-02-29', 1],
    [guarantors, [], 0],
    [guarantors, ['fr', 'us'], 0b101],
    [step, 'never', 0],
    [step, 3, 3],
  ])('%j holds %j at %j', (domain, value, index) => {
    expect(encode(domain, value)).toBe(index);
  });

  test('come back in one spelling', () => {
    expect(decode(aid, 0)).toBe('-0.50');
    expect(decode(aid, 2)).toBe('0.00');
    expect(decode(guarantors, 0b101)).toEqual(['us', 'fr']);
    expect(decode(step, 0)).toBe('never');
    expect(decode(day, 1)).toBe('2024-02-29');
    expect([yes, path, level, cap, aid, day, guarantors, step].map(sizeOf)).toEqual([2, 2, 2, 102, 11, 673, 8, 4]);
    expect([yes, path, level, cap, aid, day, guarantors, step].filter(isOrdered)).toEqual([level, cap, aid, day]);
  });

  test('a tenth is a tenth', () => {
    const tenths: Domain = { type: 'decimal', min: '0', max: '1', step: '0.1', digits: 1 };
    expect(encode(tenths, 0.1)).toBe(1);
    expect(encode(tenths, 0.1 + 0.2)).toMatchObject({ nearest: '0.3' });
    const tiny: Domain = { type: 'decimal', min: '0', max: '1', step: '0.0000001', digits: 7 };
    expect(encode(tiny, 1e-7)).toBe(1);
  });

  test.each<[Domain, unknown, unknown]>([
    [yes, 'yes', undefined],
    [path, 'renouned', 'renounced'],
    [path, 7, undefined],
    [level, 'Deterrent', 'deterrent'],
    [cap, 4, 0],
    [cap, 5, 0],
    [cap, 6, 10],
    [cap, 2000, 1000],
    [cap, -11, -10],
    [cap, '10', undefined],
    [cap, Number.NaN, undefined],
    [cap, Number.POSITIVE_INFINITY, undefined],
    [aid, '0.3', '0.25'],
    [aid, '1e1', undefined],
    [day, '2025-02-29', undefined],
    [day, '2026-01-01', '2025-12-31'],
    [day, '2025-4-17', undefined],
    [guarantors, 'us', undefined],
    [guarantors, ['us', 'us'], undefined],
    [guarantors, ['usa'], undefined],
    [step, 0, 1],
    [step, 4, 3],
    [step, 1.5, undefined],
    [step, null, undefined],
  ])('%j refuses %j, the nearest is %j', (domain, value, nearest) => {
    const misfit = encode(domain, value);
    expect(misfit).toSatisfy(isMisfit);
    expect(misfit).toHaveProperty('help');
    expect((misfit as { nearest?: unknown }).nearest).toEqual(nearest);
  });

  test('misfits speak of what the user wrote', () => {
    expect(encode(cap, 605)).toEqual({
      message: '`605` is between two values, in steps of `10`',
      help: 'the nearest are `600` and `610`',
      nearest: 600,
    });
    expect(encode(path, 'renouned')).toEqual({
      message: '`renouned` is not one of the options',
      help: 'did you mean `renounced`?',
      nearest: 'renounced',
    });
  });
});

describe('whether a domain is sound', () => {
  test.each<[string, Domain]>([
    ['options', { type: 'categorical', options: [] }],
    ['options', { type: 'categorical', options: ['a', 'a'] }],
    ['options', { type: 'categorical', options: ['say "a"'] }],
    ['levels', { type: 'ordinal', levels: [''] }],
    ['options', { type: 'set', options: Array.from({ length: 31 }, (_, n) => `o${n}`) }],
    ['max', { type: 'integer', min: 1, max: 0, step: 1 }],
    ['max', { type: 'integer', min: 0, max: 7, step: 2 }],
    ['step', { type: 'integer', min: 0, max: 7, step: 0 }],
    ['min', { type: 'integer', min: 0.5, max: 7, step: 1 }],
    ['max', { type: 'integer', min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, step: 2 }],
    ['max', { type: 'decimal', min: '0', max: '9007199254740991', step: '1', digits: 0 }],
    ['digits', { type: 'decimal', min: '0', max: '1', step: '1', digits: 16 }],
    ['step', { type: 'decimal', min: '0', max: '1', step: '0.01', digits: 1 }],
    ['min', { type: 'decimal', min: 'a', max: '1', step: '1', digits: 1 }],
    ['min', { type: 'date', min: '2025-02-29', max: '2025-12-31' }],
    ['max', { type: 'date', min: '2025-02-28', max: '2024-12-31' }],
    ['ranks', { type: 'step', ranks: 0 }],
  ])('%s of %j', (field, domain) => {
    const faults = domainFaults(domain);
    expect(faults.map((fault) => fault.field)).toEqual([field]);
    expect(faults[0]).toHaveProperty('help');
  });

  test('sound ones have no faults', () => {
    for (const domain of [yes, path, level, cap, aid, day, guarantors, step]) expect(domainFaults(domain)).toEqual([]);
  });
});

describe('the calendar', () => {
  test('goes day by day through four centuries without a gap', () => {
    const start = dayNumber('1800-01-01')!;
    const date = new Date(Date.UTC(1800, 0, 1));
    for (let day = 0; day < 146_500; day++) {
      const text = date.toISOString().slice(0, 10);
      if (dayText(start + day) !== text || dayNumber(text) !== start + day) expect.fail(text);
      date.setUTCDate(date.getUTCDate() + 1);
    }
  });

  test('ends where years have four digits', () => {
    expect(dayText(dayNumber('0001-01-01')!)).toBe('0001-01-01');
    expect(dayText(dayNumber('9999-12-31')!)).toBe('9999-12-31');
    for (const none of [
      '0000-01-01',
      '1900-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-04-31',
      '2025-04-00',
      ' 2025-04-01',
    ]) {
      expect(dayNumber(none), none).toBeUndefined();
    }
  });
});
