import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGuarded, parseGuardedBytes } from '../../src/http/guarded-json.ts';

const fault = (text: string) => parseGuarded(text).fault;
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const keys = (count: number) => `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join(',')}}`;

describe('what is refused', () => {
  it.each([
    ['{"a":1,"b":{"c":1,"c":2}}', 'duplicate_key', '/b/c', 'line 1, column 19: a second `c` in the same object'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key', '/a', undefined],
    [`${keys(40).slice(0, -1)},"k7":1}`, 'duplicate_key', '/k7', undefined],
    [`${keys(10_000).slice(0, -1)},"k10000":1}`, 'too_many_keys', '', undefined],
    [nested(65), 'too_deep', `${'/0'.repeat(64)}`, 'line 1, column 65: nested deeper than 64 levels'],
    ['{"__proto__":1}', 'forbidden_key', '/__proto__', undefined],
    ['{"\\u005f_proto__":1}', 'forbidden_key', '/__proto__', undefined],
    ['{"a":"x\\u0000"}', 'nul_character', '/a', undefined],
    ['{"a":"x\u0000"}', 'nul_character', '/a', undefined],
    ['{"a":["\\ud800"]}', 'lone_surrogate', '/a/0', undefined],
    ['{"a":["\\udc00\\ud800"]}', 'lone_surrogate', '/a/0', undefined],
    ['{"a":["\ud800x"]}', 'lone_surrogate', '/a/0', undefined],
    ['{"a":\n [1, 9007199254740993]}', 'unsafe_number', '/a/1', undefined],
    ['1e400', 'unsafe_number', '', undefined],
    ['1e-400', 'unsafe_number', '', undefined],
    ['0.1000000000000000055511151231257827', 'unsafe_number', '', undefined],
    ['', 'malformed_json', '', 'line 1, column 1: expected a value, found the end of the body'],
    ['{"a":1,}', 'malformed_json', '', 'line 1, column 8: expected a key in double quotes, found `}`'],
    ['{"a" 1}', 'malformed_json', '', 'line 1, column 6: expected `:` after the key, found `1`'],
    ['{"a":[1 2]}', 'malformed_json', '/a/0', 'line 1, column 9: expected `,` or `]`, found `2`'],
    ['{"a":\n  nul}', 'malformed_json', '/a', 'line 2, column 3: expected a value, found `nul`'],
    ['{"a":"x\n"}', 'malformed_json', '/a', undefined],
    ['{"a":"x\\q"}', 'malformed_json', '/a', undefined],
    ['{"a":"x', 'malformed_json', '/a', 'line 1, column 8: expected `"` to end the text, found the end of the body'],
    ["{'a':1}", 'malformed_json', '', undefined],
    ['[1] x', 'malformed_json', '', 'line 1, column 5: expected the end of the body, found `x`'],
    [']', 'malformed_json', '', undefined],
    ['[01]', 'malformed_json', '/0', undefined],
    ['{"a"x:1,"a":2,"a":3}', 'malformed_json', '', undefined],
  ])('%#', (text, code, pointer, detail) => {
    expect(fault(text)).toMatchObject({ code, pointer, ...(detail === undefined ? {} : { detail }) });
  });

  it('bytes that are not UTF-8', () => {
    expect(parseGuardedBytes(Buffer.from([0x22, 0xff, 0x22])).fault).toMatchObject({ code: 'not_utf8' });
  });
});

describe('what passes', () => {
  it.each([
    nested(64),
    keys(10_000),
    '0.1',
    '-0',
    '1e21',
    '100000000000000000000000',
    '1.50',
    '0.30000000000000004',
    '5e-324',
    '0e9999',
    '1E+2',
    '"\\ud83d\\ude00 \ud83d\ude00"',
    '\ufeff{"a":[true,false,null]}',
    '{"constructor":1,"a":{"a":1},"b":[{"a":1},{"a":1}]}',
  ])('%#', (text) => {
    expect(parseGuarded(text)).toStrictEqual({ value: JSON.parse(text.replace(/^\ufeff/, '')) });
  });
});

describe('LAW: it agrees with JSON.parse', () => {
  it('on every value that JSON.stringify writes, with and without white space', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        if (/\\u0000|__proto__|\\ud[89a-f]/i.test(text)) return;
        expect(parseGuarded(text)).toStrictEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it('on every damaged text: both refuse, or it refuses more', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '1', 'e', '\\'), (text, seed, put) => {
        const at = seed % (text.length + 1);
        const damaged = text.slice(0, at) + put + text.slice(at + 1);
        let expected: unknown;
        try {
          expected = { value: JSON.parse(damaged) };
        } catch {
          expect(parseGuarded(damaged).fault?.detail).toMatch(/line \d+, column \d+: /);
          return;
        }
        const got = parseGuarded(damaged);
        if (got.fault === undefined) expect(got).toStrictEqual(expected);
        else expect(got.fault.code).not.toBe('malformed_json');
      }),
      { numRuns: 2000 },
    );
  });

  it('a number passes exactly if its digits come back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (number) => {
        expect(parseGuarded(`${number}`).fault === undefined).toBe(shortest(number));
      }),
    );
    function shortest(number: bigint): boolean {
      const [digits, power = '0'] = String(Number(number)).split('e') as [string, string?];
      const [whole, fraction = ''] = digits.split('.') as [string, string?];
      return BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, Number(power) - fraction.length)) === number;
    }
  });
});
