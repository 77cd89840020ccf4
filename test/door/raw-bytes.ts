import fc, { type Arbitrary } from 'fast-check';

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** Bytes that are hardly HTTP; the server may say 4xx, or hang up. */
export function rawBytes(): Arbitrary<Buffer> {
  const json = (length: number | string, more = '') =>
    `POST /v1/negotiations/flat-lease/check HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${more}\r\n`;
  const chunked = (body: string, type = 'application/json') =>
    `POST /v1/negotiations/flat-lease/check/batch HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ntransfer-encoding: chunked\r\n\r\n${body}`;
  const ndjson = (body: string) => chunked(body, 'application/x-ndjson');
  const get = (more: string) => `GET /v1/negotiations/flat-lease HTTP/1.1\r\nhost: x\r\n${more}\r\n`;
  const good = get('connection: close\r\n');
  const fixed = oneOf([
    ...[
      '\0',
      '\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET /\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00',
      'HELO x\r\n\r\n',
    ],
    ...[
      json(10),
      `${json(10)}{"deal"`,
      json(-1),
      json('1e3'),
      json('10, 11'),
      json('99999999999999999999'),
      json(2000000000),
      `${json(5, 'content-length: 6\r\n')}{"a":`,
    ],
    ...[
      `${json(5, 'transfer-encoding: chunked\r\n')}0\r\n\r\n`,
      chunked('zz\r\n'),
      chunked('5\r\nabc'),
      chunked('ffffffffffffffff1\r\n'),
      chunked('-1\r\n'),
      chunked('2\r\n{}\r\n0\r\nx: y\r\n\r\n'),
      chunked(`2;${'x'.repeat(20_000)}\r\n`),
    ],
    ...[
      ndjson('3\r\n{}\n\r\n'),
      ndjson('3\r\n{}\n\r\nzz\r\n'),
      ndjson('3\r\n{}\n\r\n0\r\n\r\n'),
      ndjson('1\r\n\xff\r\n0\r\n\r\n'),
    ],
    ...[
      get('x y: z\r\n'),
      get(': z\r\n'),
      get('x: a\r\n b\r\n'),
      get('x: \0\r\n'),
      get(`x: ${'y'.repeat(20_000)}\r\n`),
      get('x: y\r\n'.repeat(3000)),
      get('expect: 100-continue\r\n'),
      get('expect: x\r\n'),
      get('upgrade: h2c\r\nconnection: upgrade\r\n'),
    ],
    ...[
      'CONNECT x:80 HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET http://[::1 HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET /v1/negotiations HTTP/1.1\r\n\r\n',
      'GET /v1/negotiations HTTP/1.0\r\n\r\n',
      'OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET /v1/\u00e9 HTTP/1.1\r\nhost: x\r\n\r\n',
    ],
    ...[good + good, get('') + get('') + good, `${get('')}garbage`, `${json(2)}{}${json(2)}{}`],
  ]).map((text) => Buffer.from(text, 'latin1'));
  const cut = fc.tuple(fixed, fc.nat()).map(([bytes, end]) => bytes.subarray(0, end % (bytes.length + 1)));
  const flipped = fc.tuple(fixed, fc.nat(), fc.nat({ max: 255 })).map(([bytes, place, byte]) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[place % Math.min(copy.length, 120)] = byte;
    return copy;
  });
  return fc.oneof(
    { weight: 3, arbitrary: fixed },
    cut,
    flipped,
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );
}
