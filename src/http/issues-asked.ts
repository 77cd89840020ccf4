import { z } from 'zod';
import { Terms } from '../negotiation/deal.ts';
import { issueFault, termsFaults } from '../negotiation/diagnose.ts';
import { type Directory, directoryOf } from '../negotiation/directory.ts';
import { type Fault, pointerTo } from '../negotiation/fault.ts';
import { Name } from '../negotiation/identifiers.ts';
import type { Document } from '../negotiation/negotiation.ts';

/** What questions say of single issues: terms that are given, weights, issues to keep. */

export const Given = Terms.default({}).meta({
  description: 'Terms that are fixed: everything is asked within them, as if they were rules',
});

const HEAVIEST = 1e9;

/** Bounds are told by `weightFaults`, beside the other faults of the question. */
export const Weights = z
  .record(Name, z.number().meta({ minimum: 0, maximum: HEAVIEST }))
  .default({})
  .meta({ description: 'How much a change of an issue counts; 1 where nothing is said', examples: [{ rent: 3 }] });

export const Keep = z
  .array(Name)
  .max(1000)
  .default([])
  .meta({ description: 'Issues that are not to be changed', examples: [['pets']] });

export interface IssuesAsked {
  readonly given?: Terms;
  readonly weights?: z.output<typeof Weights>;
  readonly keep?: readonly string[];
}

/** Everything that is wrong with them; the document need not be sound. */
export function issuesFaults({ given = {}, weights = {}, keep = [] }: IssuesAsked, document: Document): Fault[] {
  const directory = directoryOf(document);
  return [
    ...termsFaults(given, '/given', directory),
    ...Object.entries(weights).flatMap(([id, weight]) => weightFaults(id, weight, directory)),
    ...keep.flatMap((id, at) => (directory.issues.has(id) ? [] : [issueFault(id, pointerTo('/keep', at), directory)])),
  ];
}

function weightFaults(id: string, weight: number, directory: Directory): Fault[] {
  const pointer = pointerTo('/weights', id);
  const unknown = directory.issues.has(id) ? [] : [issueFault(id, pointer, directory)];
  if (weight >= 0 && weight <= HEAVIEST) return unknown;
  const [code, bound] = weight < 0 ? ['too_small', 'small: at least 0'] : ['too_large', `large: at most ${HEAVIEST}`];
  return [...unknown, { pointer, code: code!, detail: `\`${weight}\` is too ${bound}` }];
}
