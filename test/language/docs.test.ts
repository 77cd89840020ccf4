import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { checkTypes, type Vocabulary } from '../../src/language/check-types.ts';
import { type Domain, domainFaults } from '../../src/language/domain.ts';
import type { Diagnostic } from '../../src/language/expression.ts';
import { parse } from '../../src/language/parse.ts';
import { print } from '../../src/language/print.ts';
import { domainOf, Issue } from '../../src/negotiation/issue.ts';

const page = readFileSync('docs/language.md', 'utf8');

function blocks(tag: RegExp): { tag: string; body: string }[] {
  return [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
    .map(([, found = '', body = '']) => ({ tag: found, body: body.trimEnd() }))
    .filter((block) => tag.test(block.tag));
}

const vocabulary: Vocabulary = new Map(Object.entries(parseYaml(blocks(/^yaml$/)[0]!.body) as Record<string, Domain>));

function diagnose(text: string): readonly Diagnostic[] {
  const { expression, diagnostics } = parse(text);
  return expression ? checkTypes(expression, vocabulary) : diagnostics!;
}

/** What the page shows by rule and not by example. */
const BY_RULE = ['empty_text', 'too_long', 'too_deep'];

function codesInSource(): Set<string> {
  const files = readdirSync('src/language').map((file) => readFileSync(`src/language/${file}`, 'utf8'));
  return new Set(
    files.flatMap((text) =>
      [...text.matchAll(/(?:code[:=] ?|code = |report\(\s*)'([a-z_]+)'/g)].map(([, code]) => code!),
    ),
  );
}

describe('docs/language.md', () => {
  test('its domains are sound', () => {
    for (const domain of vocabulary.values()) expect(domainFaults(domain)).toEqual([]);
  });

  test('its issues are what the API takes, and mean the shorthand', () => {
    const issues = JSON.parse(blocks(/^json issues$/)[0]!.body).map((issue: unknown) => Issue.parse(issue)) as Issue[];
    for (const issue of issues) expect(domainOf(issue, 3)).toEqual(vocabulary.get(issue.id));
  });

  const good = blocks(/^parley$/).flatMap(({ body }) => body.split('\n'));
  test.each(good)('%s', (text) => {
    expect(diagnose(text)).toEqual([]);
    expect(print(parse(text).expression!)).toBe(text);
  });

  const bad = blocks(/^parley-bad/).map(({ tag, body }) => ({ code: /code=(\w+)/.exec(tag)![1]!, body }));
  test.each(bad)('$code: $body', ({ code, body }) => {
    const found = diagnose(body);
    expect(new Set(found.map((fault) => fault.code))).toEqual(new Set([code]));
    for (const { message, help } of found) {
      expect(message).toMatch(/^[^A-Z].*[^.]$/);
      expect(help).toBeTruthy();
    }
  });

  test('the table, the examples and the code know the same diagnostics', () => {
    const table = page.slice(page.indexOf('## Diagnostics'));
    const rows = [...table.matchAll(/^\| `([a-z_]+)` +\|/gm)].map(([, code]) => code!);
    expect(new Set(rows)).toEqual(codesInSource());
    expect([...bad.map(({ code }) => code), ...BY_RULE].sort()).toEqual([...rows].sort());
  });
});
