import type { z } from 'zod';
import type { Fault } from '../negotiation/fault.ts';
import type { Document } from '../negotiation/negotiation.ts';
import { MetricName } from './comparison-shapes.ts';
import { issuesFaults, Weights } from './issues-asked.ts';
import { PartiesAsked, partiesFaults } from './parties-asked.ts';

/** What questions say of whom to compare, and how. */
export const comparedBy = {
  parties: PartiesAsked.optional(),
  metric: MetricName.default('manhattan'),
  weights: Weights.meta({ description: 'How much an issue counts; 1 where nothing is said', examples: [{ rent: 3 }] }),
};

interface ComparedBy {
  readonly parties?: z.output<typeof PartiesAsked> | undefined;
  readonly weights: z.output<typeof Weights>;
}

/** Everything that is wrong with them; the document need not be sound. */
export function comparedFaults({ parties, weights }: ComparedBy, document: Document): Fault[] {
  return [
    ...partiesFaults(parties, document),
    ...issuesFaults({ weights }, document),
    ...allZeroFaults(weights, document),
  ];
}

/** That no issue counts. */
function allZeroFaults(weights: ComparedBy['weights'], { issues }: Document): Fault[] {
  const isZero = ({ id }: { id: string }) => Object.hasOwn(weights, id) && weights[id] === 0;
  if (issues.length === 0 || !issues.every(isZero)) return [];
  const detail = 'every issue weighs 0, so there is nothing to measure';
  return [{ pointer: '/weights', code: 'nothing_weighed', detail, help: 'leave out the issues that are to count' }];
}
