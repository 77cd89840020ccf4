import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseGuardedYaml } from '../../src/http/guarded-yaml.ts';
import type * as YamlReader from '../../src/http/yaml-reader.ts';
import { writeYaml } from '../../src/http/yaml-reader.ts';
import { built } from '../store/built.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('what is refused', () => {
  it.each([
    ['a: &x 1\nb: *x', 'alias', '/b'],
    ['a: !mine 1', 'unknown_tag', '/a'],
    ['a: !!binary aGk=', 'unknown_tag', '/a'],
    ['a: !!set {x, y}', 'unknown_tag', '/a'],
    ['a: 1\nb: {c: 1, c: 2}', 'duplicate_key', '/b'],
    ['1: x', 'key_not_text', ''],
    ['? [a]\n: x', 'key_not_text', ''],
    ['null: x', 'key_not_text', ''],
    ['a: .inf', 'unsafe_number', '/a'],
    ['a: -.INF', 'unsafe_number', '/a'],
    ['a: [.nan]', 'unsafe_number', '/a/0'],
    ['a: 9007199254740993', 'unsafe_number', '/a'],
    ['a: 0xFFFFFFFFFFFFFFFF', 'unsafe_number', '/a'],
    ['a: 1e999', 'unsafe_number', '/a'],
    ['a: 1\n---\nb: 2', 'several_documents', ''],
    ['a: "x\\0"', 'nul_character', '/a'],
    ['a: "\\ud800"', 'lone_surrogate', '/a'],
    ['__proto__: {}', 'forbidden_key', ''],
    ['a: [1', 'malformed_yaml', ''],
    ['a: b: c', 'malformed_yaml', ''],
    ['a:\n\t- x', 'malformed_yaml', ''],
    [nested(65), 'too_deep', '/0'.repeat(64)],
    [nested(100_000), 'too_deep', ''],
    ['- '.repeat(20_000), 'too_deep', ''],
  ])('%#', (text, code, pointer) => {
    expect(parseGuardedYaml(text).fault).toMatchObject({ code, pointer });
  });

  it.each([
    ['1: x', '`1` is no text'],
    ['b:\n  ? [a,  b]\n  : x', '`[a,  b]` is no text'],
    ['null: x', '`null` is no text'],
    [': x', 'an empty key is no text'],
    ['b: &x [1]\n? *x\n: x', '`*x` is no text'],
  ])('the key that is no text is named: %j', (text, detail) => {
    expect(parseGuardedYaml(text).fault?.detail).toMatch(/^line \d+, column \d+: /);
    expect(parseGuardedYaml(text).fault?.detail).toContain(`: ${detail}`);
  });

  it.each([
    ['a:\n  b: [1, !mine 2]', '/a/b/1'],
    ['a:\n  b: !mine\n    c: 1', '/a/b'],
    ['!mine {a: 1}', ''],
    ['a: {!mine b: 1}', '/a'],
  ])('an unknown tag is placed and its help says what to do: %j', (text, pointer) => {
    expect(parseGuardedYaml(text).fault).toMatchObject({ code: 'unknown_tag', pointer, help: 'leave it out' });
  });

  it('ten thousand keys are looked at in no time', () => {
    const text = Array.from({ length: 10_001 }, (_, at) => `k${at}: 1`).join('\n');
    expect(parseGuardedYaml(text).fault).toMatchObject({ code: 'too_many_keys' });
  });
});

it('64 levels pass', () => {
  expect(parseGuardedYaml(nested(64)).fault).toBeUndefined();
  expect(parseGuardedYaml(`${'- '.repeat(63)}{a: 1}`).fault).toBeUndefined();
});

it('values are as JSON would hold them', () => {
  const text =
    'a: 2026-08-01\nb: yes\nc: ~\nd: [0o17, 0x1F, 1.50, -0.5, +3, .5]\ne: {f: |\n  two\n  lines\n}\n"g": !!str 1\n<<: 2';
  expect(parseGuardedYaml(text.replace('e: {f: |\n  two\n  lines\n}', 'e:\n  f: |\n    two\n    lines'))).toEqual({
    value: {
      a: '2026-08-01',
      b: 'yes',
      c: null,
      d: [15, 31, 1.5, -0.5, 3, 0.5],
      e: { f: 'two\nlines\n' },
      g: '1',
      '<<': 2,
    },
  });
  expect(parseGuardedYaml('')).toEqual({ value: null });
});

it('LAW: what is written is read again as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as object;
      if (/\\u0000|__proto__|\\ud[89a-f]/i.test(JSON.stringify(json))) return;
      expect(parseGuardedYaml(writeYaml(json))).toEqual({ value: json });
    }),
  );
});

it('long texts are read and written in a thread of their own, while others go on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-yaml-'));
  const worker = built('src/http/yaml-worker.ts', folder);
  const { openYaml } = (await import(pathToFileURL(worker.replace('worker', 'reader')).href)) as typeof YamlReader;
  const yaml = openYaml();
  onTestFinished(async () => {
    await yaml.close();
    rmSync(folder, { recursive: true });
  });
  const items = Array.from({ length: 20_000 }, (_, at) => ({ id: `item-${at}`, title: `Item number ${at}` }));
  let turns = 0;
  const ticking = setInterval(() => turns++, 5);
  const text = await yaml.write({ items });
  expect(text.length).toBeGreaterThan(256 * 1024);
  expect(await yaml.read(text)).toEqual({ value: { items } });
  expect(turns).toBeGreaterThan(50);
  expect((await yaml.read(`${text}\nitems: 1`)).fault).toMatchObject({ code: 'duplicate_key' });
  clearInterval(ticking);
});
