import { setOption, view } from '../view.ts';

/** So many are shown at first, and so many more each time. */
const PAGE = 10;

/** How many of a list are shown, as the address says; never below a page. */
export function shownIn(name: string, all: number): number {
  const text = view.value.options[name] ?? '';
  return Math.min(all, /^\d{1,4}$/.test(text) ? Math.max(PAGE, Number(text)) : PAGE);
}

/** Shows more of a list; how many is kept in the address. */
export function ShowMore({ name, shown, all }: { name: string; shown: number; all: number }) {
  const more = Math.min(PAGE, all - shown);
  if (more <= 0) return null;
  return (
    <button type="button" onClick={() => setOption(name, String(shown + more))}>
      Show {more} more
    </button>
  );
}
