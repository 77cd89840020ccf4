import type { Account } from './account.ts';
import { pay, unlessOverdrawn } from './overdrawn.ts';
import { EMPTY_SET, type Family, NO_SET, SetNodes } from './set-nodes.ts';

/** More members than this are refused: the recursion goes one call a member down. */
const MOST_MEMBERS = 1500;

const UNION = 1;
const DIFFERENCE = 2;
const NONSUPERSETS = 3;
const MINIMAL = 4;
const HITTING = 5;
const PRODUCT = 6;

/**
 * Families of sets of numbers, as zero-suppressed decision diagrams (Minato 1993; Knuth, TAOCP 4A, 7.1.4): their cost
 * is that of the diagram, not of the sets in it. Every operation gives null
 * once the account is used up, and for an operand that is null: so operations can be chained and looked at once.
 */
export class SetFamilies {
  readonly nodes: SetNodes;
  /** The member each level splits by, from the top. */
  readonly order: readonly number[];
  readonly account: Account;
  readonly #levelOf: ReadonlyMap<number, number>;

  /** @param order every number that may be in a set, once; members often in the same sets are best put close together */
  constructor(order: readonly number[], account: Account) {
    this.nodes = new SetNodes(account);
    this.order = order;
    this.account = account;
    this.#levelOf = new Map(order.map((member, level) => [member, level]));
    if (order.length > MOST_MEMBERS) account.stopped ??= 'bytes';
  }

  /** The level that splits by a member. */
  levelOf(member: number): number {
    return this.#levelOf.get(member)!;
  }

