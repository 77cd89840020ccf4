import type { Value } from '../contract.ts';
import type { Settled } from './settled.ts';

export interface Choice {
  readonly value: Value;
  readonly title: string;
  readonly says?: string | undefined;
}

/** The values of what has few of them, in their order; `null` for numbers, days and sets. */
export function choicesOf(of: Settled, ranks: number): readonly Choice[] | null {
  switch (of.type) {
    case 'boolean':
      return [
        { value: false, title: 'No' },
        { value: true, title: 'Yes' },
      ];
    case 'ordinal':
      return of.levels.map(({ id, title, description }) => ({ value: id, title: title ?? id, says: description }));
    case 'categorical':
      return of.options.map(({ id, title, description }) => ({ value: id, title: title ?? id, says: description }));
    case 'step':
      return [
        { value: 'never', title: 'Never' },
        ...Array.from({ length: ranks }, (_, index) => ({ value: index + 1, title: String(index + 1) })),
      ];
    default:
      return null;
  }
}
