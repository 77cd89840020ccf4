import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CheckBody } from '../../src/http/answer-shapes.ts';
import { checkText } from '../../src/http/check-text.ts';
import { decode } from '../../src/language/domain.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';

describe.each(['flat-lease', 'russia-ukraine-2025'])('the text of a check of %s', (seed) => {
  const document = Document.parse(parse(readFileSync(new URL(`../../seed/${seed}.yaml`, import.meta.url), 'utf8')));
  const context = resolveContext({ basis: 'both' }, document.negotiation.defaultContext, '2026-11-23');
  const scenario = compile(document, context);
  const memo = new Map();
  const bodyOf = (terms: Record<string, unknown>): CheckBody => {
    const { steps, ...answer } = check(scenario, boxOf(scenario, terms)!, { steps: 1_000_000 }, memo);
    const engine = { version: '0.1.0', language: '1' };
    return { ...answer, context, negotiation: { id: seed, version: 1 }, engine, spent: { steps, milliseconds: 0.5 } };
  };
  const terms = fc
    .tuple(
      ...scenario.slots
        .filter((slot) => slot.kind === 'issue')
        .map(({ id, domain, size }) =>
          fc.option(fc.nat(size - 1).map((index) => [id, decode(domain, index)] as const)),
        ),
    )
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null)));

  it('LAW: is what JSON.stringify writes', () => {
    const same = (body: CheckBody) => {
      expect(checkText(body)).toBe(JSON.stringify(body));
    };
    for (const deal of document.deals) same(bodyOf(deal.terms));
    fc.assert(
      fc.property(terms, (some) => same(bodyOf(some))),
      { seed: 31, numRuns: 60 },
    );
  });
});
