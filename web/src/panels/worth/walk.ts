import type { Drawn } from './drawn.ts';

/** The mark that an arrow key leads to: along the axis, `Home` and `End` to the ends; `null` where it leads nowhere. */
export function nextMark(drawn: readonly Drawn[], from: string | null, key: string): string | null {
  const along = key === 'ArrowUp' || key === 'ArrowDown' ? 'y' : 'x';
  const inOrder = drawn.toSorted((a, b) => a[along] - b[along] || (a.mark.id < b.mark.id ? -1 : 1));
  const at = inOrder.findIndex(({ mark }) => mark.id === from);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return inOrder[at + 1]?.mark.id ?? null;
    case 'ArrowLeft':
    case 'ArrowUp':
      return inOrder[at < 0 ? inOrder.length - 1 : at - 1]?.mark.id ?? null;
    case 'Home':
      return inOrder[0]?.mark.id ?? null;
    case 'End':
      return inOrder.at(-1)?.mark.id ?? null;
    default:
      return null;
  }
}
