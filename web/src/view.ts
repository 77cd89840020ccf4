import { signal } from '@preact/signals';
import { addressOf, START, type View, viewOf } from './address.ts';
import { addressBar } from './address-bar.ts';

/** What is looked at. Only `go` changes it, and the address with it. */
export const view = signal<View>(viewOf(location.search));

const bar = addressBar(history);
addEventListener('pagehide', bar.write);
addEventListener('popstate', () => {
  bar.forget();
  view.value = viewOf(location.search);
});

/**
 * Looks at something else. A change of place (`push`) can be gone back from; moving a term only changes the address.
 */
export function go(change: Partial<View>, how: 'push' | 'replace' = 'replace'): void {
  const next = { ...view.value, ...change };
  const address = addressOf(next);
  if (how === 'push') bar.push(address);
  else bar.replace(address);
  view.value = next;
}

/** The address of a change, for a link that can be opened elsewhere as well. */
export const addressWith = (change: Partial<View>): string => addressOf({ ...view.value, ...change });

/** Another case is looked at as it comes: terms, contexts and options were those of the last one. */
export const caseView = (id: string): View => ({ ...START, case: id, panel: 'about' });

/** Follows a link within the page, unless it is to be opened elsewhere. */
export function follow(change: Partial<View>): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(change, 'push');
    scrollTo({ top: 0 });
  };
}

/** What a panel remembers of itself; `null` forgets it. */
export function setOption(name: string, text: string | null): void {
  const { [name]: _, ...rest } = view.value.options;
  go({ options: text === null ? rest : { ...rest, [name]: text } });
}
