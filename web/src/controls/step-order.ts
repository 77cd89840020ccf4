import type { Terms } from '../contract.ts';

interface Step {
  readonly id: string;
  readonly title: string;
}

/** The order that ranks stand for, told: gaps mean nothing, and what has the same rank happens together. */
export function orderWords(steps: readonly Step[], terms: Terms): string {
  const byRank = new Map<number, string[]>();
  for (const { id, title } of steps) {
    const rank = terms[id];
    if (typeof rank === 'number') byRank.set(rank, [...(byRank.get(rank) ?? []), title]);
  }
  const turns = [...byRank].sort(([one], [other]) => one - other).map(([, titles]) => titles.join(' together with '));
  const never = steps.filter(({ id }) => terms[id] === 'never').map(({ title }) => title);
  const said = [
    turns.length > 0 ? `In this order: ${turns.join(' → ')}.` : '',
    never.length > 0 ? `Never: ${never.join(', ')}.` : '',
  ].filter(Boolean);
  return said.length > 0
    ? said.join(' ')
    : 'Nothing is put in an order yet. The same number means at the same time; gaps mean nothing.';
}
