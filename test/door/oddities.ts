import fc, { type Arbitrary } from 'fast-check';

/** What a client might send that nobody thought of, part by part. */

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

export const ODD_IDS = [
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'x'.repeat(64), 'x'.repeat(65)],
  ...[
    'x'.repeat(200),
    'x'.repeat(201),
    'A',
    '-',
    '_',
    '..',
    '.',
    '%00',
    '%ED%A0%80',
    '%zz',
    '%2F',
    'a%20b',
    'Ωμέγα',
    '0',
    'null',
  ],
];
export const oddId = oneOf(ODD_IDS);

export const ODD_EXPRESSIONS = oneOf([
  ...['', ' ', '(', 'not', 'a.b', 'constructor', '1 == 1', '"x" == "x"', 'rent <= 1e400', 'true', '\u{1f600} == 1'],
  ...[`${'('.repeat(65)}true${')'.repeat(65)}`, 'not '.repeat(70).concat('true'), `rent == ${'9'.repeat(4000)}`],
  ...[`${'pets and '.repeat(450)}pets`, `at_least(3, ${'pets, '.repeat(500)}pets)`, 'x'.repeat(4097)],
]);

export const ODD_VALUES = oneOf([
  ...[
    '',
    '0',
    '-1',
    '1',
    '201',
    '1.5',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '9007199254740993',
    '1e400',
    'true',
    'TRUE',
    'null',
  ],
  ...[
    '%00',
    '%FF',
    '%',
    '%zz',
    '%ED%A0%80',
    '+',
    '%27%20OR%201=1--',
    '%25',
    '[object%20Object]',
    'x'.repeat(501),
    '\u00e9',
    '%F0%9F%98%80',
    '{}',
    '2025-02-30',
  ],
]);

export const ODD_HEADERS = oneOf<Record<string, string>>([
  ...['"0"', '"1"', '"999999-json"', 'W/"1-json"', '*, "1"', '"', '', '"'.repeat(4000), 'x'].flatMap((tag) => [
    { 'if-match': tag },
    { 'if-none-match': tag },
  ]),
  ...['', ',', ';;;', '*/*;q=nan', 'image/png', 'application/json;q=0', 'a'.repeat(5000), '*/*,'.repeat(1000)].map(
    (accept) => ({ accept }),
  ),
  ...['', '"', '""', 'x'.repeat(256), '\u00ff', '{"a":1}'].map((key) => ({ 'idempotency-key': key })),
  ...[
    { from: 'x'.repeat(321) },
    { from: '\u00e9' },
    { from: '' },
    { cookie: 'a=b;'.repeat(500) },
    { 'x-forwarded-for': '::1' },
  ],
  ...[
    { 'content-encoding': 'gzip' },
    { 'content-encoding': 'identity' },
    { 'accept-encoding': 'br' },
    { range: 'bytes=0-1' },
    { upgrade: 'websocket', connection: 'upgrade' },
  ],
  ...[
    { origin: 'null' },
    { 'x-http-method-override': 'DELETE' },
    { host: '' },
    { host: 'a.example:99999' },
    { expect: '100-continue' },
    { te: 'trailers' },
    { constructor: 'x' },
  ],
]);

export const ODD_TYPES = oneOf([
  ...[
    'application/json',
    'application/JSON; charset=utf-16',
    'application/x-ndjson',
    'application/yaml',
    'text/yaml',
    'text/plain',
    'x',
  ],
  ...[
    'application/merge-patch+json',
    'application/problem+json',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    '',
    ';',
    'application/json;'.repeat(100),
    'application/jsonx',
    'application/x-ndjson; q=1',
  ],
]);

export const spliced = (text: string, place: number, put: string, skip = 0) => {
  const from = text.length === 0 ? 0 : place % text.length;
  return text.slice(0, from) + put + text.slice(from + skip);
};
const KEY = /"[\w-]+":/g;
const keyed = (text: string, place: number, put: (key: string) => string) => {
  const keys = [...text.matchAll(KEY)];
  const key = keys[place % Math.max(1, keys.length)];
  return key === undefined ? text : text.slice(0, key.index) + put(key[0]) + text.slice(key.index + key[0].length);
};

/** Damage to the text of a body. */
export const SPOILS: Arbitrary<(text: string) => string> = fc
  .tuple(fc.nat(), fc.nat({ max: 15 }))
  .map(([place, how]) => (text) => {
    switch (how) {
      case 0:
        return text.slice(0, place % (text.length + 1));
      case 1:
        return spliced(text, place, ',');
      case 2:
        return spliced(text, place, '', 1);
      case 3:
        return spliced(text, place, '\0');
      case 4:
        return keyed(text, place, (key) => `${key}1,${key}`);
      case 5:
        return keyed(text, place, () => '"__proto__":');
      case 6:
        return keyed(text, place, () => '"constructor":');
      case 7:
        return keyed(text, place, (key) => `${key.slice(0, -2)}x":`);
      case 8:
        return keyed(text, place, (key) => `"\\ud800":1,${key}`);
      case 9:
        return keyed(text, place, (key) => `"\\u0000":1,${key}`);
      case 10:
        return keyed(text, place, (key) => `"n":12345678901234567890,${key}`);
      case 11:
        return keyed(text, place, (key) => `"d":${'['.repeat(65)}${']'.repeat(65)},${key}`);
      case 12:
        return `\ufeff${text}`;
      case 13:
        return `${text}\n---\n${text}`;
      case 14:
        return text.replace(/: .*/, ': &a x\nb: *a').replace(/"(\d+)"/, '$1e999');
      default:
        return '';
    }
  });

export const WILD_BODIES: Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 5, arbitrary: fc.json({ maxDepth: 5 }) },
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }).map((text) => Buffer.from(text, 'utf16le')) },
  { weight: 2, arbitrary: fc.integer({ min: 60, max: 5000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)) },
  { weight: 2, arbitrary: fc.integer({ min: 60, max: 5000 }).map((depth) => '{"negotiation":'.repeat(depth)) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 3000 })
      .map((count) => `{${Array.from({ length: count }, (_, n) => `"k${n}":${n}`)}}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 9990, max: 10_010 })
      .map((count) => `{"terms":{${Array.from({ length: count }, (_, n) => `"k${n}":1`)}}}`),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 1_100_000 }).map((length) => JSON.stringify({ title: 'x'.repeat(length) })),
  },
  {
    weight: 1,
    arbitrary: oneOf([
      `[${'1,'.repeat(200_000)}1]`,
      '1'.repeat(100_000),
      `"${'\\u00e9'.repeat(50_000)}"`,
      '- '.repeat(50_000),
      '&a [*a]',
      'a: !!js/function x',
      '%YAML 9.9\n---\n',
      '? '.repeat(3000),
    ]),
  },
  { weight: 2, arbitrary: fc.array(fc.json({ maxDepth: 2 }), { maxLength: 30 }).map((all) => all.join('\n')) },
  {
    weight: 2,
    arbitrary: oneOf([
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
      '{"terms":{"__proto__":1}}',
      '{"terms":{"constructor":1}}',
      '{"weights":{"toString":1},"values":{"valueOf":{"constructor":1}}}',
      '{"toJSON":1}',
      '{"then":1}',
      '{"length":-1}',
    ]),
  },
);
