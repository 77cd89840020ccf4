import { type Account, accountOf, spend } from './account.ts';
import { force } from './force.ts';
import { Separation } from './separation.ts';
import type { Ties } from './ties.ts';

/** How far variables are moved to better places, how often each, and for how many steps from each beginning. */
export interface Effort {
  readonly window: number;
  readonly passes: number;
  readonly steps: number;
}

const LIGHT: Effort = { window: 16, passes: 3, steps: 2 ** 18 };

/**
 * Orders of variables, those with the narrowest expected diagrams first, each once. From so many fixed beginnings:
 * FORCE, then each variable is moved to where what stays open is least (as in sifting; Rudell 1993).
 * @returns null where the account is stopped
 */
export function orders(ties: Ties, starts: number, account: Account, effort = LIGHT): number[][] | null {
  const found = new Map<string, Separation>();
  const shuffle = shuffler();
  for (let start = 0; start < starts; start++) {
    const first = ties.weights.map((_, variable) => variable);
    if (start > 0) shuffle(first);
    if (!spend(account, 1 + ties.groups.length)) return null;
    const separation = new Separation(ties, force(ties.groups, first));
    if (!improve(separation, effort, account)) return null;
    found.set(separation.order.join(), separation);
  }
  return [...found.values()].sort((one, other) => one.cost - other.cost).map(({ order }) => order);
}

/** Sifts as far as the effort goes; false where the account is stopped. */
function improve(separation: Separation, { window, passes, steps }: Effort, account: Account): boolean {
  const { limits, spent } = account;
  const own = accountOf({ ...limits, steps: Math.min(steps, limits.steps - spent) });
  for (let pass = 0; pass < passes && separation.sift(window, own) === true; pass++);
  return spend(account, 1 + own.spent);
}

/** Exchanges as if at random, but always the same: a linear congruential sequence. */
function shuffler(): (items: number[]) => void {
  let state = 12345;
  return (items) => {
    for (let last = items.length - 1; last > 0; last--) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      const other = Math.floor((state / 0x80000000) * (last + 1));
      [items[last], items[other]] = [items[other]!, items[last]!];
    }
  };
}
