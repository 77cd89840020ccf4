import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import supertest from 'supertest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { buildApp } from '../../src/http/app.ts';
import { compileWholeCheck } from '../../src/http/whole-check.ts';
import { decode } from '../../src/language/domain.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import type { Scenario } from '../../src/negotiation/scenario.ts';
import { DEFAULT_STEPS } from '../../src/reasoning/budget.ts';
import { check } from '../../src/reasoning/check.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CONFIG } from '../api/serving.ts';
import { completeTerms, question, vocabularyOf } from '../arbitraries/negotiations.ts';
import { runs } from '../laws/runs.ts';

const seed = (id: string) =>
  Document.parse(parse(readFileSync(new URL(`../../seed/${id}.yaml`, import.meta.url), 'utf8')));

function expectSame(scenario: Scenario, whole: ReturnType<typeof compileWholeCheck>, row: number[]): void {
  const { steps, ...answer } = check(scenario, { low: row, high: [...row] }, { steps: DEFAULT_STEPS });
  const said = whole(row);
  if (answer.verdict === 'impossible') expect(said).toBeUndefined();
  else {
    const { complete: _, stopped: __, ...told } = answer;
    expect(`${Buffer.concat(said!.pieces)}}`).toBe(JSON.stringify(told));
    expect(said!.steps).toBe(steps);
  }
}

describe('the check of a complete deal, put together from texts', () => {
  it.each(['flat-lease', 'russia-ukraine-2025'])('LAW: is what check says of %s', (id) => {
    for (const basis of ['declared', 'assessed', 'both'] as const) {
      const document = seed(id);
      const scenario = compile(document, resolveContext({ basis }, document.negotiation.defaultContext, '2026-11-23'));
      const whole = compileWholeCheck(scenario);
      const row = fc.tuple(
        ...scenario.slots.map(({ known, size }) => (known === null ? fc.nat(size - 1) : fc.constant(known))),
      );
      fc.assert(
        fc.property(row, (one) => expectSame(scenario, whole, one)),
        runs(150),
      );
    }
  });

  it('LAW: is what check says in random negotiations', () => {
    fc.assert(
      fc.property(question, fc.infiniteStream(fc.nat()), ({ negotiation, context }, numbers) => {
        const scenario = compile(negotiation, context);
        const whole = compileWholeCheck(scenario);
        for (let deal = 0; deal < 6; deal++) {
          const row = scenario.slots.map(({ known, size }) => known ?? numbers.next().value % size);
          expectSame(scenario, whole, row);
        }
      }),
      runs(150),
    );
  });

  it('forgets and finds out again where there are more texts than are kept', () => {
    const document = seed('flat-lease');
    const scenario = compile(document, resolveContext({}, document.negotiation.defaultContext, '2026-11-23'));
    const whole = compileWholeCheck(scenario, 2_000);
    const size = Math.max(...scenario.slots.map((slot) => slot.size));
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < size; at++) {
        expectSame(
          scenario,
          whole,
          scenario.slots.map((slot) => slot.known ?? at % slot.size),
        );
      }
    }
  });
});

describe('the quick answer over HTTP', () => {
  it('LAW: is the answer of the ordinary way, whatever is asked', async () => {
    const store = await openStore('file::memory:');
    const clock = () => new Date('2026-11-23T12:00:00Z');
    const app = await buildApp({ store, config: CONFIG, clock });
    onTestFinished(async () => {
      await app.close();
      await store.close();
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const http = supertest(app.server);
    for (const id of ['flat-lease', 'russia-ukraine-2025']) {
      const document = seed(id);
      await http.post('/v1/negotiations').send(document).expect(201);
      const scenario = compile(document, resolveContext({}, document.negotiation.defaultContext, '2026-11-23'));
      const vocabulary = vocabularyOf(document);
      const bodies = [
        ...document.deals.map((deal) => ({ deal: deal.id })),
        ...fc.sample(completeTerms(vocabulary), { seed: 7, numRuns: 25 }).map((terms) => ({ terms })),
        ...fc.sample(fc.nat(), { seed: 8, numRuns: 5 }).map((number) => ({
          terms: Object.fromEntries(
            scenario.slots
              .filter((slot) => slot.kind === 'issue')
              .map((slot) => [slot.id, decode(slot.domain, number % slot.size)]),
          ),
        })),
      ];
      for (const body of bodies) {
        const url = `/v1/negotiations/${id}/check`;
        const quick = await http.post(url).send(body).expect(200);
        // A budget, even the usual one, is out of the ordinary.
        const usual = await http
          .post(url)
          .send({ ...body, budget: { steps: DEFAULT_STEPS } })
          .expect(200);
        const timeless = (text: string) => text.replace(/"milliseconds":[\d.e-]+/, '"milliseconds":0');
        expect(timeless(quick.text)).toBe(timeless(usual.text));
        const headers = ({ headers: { date: _, ...others } }: typeof quick) => ({ ...others, 'content-length': '' });
        expect(headers(quick)).toEqual(headers(usual));
      }
    }
  });
});
