import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compile } from '../src/negotiation/compile.ts';
import { type Context, resolveContext } from '../src/negotiation/context.ts';
import { Document } from '../src/negotiation/negotiation.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';

export const FIRST = 'russia-ukraine-2025';
export const SMALLER = 'flat-lease';

export const seedDocument = (id: string): Document =>
  Document.parse(parse(readFileSync(new URL(`../seed/${id}.yaml`, import.meta.url), 'utf8')));

/** A document in its own context, or in part another. */
export const scenarioOf = (document: Document, context: Context = {}): Scenario =>
  compile(document, resolveContext(context, document.negotiation.defaultContext, '2025-04-30'));
