import { type Account, spend } from './account.ts';
import type { Ties } from './ties.ts';

/** Past this many bits a cut is hopeless anyway, and powers stay finite. */
const MOST_BITS = 60;

/** How many members of groups are looked at for one step. */
const STEP = 32;

/**
 * What an order of variables keeps open. At each cut between neighbours, every formula with variables on both sides
 * has to be remembered: by its own state or by the values of its variables before the cut, which may serve several
 * formulas. The least weight that covers all this (a vertex cover of formulas and variables) is about the logarithm
 * of a diagram's width there. It is estimated by the dual packing, taken greedily (Bar-Yehuda and Even 1981): never
 * more than the least cover, never less than half of it.
 */
export class Separation {
  readonly order: number[];
  /** The sum of the estimated widths at all cuts. */
  cost = 0;
  /** How many cuts have been looked at. */
  private looks = 0;
  /** Of all groups together. */
  private members = 0;
  private readonly weights: readonly number[];
  private readonly groups: Ties['groups'];
  private readonly bits: readonly number[];
  private readonly tiesOf: readonly (readonly number[])[];
  private readonly places: Int32Array;
  /** For each tie the first and the last place of its members. */
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  /** For each cut the estimated width: the cut is after the place of the same number. */
  private readonly widths: Float64Array;
  /** What is left of each variable's weight in the packing of the look numbered in `seen`. */
  private readonly left: Float64Array;
  private readonly seen: Float64Array;

  constructor({ weights, groups, bits }: Ties, order: readonly number[]) {
    this.order = [...order];
    this.weights = weights;
    this.groups = groups;
    this.bits = bits ?? groups.map(() => Number.POSITIVE_INFINITY);
    const tiesOf: number[][] = weights.map(() => []);
    for (const [tie, group] of groups.entries()) for (const variable of group) tiesOf[variable]!.push(tie);
    this.tiesOf = tiesOf;
    this.places = new Int32Array(order.length);
    for (const [place, variable] of order.entries()) this.places[variable] = place;
    this.firsts = new Int32Array(groups.length);
    this.lasts = new Int32Array(groups.length);
    for (const [tie, group] of groups.entries()) {
      const places = group.map((variable) => this.places[variable]!);
      this.firsts[tie] = Math.min(...places);
      this.lasts[tie] = Math.max(...places);
      this.members += group.length;
    }
    this.left = new Float64Array(order.length);
    this.seen = new Float64Array(order.length);
    this.widths = new Float64Array(order.length);
    for (let cut = 0; cut + 1 < order.length; cut++) this.cost += this.look(cut);
  }

  /**
   * Moves each variable in turn, by at most `window` places, to where the cost is least.
   * @returns whether anything was gained; null where the account is stopped
   */
  sift(window: number, account: Account): boolean | null {
    const before = this.cost;
    for (const variable of [...this.order]) {
      const looks = this.looks;
      const home = this.places[variable]!;
      const right = this.explore(home, Math.min(home + window, this.order.length - 1));
      const left = this.explore(home, Math.max(home - window, 0));
      const { place, gain } = left.gain > right.gain ? left : right;
      if (gain > 0) this.move(home, place);
      if (!spend(account, 1 + Math.ceil(((this.looks - looks) * this.members) / STEP))) return null;
    }
    return this.cost < before;
  }

  /** The best place from one towards another, and what is gained there; the order stays as it is. */
  private explore(from: number, to: number): { place: number; gain: number } {
    const direction = Math.sign(to - from);
    let best = { place: from, gain: 0 };
    let gain = 0;
    // No cut beyond the variable can shrink by more than it is wide.
    let hope = 0;
    for (let place = from; place !== to; place += direction) hope += this.widths[cutTowards(place, direction)]!;
    const before = this.widths.slice();
    const cost = this.cost;
    let place = from;
    while (place !== to && gain + hope > best.gain) {
      hope -= this.widths[cutTowards(place, direction)]!;
      this.move(place, place + direction);
      place += direction;
      gain = cost - this.cost;
      if (gain > best.gain) best = { place, gain };
    }
    while (place !== from) {
      this.exchange(cutTowards(place, -direction));
      place -= direction;
    }
    this.widths.set(before);
    this.cost = cost;
    return best;
  }

  private move(from: number, to: number): void {
    const direction = Math.sign(to - from);
    for (let place = from; place !== to; place += direction) {
      const cut = cutTowards(place, direction);
      this.exchange(cut);
      this.cost += this.look(cut);
    }
  }

  /** Exchanges the two variables at a cut. No other cut has other variables before it than it had. */
  private exchange(cut: number): void {
    const left = this.order[cut]!;
    const right = this.order[cut + 1]!;
    this.order[cut] = right;
    this.order[cut + 1] = left;
    this.places[right] = cut;
    this.places[left] = cut + 1;
    this.pass(left, right, cut);
  }

  /** Keeps first and last places right when two neighbours pass; a group of both ends as it began. */
  private pass(left: number, right: number, cut: number): void {
    const { firsts, lasts } = this;
    for (const tie of this.tiesOf[left]!) if (firsts[tie] === cut) firsts[tie] = cut + 1;
    for (const tie of this.tiesOf[right]!) {
      if (firsts[tie] === cut + 1) firsts[tie] = cut;
      if (lasts[tie] === cut + 1) lasts[tie] = cut;
    }
    for (const tie of this.tiesOf[left]!) if (lasts[tie] === cut) lasts[tie] = cut + 1;
  }

  /** Estimates the width of a cut anew. @returns by how much it grew */
  private look(cut: number): number {
    this.looks++;
    let bits = 0;
    for (let tie = 0; tie < this.firsts.length; tie++) {
      if (this.firsts[tie]! <= cut && this.lasts[tie]! > cut) bits += this.pack(tie, cut);
    }
    const before = this.widths[cut]!;
    this.widths[cut] = 2 ** Math.min(bits, MOST_BITS);
    return this.widths[cut]! - before;
  }

  /** Gives what a tie has to remember to its variables before the cut, as far as they have weight left for it. */
  private pack(tie: number, cut: number): number {
    const members = this.groups[tie]!;
    let before = 0;
    let after = 0;
    for (const variable of members) {
      if (this.places[variable]! <= cut) before += this.weights[variable]!;
      else after += this.weights[variable]!;
    }
    const asked = Math.min(this.bits[tie]!, before, after);
    let rest = asked;
    for (const variable of members) {
      if (this.places[variable]! > cut) continue;
      const left = this.seen[variable] === this.looks ? this.left[variable]! : this.weights[variable]!;
      const given = Math.min(rest, left);
      this.seen[variable] = this.looks;
      this.left[variable] = left - given;
      rest -= given;
    }
    return asked - rest;
  }
}

/** The cut between a place and its neighbour. */
const cutTowards = (place: number, direction: number) => (direction > 0 ? place : place - 1);
