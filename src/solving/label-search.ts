import { spend } from './account.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Diagram } from './diagram.ts';
import { Labels } from './labels.ts';
import type { RowGraph } from './row-graph.ts';
import { largerFirst, Sieve, type Vector } from './vectors.ts';
import type { Weighing } from './weighing.ts';

/** Weighed sums are doubles: one that falls short by no more than this may not fall short at all. */
export const LEEWAY = 1e-11;
/** What a label, a way in and a candidate take, in bytes; and an amount. */
const [LABEL, WAY, CANDIDATE, AMOUNT] = [96, 32, 64, 24];
/** So many options looked at, and so many vectors put in order, are a step. */
const [LOOKS, SORTED] = [4, 16];

/** A partial row one depth further than the labels it comes from. */
interface Candidates {
  readonly before: number[];
  readonly options: number[];
  readonly slack: number[];
  /** The one met before it at the same state, -1 for none. */
  readonly previous: number[];
  /** States met. */
  readonly met: number[];
}

/**
 * Partial rows are taken down a graph depth by depth. Left out is what by some weighing can no longer reach what has
 * to be reached, and what another partial row at the same state covers (labels as in Martins 1984; bounds as in
 * Machuca and Mandow 2016).
 */
export class LabelSearch<N extends number | bigint> {
  private readonly diagram: Diagram;
  private readonly graph: RowGraph<N>;
  private readonly arithmetic: Arithmetic<N>;
  private readonly weighings: readonly Weighing[];
  /** By set its options, those that come to most under the first weighing first. */
  private readonly sorted: (readonly number[] | undefined)[] = [];
  /** By state the last candidate of a depth there, -1 for none; unless the account is stopped, which ends all runs. */
  private readonly lastAt: Int32Array;
  private held = 0;

  constructor(diagram: Diagram, graph: RowGraph<N>, arithmetic: Arithmetic<N>, weighings: readonly Weighing[]) {
    this.diagram = diagram;
    this.graph = graph;
    this.arithmetic = arithmetic;
    this.weighings = weighings;
    this.lastAt = new Int32Array(graph.depthOf.length).fill(-1);
  }

  /**
   * @param least what has to be reached under each weighing
   * @param width how many labels of a depth are followed at most
   * @returns the labels of every depth, and whether all were followed; null where the account is stopped
   */
  run(least: readonly number[], width: number): { readonly layers: Labels<N>[]; readonly isWhole: boolean } | null {
    this.held = 0;
    let layer = this.first(least);
    const layers = [layer];
    let isWhole = true;
    for (let depth = 0; depth < this.graph.depths; depth++) {
      const next = this.next(layer, depth, least);
      if (next === null) return null;
      if (next.count > width) isWhole = false;
      layer = next.count > width ? next.widest(width) : next;
      this.held += layer.count * (LABEL + this.graph.width * AMOUNT + this.weighings.length * 8);
      this.held += layer.options.length * WAY;
      if (!this.diagram.hasRoom(this.held)) return null;
      layers.push(layer);
    }
    return { layers, isWhole };
  }

  private first(least: readonly number[]): Labels<N> {
    const { root, width } = this.graph;
    const labels = new Labels<N>();
    if (this.weighings.some(({ most }, at) => most + LEEWAY < least[at]!)) return labels;
    const none = this.arithmetic.of(0n);
    labels.add(
      root,
      Array.from({ length: width }, () => none),
      0,
    );
    for (const _ of this.weighings) labels.weighed.push(0);
    return labels;
  }

  private next(labels: Labels<N>, depth: number, least: readonly number[]): Labels<N> | null {
    const candidates = this.candidates(labels, depth, least);
    if (candidates === null) return null;
    const next = new Labels<N>();
    for (const state of candidates.met) {
      const own: number[] = [];
      for (let one = this.lastAt[state]!; one !== -1; one = candidates.previous[one]!) own.push(one);
      this.lastAt[state] = -1;
      if (!this.keepAt(state, own.reverse(), candidates, labels, next)) return null;
    }
    return next;
  }

