import type { z } from 'zod';
import { compile } from '../../src/negotiation/compile.ts';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import { type Agreement, Document, type Negotiation } from '../../src/negotiation/negotiation.ts';
import type { Scenario } from '../../src/negotiation/scenario.ts';
import type { CheckAnswer, LineAnswer } from '../../src/reasoning/answer.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import type { Terms } from '../oracle/check.ts';

/** Hand-made cases in few words. */

type Input = z.input<typeof Document>;
type Issue = NonNullable<Input['issues']>[number];

export const flag = (id: string): Issue => ({ id, title: titled(id), type: 'boolean' });
export const levels = (id: string, ...names: string[]): Issue => ({
  id,
  title: titled(id),
  type: 'ordinal',
  levels: names.map((name) => ({ id: name })),
});
export const options = (id: string, ...names: string[]): Issue => ({
  id,
  title: titled(id),
  type: 'categorical',
  options: names.map((name) => ({ id: name })),
});
export const subset = (id: string, ...names: string[]): Issue => ({
  id,
  title: titled(id),
  type: 'set',
  options: names.map((name) => ({ id: name })),
});
export const whole = (id: string, min: number, max: number, step = 1, unit?: string): Issue => ({
  id,
  title: titled(id),
  type: 'integer',
  min,
  max,
  step,
  ...(unit === undefined ? {} : { unit }),
});
export const step = (id: string): Issue => ({ id, title: titled(id), type: 'step' });

const titled = (id: string) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');

export type Quorum = Extract<z.input<typeof Agreement>, { kind: 'quorum' }>;

interface Parts {
  readonly issues: readonly Issue[];
  /** The red lines of each party, in words of the language; their ids are `<party>-1`, `<party>-2`, … */
  readonly lines?: Readonly<Record<string, readonly string[]>>;
  /** Rules `rule-1`, `rule-2`, … */
  readonly rules?: readonly string[];
  readonly agreement?: z.input<typeof Agreement>;
  readonly more?: Partial<Input>;
}

/** A sound negotiation; every party of `lines` is required unless `more.parties` says otherwise. */
export function negotiationOf({ issues, lines = {}, rules = [], agreement, more = {} }: Parts): Negotiation {
  const document = Document.parse({
    negotiation: { id: 'case', title: 'A case', ...(agreement ? { agreement } : {}) },
    parties: Object.keys(lines).map((id) => ({ id, name: titled(id) })),
    issues: [...issues],
    rules: rules.map((holds, at) => ({ id: `rule-${at + 1}`, title: `Rule ${at + 1}`, holds })),
    redLines: Object.entries(lines).flatMap(([party, texts]) =>
      texts.map((holds, at) => {
        const id = `${party}-${at + 1}`;
        return { id, party, title: `Line ${id}`, basis: 'declared' as const, holds };
      }),
    ),
    ...more,
  });
  const faults = diagnoseDocument(document);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return inOrder(document, 1);
}

export const scenarioOf = (parts: Parts): Scenario =>
  compile(negotiationOf(parts), { asOf: '2025-04-30', perspective: 'baseline', basis: 'both' });

export function checked(parts: Parts, terms: Terms = {}, steps = 100_000): CheckAnswer {
  const scenario = scenarioOf(parts);
  return check(scenario, boxOf(scenario, terms)!, { steps });
}

export const lineOf = (answer: CheckAnswer, id: string): LineAnswer =>
  answer.parties.flatMap((party) => [...party.preconditions, ...party.redLines]).find((line) => line.id === id)!;

/** The alternatives a line needs, in words. */
export const neededWords = (answer: CheckAnswer, id: string): string[] =>
  lineOf(answer, id).needed.map(({ text }) => text);
