import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { COLLECTIONS, Document, Header } from '../../src/negotiation/negotiation.ts';
import { document } from './documents.ts';

/** The fields of a noun, one noun a type where it is told apart by `type`. */
function shapesOf(schema: z.ZodType): Record<string, z.ZodType>[] {
  const { def } = schema as unknown as {
    def: { type: string; shape?: Record<string, z.ZodType>; options?: z.ZodType[] };
  };
  if (def.shape !== undefined) return [def.shape];
  return (def.options ?? []).flatMap(shapesOf);
}

const elementOf = (key: (typeof COLLECTIONS)[number]) =>
  (Document.shape[key] as unknown as { def: { innerType: { element: z.ZodType } } }).def.innerType.element;

test('random documents hold every noun with each of its fields, and without each that may be absent', () => {
  const samples = fc.sample(document, { seed: 1, numRuns: 400 });
  const nouns = [['negotiation', Header] as const, ...COLLECTIONS.map((key) => [key, elementOf(key)] as const)];
  const missing: string[] = [];
  for (const [key, schema] of nouns) {
    const records = samples.flatMap((sample) => sample[key] as object | object[]) as Record<string, unknown>[];
    for (const shape of shapesOf(schema)) {
      const type = (shape['type'] as { def?: { values?: string[] } } | undefined)?.def?.values?.[0];
      const own = records.filter((record) => type === undefined || record['type'] === type);
      for (const [field, of] of Object.entries(shape)) {
        if (!own.some((record) => field in record)) missing.push(`${key} ${type ?? ''} with ${field}`);
        const may = (of as unknown as { def: { type: string } }).def.type === 'optional';
        if (may && !own.some((record) => !(field in record))) missing.push(`${key} ${type ?? ''} without ${field}`);
      }
    }
  }
  expect(missing).toEqual([]);
});
