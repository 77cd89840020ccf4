import { type Account, spend } from './account.ts';
import { force } from './force.ts';
import { Separation } from './separation.ts';
import type { Ties } from './ties.ts';

/** How far variables are moved to better places, and how often each. */
export interface Effort {
  readonly window: number;
  readonly passes: number;
}

const LIGHT: Effort = { window: 16, passes: 3 };

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
    if (!improve(separation, ties, effort, account)) return null;
    found.set(separation.order.join(), separation);
  }
  return [...found.values()].sort((one, other) => one.cost - other.cost).map(({ order }) => order);
}

function improve(separation: Separation, { groups }: Ties, { window, passes }: Effort, account: Account): boolean {
  for (let pass = 0, improved = true; improved && pass < passes; pass++) {
    const before = separation.looks;
    improved = separation.sift(window);
    if (!spend(account, 1 + Math.ceil(((separation.looks - before) * groups.length) / STEP))) return false;
  }
  return true;
}

/** How many ties are looked at for one step. */
const STEP = 16;

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