  of(sets: Iterable<readonly number[]>): Family | null {
    return unlessOverdrawn(() => {
      let families: Family[] = [];
      for (const set of sets) families.push(this.#single(set));
      while (families.length > 1) {
        families = Array.from({ length: Math.ceil(families.length / 2) }, (_, pair) =>
          this.#union(families[2 * pair]!, families[2 * pair + 1] ?? NO_SET),
        );
      }
      return families[0] ?? NO_SET;
    });
  }

  /** The family split by a level's element; the parts lie below the level. */
  node(level: number, without: Family | null, having: Family | null): Family | null {
    if (without === null || having === null) return null;
    return unlessOverdrawn(() => this.nodes.node(level, without, having));
  }

  /** A family kept in another store, whose members are in the same order here. */
  copy(from: SetFamilies, family: Family | null): Family | null {
    const copies = new Map<Family, Family>();
    const copy = (of: Family): Family => {
      if (of <= EMPTY_SET) return of;
      const known = copies.get(of);
      if (known !== undefined) return known;
      pay(this.account);
      const { nodes } = from;
      const level = this.levelOf(from.order[nodes.level(of)]!);
      const made = this.nodes.node(level, copy(nodes.without(of)), copy(nodes.having(of)));
      copies.set(of, made);
      return made;
    };
    return family === null ? null : unlessOverdrawn(() => copy(family));
  }

  /** The sets in either. */
  union(left: Family | null, right: Family | null): Family | null {
    if (left === null || right === null) return null;
    return unlessOverdrawn(() => this.#union(left, right));
  }

  /** The sets of `family` that are not in `taken`. */
  difference(family: Family | null, taken: Family | null): Family | null {
    if (family === null || taken === null) return null;
    return unlessOverdrawn(() => this.#difference(family, taken));
  }

  /** The sets of `family` that contain no set of `below`. */
  nonsupersets(family: Family | null, below: Family | null): Family | null {
    if (family === null || below === null) return null;
    return unlessOverdrawn(() => this.#nonsupersets(family, below));
  }

  /** The sets of the family that contain no other set of it. */
  minimal(family: Family | null): Family | null {
    return family === null ? null : unlessOverdrawn(() => this.#minimal(family));
  }

  /** The inclusion-minimal sets that meet every set of the family (Knuth, 7.1.4, exercise 237; Toda 2013). */
  hittingSets(family: Family | null): Family | null {
    return family === null ? null : unlessOverdrawn(() => this.#hitting(this.#minimal(family)));
  }

  /** One set of each family, taken together; the two families have no member in common. */
  product(left: Family | null, right: Family | null): Family | null {
    if (left === null || right === null) return null;
    return unlessOverdrawn(() => this.#product(left, right));
  }

  #single(set: readonly number[]): Family {
    const levels = set.map((member) => this.levelOf(member)).sort((a, b) => b - a);
    pay(this.account, levels.length + 1);
    return levels.reduce((below, level) => this.nodes.node(level, NO_SET, below), EMPTY_SET);
  }

  #union(left: Family, right: Family): Family {
    if (left === right || right === NO_SET) return left;
    if (left === NO_SET) return right;
    if (left > right) return this.#union(right, left);
    const { nodes } = this;
    const kept = nodes.kept(UNION, left, right);
    if (kept !== undefined) return kept;
    pay(this.account);
    const level = Math.min(nodes.level(left), nodes.level(right));
    const without = this.#union(this.#without(left, level), this.#without(right, level));
    const having = this.#union(this.#having(left, level), this.#having(right, level));
    return nodes.keep(UNION, left, right, nodes.node(level, without, having));
  }

  #difference(family: Family, taken: Family): Family {
    if (family === NO_SET || family === taken) return NO_SET;
    if (taken === NO_SET) return family;
    const { nodes } = this;
    const level = nodes.level(family);
    if (nodes.level(taken) < level) return this.#difference(family, nodes.without(taken));
    const kept = nodes.kept(DIFFERENCE, family, taken);
    if (kept !== undefined) return kept;
    pay(this.account);
    const without = this.#difference(nodes.without(family), this.#without(taken, level));
    const having = this.#difference(nodes.having(family), this.#having(taken, level));
    return nodes.keep(DIFFERENCE, family, taken, nodes.node(level, without, having));
  }

  #nonsupersets(family: Family, below: Family): Family {
    if (family === NO_SET || below === NO_SET) return family;
    if (below === EMPTY_SET || family === below) return NO_SET;
    const { nodes } = this;
    const level = nodes.level(family);
    if (nodes.level(below) < level) return this.#nonsupersets(family, nodes.without(below));
    const kept = nodes.kept(NONSUPERSETS, family, below);
    if (kept !== undefined) return kept;
    pay(this.account);
    const belowWithout = this.#without(below, level);
    const without = this.#nonsupersets(nodes.without(family), belowWithout);
    const free = this.#nonsupersets(nodes.having(family), belowWithout);
    const having = this.#nonsupersets(free, this.#having(below, level));
    return nodes.keep(NONSUPERSETS, family, below, nodes.node(level, without, having));
  }

  #minimal(family: Family): Family {
    if (family <= EMPTY_SET) return family;
    const { nodes } = this;
    const kept = nodes.kept(MINIMAL, family, NO_SET);
    if (kept !== undefined) return kept;
    pay(this.account);
    const without = this.#minimal(nodes.without(family));
    const having = this.#nonsupersets(this.#minimal(nodes.having(family)), without);
    return nodes.keep(MINIMAL, family, NO_SET, nodes.node(nodes.level(family), without, having));
  }

  /** INVARIANT: no set of the family contains another; so none of `having` contains one of `without`. */
  #hitting(family: Family): Family {
    if (family === NO_SET) return EMPTY_SET;
    if (family === EMPTY_SET) return NO_SET;
    const { nodes } = this;
    const kept = nodes.kept(HITTING, family, NO_SET);
    if (kept !== undefined) return kept;
    pay(this.account);
    const missed = nodes.without(family);
    const bare = nodes.having(family);
    const without = this.#hitting(this.#union(this.#nonsupersets(missed, bare), bare));
    const having = this.#nonsupersets(this.#hitting(missed), without);
    return nodes.keep(HITTING, family, NO_SET, nodes.node(nodes.level(family), without, having));
  }

  #product(left: Family, right: Family): Family {
    if (left === NO_SET || right === NO_SET) return NO_SET;
    if (left === EMPTY_SET) return right;
    if (right === EMPTY_SET) return left;
    const { nodes } = this;
    if (nodes.level(left) > nodes.level(right)) return this.#product(right, left);
    const kept = nodes.kept(PRODUCT, left, right);
    if (kept !== undefined) return kept;
    pay(this.account);
    const without = this.#product(nodes.without(left), right);
    const having = this.#product(nodes.having(left), right);
    return nodes.keep(PRODUCT, left, right, nodes.node(nodes.level(left), without, having));
  }

  #without(family: Family, level: number): Family {
    return this.nodes.level(family) === level ? this.nodes.without(family) : family;
  }

  #having(family: Family, level: number): Family {
    return this.nodes.level(family) === level ? this.nodes.having(family) : NO_SET;
  }
}
