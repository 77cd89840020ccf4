import { enriched } from '../../bench/enriched.ts';
import { instance } from '../../bench/instances.ts';
import { below, oneOf, type Random, seeded } from '../../bench/random.ts';
import type { Document } from '../../src/negotiation/negotiation.ts';
import type { Question } from './finding.ts';

type Issue = Document['issues'][number];

export const DAY = '2025-01-01';

/**
 * A random negotiation between 8×2×12 and 20×3×40, by its number; every other one has everything the language has.
 * Up to three conflicts are planted or none, some issues are given, and the deal to be near to is now and then a partial one.
 */
export function questionOf(seed: number): Question {
  const random = seeded(seed);
  const shape = { issues: 8 + below(random, 13), parties: 2 + below(random, 2), redLines: 12 + below(random, 29) };
  const isRich = random() < 0.5;
  // Five issues more come with what is added.
  const issues = isRich ? Math.max(5, shape.issues - 5) : shape.issues;
  const plain = instance({ ...shape, issues, seed, conflicts: oneOf(random, [0, 0, 0, 0, 1, 2, 3]) }).document;
  const document = isRich ? enriched(plain, random) : plain;
  const steps = document.issues.filter(({ type }) => type === 'step').length;
  const terms = (share: number) =>
    Object.fromEntries(
      document.issues.filter(() => random() < share).map((issue) => [issue.id, anyValue(issue, steps, random)]),
    );
  const given = random() < 0.25 ? terms(0.1) : {};
  return { document, day: DAY, given, deal: terms(random() < 0.5 ? 1 : 0.7) };
}

function anyValue(issue: Issue, steps: number, random: Random): unknown {
  switch (issue.type) {
    case 'boolean':
      return random() < 0.5;
    case 'categorical':
      return oneOf(random, issue.options).id;
    case 'ordinal':
      return oneOf(random, issue.levels).id;
    case 'integer':
      return issue.min + issue.step * below(random, (issue.max - issue.min) / issue.step + 1);
    case 'decimal': {
      const [min, max, step] = [issue.min, issue.max, issue.step].map(Number) as [number, number, number];
      return (min + step * below(random, Math.round((max - min) / step) + 1)).toFixed(issue.digits);
    }
    case 'date': {
      const [min, max] = [Date.parse(issue.min), Date.parse(issue.max)].map((time) => time / 86_400_000) as [
        number,
        number,
      ];
      return new Date((min + below(random, max - min + 1)) * 86_400_000).toISOString().slice(0, 10);
    }
    case 'set':
      return issue.options.filter(() => random() < 0.5).map(({ id }) => id);
    case 'step':
      return oneOf(random, ['never', ...Array.from({ length: steps }, (_, rank) => rank + 1)]);
  }
}
