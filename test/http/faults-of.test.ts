import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf, HINTS } from '../../src/http/faults-of.ts';
import { Day, Id, Name } from '../../src/negotiation/identifiers.ts';
import { Issue } from '../../src/negotiation/issue.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { Preferences } from '../../src/negotiation/preferences.ts';

function faults(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value, HINTS);
  return faultsOf(error!.issues, value).map(({ pointer, code, detail, help }) => [pointer, code, detail, help]);
}

const one = z.strictObject({ a: z.string().optional() });
const of = (schema: z.ZodType) => z.strictObject({ a: schema });

describe('one field', () => {
  it.each<[z.ZodType, unknown, unknown[]]>([
    [one, { b: 1 }, ['/b', 'unknown_field', '`b` is not known here', 'known are `a`']],
    [of(z.string()), {}, ['/a', 'missing', '`a` is missing', 'expected text']],
    [of(z.string()), { a: null }, ['/a', 'wrong_type', '`null` is not text', undefined]],
    [of(z.number()), { a: 'x' }, ['/a', 'wrong_type', '`x` is not a number', undefined]],
    [of(z.boolean()), { a: 1 }, ['/a', 'wrong_type', '`1` is not `true` or `false`', undefined]],
    [of(z.array(z.string())), { a: {} }, ['/a', 'wrong_type', 'an object is not a list', undefined]],
    [
      of(z.record(z.string(), z.string())),
      { a: [1, 2] },
      ['/a', 'wrong_type', 'a list of 2 is not an object', undefined],
    ],
    [
      of(z.string().min(1)),
      { a: '' },
      ['/a', 'too_small', 'an empty text is too short: at least 1 character', 'write something'],
    ],
    [
      of(z.array(z.int()).max(1)),
      { a: [1, 2] },
      ['/a', 'too_large', 'a list of 2 is too long: at most 1 entry', undefined],
    ],
    [of(z.int()), { a: 1.5 }, ['/a', 'wrong_type', '`1.5` is not a whole number', undefined]],
    [of(z.number().multipleOf(5)), { a: 7 }, ['/a', 'wrong_step', '`7` is not a multiple of 5', undefined]],
    [
      of(z.enum(['left', 'right'])),
      { a: 'lef' },
      ['/a', 'unknown_value', '`lef` is not one of `left`, `right`', 'did you mean `left`?'],
    ],
    [of(z.enum(['left', 'right'])), {}, ['/a', 'missing', '`a` is missing', 'expected one of `left`, `right`']],
    [of(z.literal('x')), {}, ['/a', 'missing', '`a` is missing', 'expected `x`']],
    [z.strictObject({}), null, ['', 'wrong_type', 'the body is `null`; an object is needed', undefined]],
    [of(z.int().max(10)), { a: 1e30 }, ['/a', 'too_large', '`1e+30` is too large: at most 10', undefined]],
    [of(z.int()), { a: 1e30 }, ['/a', 'too_large', '`1e+30` is too large: at most 9007199254740991', undefined]],
    [of(z.string().regex(/^x/, 'an x is an x')), {}, ['/a', 'missing', '`a` is missing', 'expected text']],
    [of(z.literal('x')), { a: 'y' }, ['/a', 'unknown_value', '`y` is not `x`', undefined]],
    [z.string(), undefined, ['', 'missing', 'the request has no body', 'send one, as JSON']],
    [
      of(z.string().regex(/^x/, 'it starts with x')),
      { a: 'y' },
      ['/a', 'wrong_format', '`y` will not do: it starts with x', undefined],
    ],
    [
      z.record(z.string().regex(/^x/, 'it starts with x'), z.int()),
      { y: 1 },
      ['/y', 'wrong_name', '`y` cannot be a name here: it starts with x', undefined],
    ],
    [of(z.number()), { a: '1' }, ['/a', 'wrong_type', '`"1"` is not a number', 'leave the quotes away: `1`']],
    [
      of(z.int('a whole number')),
      { a: '1' },
      ['/a', 'wrong_type', '`"1"` will not do: it must be a whole number', 'leave the quotes away: `1`'],
    ],
    [
      of(z.boolean()),
      { a: 'true' },
      ['/a', 'wrong_type', '`"true"` is not `true` or `false`', 'leave the quotes away: `true`'],
    ],
    [of(z.string()), { a: 12 }, ['/a', 'wrong_type', '`12` is not text', 'put it in quotes: `"12"`']],
    [
      of(z.string().max(3)),
      { a: 'abcde' },
      ['/a', 'too_large', '`abcde` is too long: at most 3 characters', 'leave out 2 of its 5 characters'],
    ],
    [of(z.array(z.string())), { a: 'x' }, ['/a', 'wrong_type', '`x` is not a list', 'give a list, such as `["x"]`']],
    [of(one), { a: 'x' }, ['/a', 'wrong_type', '`x` is not an object', 'give an object with `a`']],
    [
      of(Day),
      { a: '2026-02-30' },
      ['/a', 'wrong_format', '`2026-02-30` will not do: it is not a day of the calendar', undefined],
    ],
    [
      of(Day),
      { a: '30.2.2026' },
      ['/a', 'wrong_format', '`30.2.2026` will not do: a day is written `YYYY-MM-DD`', undefined],
    ],
    [
      of(Day),
      { a: { toString: 1 } },
      ['/a', 'wrong_type', 'an object will not do: a day is written `YYYY-MM-DD`', undefined],
    ],
    [
      of(Day),
      { a: '0000-01-01' },
      ['/a', 'wrong_value', '`0000-01-01` will not do: the first year is 0001', undefined],
    ],
    [
      of(Id),
      { a: 'Der Höfer' },
      ['/a', 'wrong_format', expect.stringMatching(/^`Der Höfer` will not do: an id is/), 'such as `der_hofer`'],
    ],
    [of(Name), { a: 'max-rent' }, ['/a', 'wrong_format', expect.stringMatching(/a name is/), 'such as `max_rent`']],
    [
      z.record(Name, z.int()),
      { 'Max rent': 1 },
      ['/Max rent', 'wrong_name', expect.stringMatching(/a name is/), 'such as `max_rent`'],
    ],
    [of(z.string()), { a: { 'b/c': 1 } }, ['/a', 'wrong_type', 'an object is not text', undefined]],
  ])('%#', (schema, value, expected) => {
    expect(faults(schema, value)).toEqual([expected]);
  });

  it('long words are cut, pointers escaped', () => {
    expect(faults(z.strictObject({}), { 'a/b~c': 1 })[0]![0]).toBe('/a~1b~0c');
    expect(faults(of(z.int()), { a: 'x'.repeat(500) })[0]![2]).toHaveLength(79);
  });
});

