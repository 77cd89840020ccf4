import { evaluateExpressionSync, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { Environment } from '@marcbachmann/cel-js';
import { Engine } from 'json-rules-engine';
import type { Domain } from '../src/language/domain.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import { type Contender, linesOf } from './contenders.ts';
import { type Facts, factsOf, scaleOf } from './native.ts';
import { translateCel } from './translate-cel.ts';
import { type DerivedFact, translateRules } from './translate-rules.ts';
import { translateZen } from './translate-zen.ts';

/** The other engines over the same lines, each in the ways that may be its fastest. */
export function rivals(scenario: Scenario): Contender[] {
  return [...celWays(scenario), ...zenWays(scenario), ...rulesWays(scenario)];
}

const domainsOf = (scenario: Scenario) => (name: string) => scenario.slotOf.get(name)!.domain;

/** What all of them share: plain objects of facts, which is also what their JSON holds. */
function facts(scenario: Scenario, scale: number) {
  const prepare = (row: Float64Array) => factsOf(scenario, row, scale);
  return { prepare, textOf: (row: Float64Array) => JSON.stringify(prepare(row)), fromJson: (value: unknown) => value };
}

function celWays(scenario: Scenario): Contender[] {
  const scale = scaleOf(scenario);
  const texts = linesOf(scenario).map(({ expression }) => translateCel(expression, domainsOf(scenario), scale));
  const declared = new Environment(LIMITS);
  for (const { id, domain } of scenario.slots) declared.registerVariable(id, celType(domain));
  const environments = {
    'undeclared variables': new Environment({
      ...LIMITS,
      unlistedVariablesAreDyn: true,
      homogeneousAggregateLiterals: false,
    }),
    'declared variables': declared,
  };
  return Object.entries(environments).flatMap(([kind, environment]): Contender[] => {
    const each = texts.map((text) => environment.parse(text));
    const list = environment.parse(`[${texts.join(', ')}]`);
    const shared = { engine: '@marcbachmann/cel-js', ...facts(scenario, scale) };
    return [
      {
        ...shared,
        way: `each line parsed once, ${kind}`,
        answer: (deals, out) => {
          let at = 0;
          for (const deal of deals) for (const line of each) out[at++] = line(deal as Facts) === true ? 1 : 0;
        },
      },
      {
        ...shared,
        way: `all lines one parsed list, ${kind}`,
        answer: (deals, out) => {
          let at = 0;
          for (const deal of deals) for (const truth of list(deal as Facts) as boolean[]) out[at++] = truth ? 1 : 0;
        },
      },
    ];
  });
}

const LIMITS = { limits: { maxAstNodes: 1_000_000, maxListElements: 100_000 } };

function celType(domain: Domain): string {
  if (domain.type === 'boolean') return 'bool';
  if (domain.type === 'set') return 'list<string>';
  return domain.type === 'categorical' ? 'string' : 'double';
}

function zenWays(scenario: Scenario): Contender[] {
  const scale = scaleOf(scenario);
  const texts = linesOf(scenario).map(({ expression }) => translateZen(expression, domainsOf(scenario), scale));
  const list = `[${texts.join(', ')}]`;
  const shared = { engine: '@gorules/zen-engine', ...facts(scenario, scale) };
  const engine = new ZenEngine();
  const single = engine.createDecision(new ZenDecisionContent(graph(list, { executionMode: 'single' })));
  const loop = { executionMode: 'loop', inputField: 'deals', outputPath: 'deals' };
  const many = engine.createDecision(new ZenDecisionContent(graph(list, loop)));
  return [
    {
      ...shared,
      way: 'evaluateExpressionSync on one list of all lines',
      answer: (deals, out) => {
        let at = 0;
        for (const deal of deals) for (const truth of evaluateExpressionSync(list, deal)) out[at++] = truth ? 1 : 0;
      },
    },
    {
      ...shared,
      way: 'a compiled decision whose expression node holds one list of all lines',
      answer: async (deals, out) => {
        let at = 0;
        for (const deal of deals) {
          const { result } = await single.evaluate(deal);
          for (const truth of result.lines as boolean[]) out[at++] = truth ? 1 : 0;
        }
      },
    },
    {
      ...shared,
      way: 'the same decision looping over 50 deals a call',
      answer: async (deals, out) => {
        let at = 0;
        const { result } = await many.evaluate({ deals });
        for (const { lines } of result.deals as { lines: boolean[] }[])
          for (const truth of lines) out[at++] = truth ? 1 : 0;
      },
    },
  ];
}

const graph = (list: string, how: object) => ({
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'input', name: 'input', type: 'inputNode', content: {} },
    {
      id: 'lines',
      name: 'lines',
      type: 'expressionNode',
      content: { expressions: [{ id: 'list', key: 'lines', value: list }], passThrough: false, ...how },
    },
    { id: 'output', name: 'output', type: 'outputNode', content: {} },
  ],
  edges: [
    { id: 'in', sourceId: 'input', targetId: 'lines', type: 'edge' },
    { id: 'out', sourceId: 'lines', targetId: 'output', type: 'edge' },
  ],
});

function rulesWays(scenario: Scenario): Contender[] {
  const scale = scaleOf(scenario);
  const derived: DerivedFact[] = [];
  const rules = linesOf(scenario).map(({ expression }, at) => {
    const condition = translateRules(expression, domainsOf(scenario), scale, derived);
    // A rule begins with `all`, `any` or `not`.
    const conditions = 'fact' in condition ? { all: [condition] } : condition;
    return { name: String(at), conditions: conditions as never, event: { type: 'holds' } };
  });
  const completed = (deal: Facts): Record<string, unknown> => {
    const all: Record<string, unknown> = { ...deal };
    for (const one of derived) all[one.name] = one.from(deal);
    return all;
  };
  const together = new Engine(rules);
  const apart = rules.map((rule) => new Engine([rule]));
  const shared = { engine: 'json-rules-engine', ...facts(scenario, scale) };
  return [
    {
      ...shared,
      way: 'one engine, one rule a line, sums worked out beforehand',
      answer: async (deals, out) => {
        for (const [at, deal] of deals.entries()) {
          const { results } = await together.run(completed(deal as Facts));
          out.fill(0, at * rules.length, (at + 1) * rules.length);
          for (const { name } of results) out[at * rules.length + Number(name)] = 1;
        }
      },
    },
    {
      ...shared,
      way: 'one engine a line, sums worked out beforehand',
      answer: async (deals, out) => {
        let at = 0;
        for (const deal of deals) {
          const all = completed(deal as Facts);
          for (const engine of apart) out[at++] = (await engine.run(all)).results.length;
        }
      },
    },
  ];
}