  private candidates(labels: Labels<N>, depth: number, least: readonly number[]): Candidates | null {
    const { depthOf, starts, children, sets, free } = this.graph;
    const found: Candidates = { before: [], options: [], slack: [], previous: [], met: [] };
    for (let label = 0; label < labels.count; label++) {
      const state = labels.states[label]!;
      let looks = 0;
      if (depthOf[state]! > depth) looks = this.extend(labels, label, state, free[depth]!, depth, least, found);
      else {
        for (let step = starts[state]!; step < starts[state + 1]!; step++) {
          looks += this.extend(labels, label, children[step]!, sets[step]!, depth, least, found);
        }
      }
      if (!spend(this.diagram.account, 1 + Math.floor(looks / LOOKS))) return null;
      if (!this.diagram.hasRoom(this.held + found.before.length * CANDIDATE)) return null;
    }
    return found;
  }

  /** @returns how many options were looked at */
  private extend(
    labels: Labels<N>,
    label: number,
    child: number,
    set: number,
    depth: number,
    least: readonly number[],
    found: Candidates,
  ): number {
    const { weighings } = this;
    const count = weighings.length;
    const base = label * count;
    let looks = 0;
    for (const option of this.optionsOf(set)) {
      looks++;
      let slack = Number.POSITIVE_INFINITY;
      let at = 0;
      for (; at < count; at++) {
        const { options, under, before } = weighings[at]!;
        const more =
          labels.weighed[base + at]! + options[option]! + under[child]! - before[depth + 1]! + LEEWAY - least[at]!;
        if (more < slack) slack = more;
        if (more < 0) break;
      }
      // Those that follow come to no more under the first weighing.
      if (at === 0) break;
      if (at < count) continue;
      const last = this.lastAt[child]!;
      if (last === -1) found.met.push(child);
      found.previous.push(last);
      this.lastAt[child] = found.before.push(label) - 1;
      found.options.push(option);
      found.slack.push(slack);
    }
    return looks;
  }

  private optionsOf(set: number): readonly number[] {
    const known = this.sorted[set];
    if (known !== undefined) return known;
    const { setStarts } = this.graph;
    const [first, end] = [setStarts[set]!, setStarts[set + 1]!];
    const { options } = this.weighings[0]!;
    const sorted = Array.from({ length: end - first }, (_, at) => first + at);
    sorted.sort((one, other) => options[other]! - options[one]! || one - other);
    this.sorted[set] = sorted;
    return sorted;
  }

  /** Labels for what no other of some candidates at one state covers; those with the same sum are one label. */
  private keepAt(
    state: number,
    own: number[],
    { before, options, slack }: Candidates,
    labels: Labels<N>,
    next: Labels<N>,
  ) {
    const { plus } = this.arithmetic;
    const { account } = this.diagram;
    const count = this.weighings.length;
    if (!spend(account, 1 + Math.floor(own.length / SORTED))) return false;
    const met = own.map((candidate) => {
      const more = this.graph.vectors[options[candidate]!]!;
      return { candidate, sum: labels.sums[before[candidate]!]!.map((amount, at) => plus(amount, more[at]!)) };
    });
    if (met.length > 1) met.sort((one, other) => largerFirst(one.sum, other.sum));
    const sieve = new Sieve<N>();
    let last: Vector<N> | null = null;
    for (const { candidate, sum } of met) {
      const [label, option] = [before[candidate]!, options[candidate]!];
      const isSame = last !== null && largerFirst(last, sum) === 0;
      if (isSame) next.addWay(next.count - 1, label, option);
      const isKept = !isSame && sieve.keeps(sum);
      if (!sieve.pay(account)) return false;
      if (!isKept) continue;
      last = sum;
      const made = next.add(state, sum, slack[candidate]!);
      for (let at = 0; at < count; at++) {
        next.weighed.push(labels.weighed[label * count + at]! + this.weighings[at]!.options[option]!);
      }
      next.addWay(made, label, option);
    }
    return true;
  }
}
