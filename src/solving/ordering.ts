import { type Account, spend } from './account.ts';

/** What an order of variables has to keep near each other. */
export interface Ties {
  /** For each variable what it costs to remember its value: the logarithm (base 2) of its cells. */
  readonly weights: readonly number[];
  /** Variables that some formula names together. */
  readonly groups: readonly (readonly number[])[];
}

/** FORCE ends after so many rounds, or after so few without gain. */
const ROUNDS = 60;
const PATIENCE = 6;

/**
 * Orders of the variables, those with the narrowest expected diagrams first, each once.
 * From `starts` fixed beginnings: FORCE (Aloul, Markov and Sakallah 2003), then neighbours are exchanged while that
 * lowers what stays open across the cuts of the order.
 * @returns null where the account is stopped
 */
export function orders(ties: Ties, starts: number, account: Account): number[][] | null {
  const found = new Map<string, { order: number[]; cost: number }>();
  const shuffle = shuffler();
  for (let start = 0; start < starts; start++) {
    const first = ties.weights.map((_, variable) => variable);
    if (start > 0) shuffle(first);
    const forced = force(ties, first, account);
    if (forced === null) return null;
    const separation = new Separation(ties, forced);
    if (!separation.improve(account)) return null;
    const { order, cost } = separation;
    found.set(order.join(), { order, cost });
  }
  return [...found.values()].sort((one, other) => one.cost - other.cost).map(({ order }) => order);
}

/** Exchanges at random but always the same: a linear congruential sequence. */
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

/** Pulls every group together around its middle, round after round; the order of least span met. */
function force({ groups }: Ties, first: readonly number[], account: Account): number[] | null {
  const places = new Float64Array(first.length);
  let order = [...first];
  let best = order;
  let leastSpan = Number.POSITIVE_INFINITY;
  for (let round = 0, idle = 0; round < ROUNDS && idle < PATIENCE; round++, idle++) {
    for (const [place, variable] of order.entries()) places[variable] = place;
    const reached = span(groups, places);
    if (reached < leastSpan) [leastSpan, best, idle] = [reached, order, 0];
    const middles = pulled(groups, places);
    if (!spend(account, 1 + order.length)) return null;
    order = order.toSorted((one, other) => middles[one]! - middles[other]! || places[one]! - places[other]!);
  }
  return best;
}

/** The sum of the groups' lengths. */
function span(groups: Ties['groups'], places: Float64Array): number {
  let sum = 0;
  for (const group of groups) {
    let [first, last] = [Number.POSITIVE_INFINITY, 0];
    for (const variable of group) {
      first = Math.min(first, places[variable]!);
      last = Math.max(last, places[variable]!);
    }
    if (group.length > 0) sum += last - first;
  }
  return sum;
}

/** For each variable the mean of the middles of its groups. */
function pulled(groups: Ties['groups'], places: Float64Array): Float64Array {
  const sums = new Float64Array(places.length);
  const counts = new Float64Array(places.length);
  for (const group of groups) {
    let middle = 0;
    for (const variable of group) middle += places[variable]! / group.length;
    for (const variable of group) {
      sums[variable]! += middle;
      counts[variable]! += 1;
    }
  }
  return places.map((place, variable) => (counts[variable] === 0 ? place : sums[variable]! / counts[variable]!));
}

/** Past this many bits a cut is hopeless anyway, and powers stay finite. */
const MOST_BITS = 60;
const PASSES = 4;

/**
 * What an order keeps open: at each cut between neighbours the variables before it that some group still ties to one
 * after it. A diagram has about as many nodes there as these have values together.
 */
class Separation {
  order: number[];
  cost = 0;
  private readonly weights: readonly number[];
  /** For each variable the others it is tied to. */
  private readonly groupsOf: readonly (readonly number[])[][];
  private readonly places: Int32Array;
  /** For each variable the last place it is tied to. */
  private readonly reach: Int32Array;
  private readonly cuts: Float64Array;

  constructor({ weights, groups }: Ties, order: readonly number[]) {
    this.order = [...order];
    this.weights = weights;
    const groupsOf: (readonly number[])[][] = weights.map(() => []);
    for (const group of groups) for (const variable of group) groupsOf[variable]!.push(group);
    this.groupsOf = groupsOf;
    this.places = new Int32Array(order.length);
    this.reach = new Int32Array(order.length);
    this.cuts = new Float64Array(order.length);
    for (const [place, variable] of order.entries()) this.places[variable] = place;
    for (const variable of order) this.reach[variable] = this.reachOf(variable);
    for (let cut = 0; cut < order.length; cut++) {
      this.cuts[cut] = this.openAt(cut);
      this.cost += 2 ** Math.min(this.cuts[cut]!, MOST_BITS);
    }
  }

  /** Exchanges neighbours while that lowers the cost. Only the cut between the two changes. */
  improve(account: Account): boolean {
    for (let pass = 0, improved = true; pass < PASSES && improved; pass++) {
      improved = false;
      for (let cut = 0; cut + 1 < this.order.length; cut++) {
        if (!spend(account, 1 + (this.order.length >> 3))) return false;
        if (this.exchange(cut)) improved = true;
      }
    }
    return true;
  }

  /** Exchanges the two variables at a cut if what is open there becomes less. */
  private exchange(cut: number): boolean {
    this.swap(cut);
    const open = this.openAt(cut);
    if (open < this.cuts[cut]!) {
      this.cost += 2 ** Math.min(open, MOST_BITS) - 2 ** Math.min(this.cuts[cut]!, MOST_BITS);
      this.cuts[cut] = open;
      return true;
    }
    this.swap(cut);
    return false;
  }

  private swap(cut: number): void {
    const [left, right] = [this.order[cut]!, this.order[cut + 1]!];
    this.order[cut] = right;
    this.order[cut + 1] = left;
    this.places[right] = cut;
    this.places[left] = cut + 1;
    for (const moved of [left, right]) {
      for (const group of this.groupsOf[moved]!) {
        for (const variable of group) this.reach[variable] = this.reachOf(variable);
      }
    }
  }

  private reachOf(variable: number): number {
    let reach = this.places[variable]!;
    for (const group of this.groupsOf[variable]!) {
      for (const other of group) reach = Math.max(reach, this.places[other]!);
    }
    return reach;
  }

  private openAt(cut: number): number {
    let open = 0;
    for (let place = 0; place <= cut; place++) {
      const variable = this.order[place]!;
      if (this.reach[variable]! > cut) open += this.weights[variable]!;
    }
    return open;
  }
}