it('options that are bare words are answered by what they should have been', () => {
  expect(faults(Issue, { id: 'a', title: 'A', type: 'categorical', options: ['open', 3] })).toEqual([
    ['/options/0', 'wrong_type', '`open` is not an object', 'give an object, such as `{ "id": "open" }`'],
    ['/options/1', 'wrong_type', '`3` is not an object', 'give an object with `id`, `title`, `description`'],
  ]);
});

describe('unions', () => {
  it('a discriminated one speaks of the branch that was meant', () => {
    const issue = { id: 'a', title: 'A', type: 'integer', min: 'x', max: 3, stp: 1 };
    expect(faults(Issue, issue)).toEqual([
      ['/min', 'wrong_type', '`x` will not do: it must be a whole number', undefined],
      ['/stp', 'unknown_field', '`stp` is not known here', 'did you mean `step`?'],
    ]);
    expect(faults(Issue, { id: 'a', title: 'A' })).toEqual([
      ['/type', 'missing', '`type` is missing', expect.stringMatching(/^expected one of `boolean`, /)],
    ]);
  });

  it('a plain one speaks of the only branch whose fields fit', () => {
    const sent = { party: 'a', weights: {}, reservation: { value: 3 } };
    expect(faults(Preferences, sent)).toEqual([
      ['/reservation/value', 'too_large', '`3` is too large: at most 1', undefined],
    ]);
    expect(faults(Preferences, { ...sent, reservation: { x: 3 } })).toEqual([
      ['/reservation', 'wrong_type', 'an object will not do: it must be either { value } or { deal }', undefined],
    ]);
  });
});

it('never speaks in the words of the schema library', () => {
  const sent = {
    negotiation: { id: 'A B', title: 3, keywords: 'x', agreement: { kind: 'most' }, identifiers: [{}] },
    parties: [{ id: '', name: null, consent: 'maybe' }, 3],
    issues: [
      { type: 'set', options: [] },
      { type: 'decimal', min: {}, max: 'x', digits: -1 },
    ],
    redLines: [{ confidence: 'high', citations: [{ label: 'chapter' }], validFrom: 'yesterday' }],
    preferences: [{ weights: { 'A b': 1, x: -1 }, values: { x: { y: 2 } } }],
    deals: { a: 1 },
    extra: 1,
  };
  const said = faults(Document, sent);
  expect(said.length).toBeGreaterThan(25);
  for (const [pointer, code, detail, help] of said) {
    expect(pointer).toMatch(/^\//);
    expect(code).toMatch(/^[a-z_]+$/);
    expect(`${detail} ${help}`).not.toMatch(
      /invalid |expected (string|number|object|array)|received|zod|invalid_|regex|\bNaN\b/i,
    );
    expect(detail).not.toMatch(/\.$|^[A-Z]/);
  }
});
