import { type Account, spend } from './account.ts';
import type { SetFamilies } from './set-family.ts';
import { EMPTY_SET, type Family, NO_SET } from './set-nodes.ts';

/** A probability as a fraction of whole numbers, not in lowest terms. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The chance that none of the sets is drawn whole, and how much it moves with each member. */
export interface Chance {
  readonly none: Fraction;
  /** By member: the chance given that it is drawn, less the chance given that it is not. Never above 0. */
  readonly influence: ReadonlyMap<number, Fraction>;
}

/** Sets that are left to be drawn whole from one level on. */
interface State {
  readonly family: Family;
  readonly level: number;
  /** What is left where the member of the level is not drawn, and where it is. */
  readonly parts: readonly [Family, Family];
}

/**
 * Every member is drawn or not, each on its own with its chance: how likely is it that no set of the family is drawn
 * whole? Exact: Shannon expansion over the family's diagram, with every state met once (Darwiche 2002, on diagrams).
 *
 * @param chanceOf 0..1
 * @returns null where the account ended first
 */
export function chanceOfNone(
  families: SetFamilies,
  root: Family,
  chanceOf: (member: number) => Fraction,
  account: Account,
): Chance | null {
  const states = statesOf(families, root, account);
  if (states === null) return null;
  const scale = new Scale(families.order.map(chanceOf));
  const values = new Map<Family, bigint>();
  const levelOf = (family: Family) => states.get(family)?.level ?? families.order.length;
  const valueAt = (family: Family, level: number): bigint => {
    if (isDrawn(families, family)) return 0n;
    return (family === NO_SET ? 1n : values.get(family)!) * scale.between(level, levelOf(family));
  };
  const deepestFirst = [...states.values()].sort((one, other) => other.level - one.level);
  for (const { family, level, parts } of deepestFirst) {
    const { numerator, denominator } = scale.chances[level]!;
    const [without, having] = parts.map((part) => valueAt(part, level + 1)) as [bigint, bigint];
    values.set(family, (denominator - numerator) * without + numerator * having);
  }
  const none = { numerator: valueAt(root, 0), denominator: scale.between(0, families.order.length) };
  const influence = influenceOf(families, deepestFirst.reverse(), root, scale, levelOf, valueAt);
  return { none, influence };
}

/** The chances of all levels over common denominators. */
class Scale {
  readonly chances: readonly Fraction[];
  /** Products of the denominators from a level to the end. */
  readonly #below: bigint[];

  constructor(chances: readonly Fraction[]) {
    this.chances = chances;
    this.#below = new Array(chances.length + 1).fill(1n);
    for (let level = chances.length - 1; level >= 0; level--) {
      this.#below[level] = this.#below[level + 1]! * chances[level]!.denominator;
    }
  }

  between(from: number, to: number): bigint {
    return this.#below[from]! / this.#below[to]!;
  }
}

/** All states below the root, each once; null where the account ended. */
function statesOf(families: SetFamilies, root: Family, account: Account): Map<Family, State> | null {
  const states = new Map<Family, State>();
  const waiting = [root];
  for (let family = waiting.pop(); family !== undefined; family = waiting.pop()) {
    if (states.has(family) || family === NO_SET || isDrawn(families, family)) continue;
    if (!spend(account)) return null;
    const { nodes } = families;
    const without = nodes.without(family);
    const having = families.minimal(families.union(without, nodes.having(family)));
    if (having === null) return null;
    states.set(family, { family, level: nodes.level(family), parts: [without, having] });
    waiting.push(without, having);
  }
  return states;
}

/** Whether one of the sets has been drawn whole already. */
function isDrawn({ nodes }: SetFamilies, family: Family): boolean {
  let at = family;
  while (at > EMPTY_SET) at = nodes.without(at);
  return at === EMPTY_SET;
}

/** What each state adds: how likely it is reached, times what the member of its level makes of it. */
function influenceOf(
  { order }: SetFamilies,
  shallowestFirst: readonly State[],
  root: Family,
  scale: Scale,
  levelOf: (family: Family) => number,
  valueAt: (family: Family, level: number) => bigint,
): Map<number, Fraction> {
  // Over the product of the denominators of all levels above a state's own.
  const reached = new Map<Family, bigint>([[root, scale.between(0, levelOf(root))]]);
  const influence = new Map<number, Fraction>();
  for (const { family, level, parts } of shallowestFirst) {
    const here = reached.get(family)!;
    const { numerator, denominator } = scale.chances[level]!;
    const reach = (part: Family, chance: bigint) =>
      reached.set(part, (reached.get(part) ?? 0n) + here * chance * scale.between(level + 1, levelOf(part)));
    const [without, having] = parts;
    reach(without, denominator - numerator);
    reach(having, numerator);
    const moved = here * (valueAt(having, level + 1) - valueAt(without, level + 1));
    const member = order[level]!;
    const whole = scale.between(0, level) * scale.between(level + 1, order.length);
    influence.set(member, { numerator: (influence.get(member)?.numerator ?? 0n) + moved, denominator: whole });
  }
  return influence;
}
