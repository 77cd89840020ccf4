import { Document } from '../src/negotiation/negotiation.ts';
import { below, type Random } from './random.ts';

/**
 * For the first parties of a document a weight for every issue but steps, and a worth of three digits for every option,
 * level or end of a range.
 */
export function withPreferences(document: Document, random: Random, parties = document.parties.length): Document {
  const worth = () => Math.round(random() * 1000) / 1000;
  const issues = document.issues.filter(({ type }) => type !== 'step');
  const preferences = document.parties.slice(0, parties).map(({ id }) => ({
    party: id,
    weights: Object.fromEntries(issues.map((issue) => [issue.id, 1 + below(random, 20)])),
    values: Object.fromEntries(issues.map((issue) => [issue.id, valuesOf(issue, worth)])),
    reservation: { value: 0.2 },
    binding: false,
  }));
  return Document.parse({ ...document, preferences });
}

function valuesOf(issue: Document['issues'][number], worth: () => number) {
  if (issue.type === 'boolean') return { true: worth(), false: worth() };
  if ('options' in issue) return Object.fromEntries(issue.options.map(({ id }) => [id, worth()]));
  if ('levels' in issue) return Object.fromEntries(issue.levels.map(({ id }) => [id, worth()]));
  if ('min' in issue)
    return [
      [issue.min, worth()],
      [issue.max, worth()],
    ];
  throw new Error(`no worth for ${issue.type}`);
}
