import { Ways } from './ways.ts';

/**
 * Partial rows down to one depth: a label for each sum at each state, and the ways in, each from a label of the depth
 * before by an option.
 */
export class Labels<N extends number | bigint> {
  readonly states: number[] = [];
  readonly sums: (readonly N[])[] = [];
  /** What they come to under each weighing, one after the other. */
  readonly weighed: number[] = [];
  /** How far beyond what has to be reached each may still get, by the least of all weighings. */
  readonly slack: number[] = [];
  /** By label its first way in; by way the next one (-1: none), the label before, the option. */
  readonly firstIn: number[] = [];
  readonly nextIn: number[] = [];
  readonly before: number[] = [];
  readonly options: number[] = [];

  get count(): number {
    return this.states.length;
  }

  add(state: number, sum: readonly N[], slack: number): number {
    this.sums.push(sum);
    this.slack.push(slack);
    this.firstIn.push(-1);
    return this.states.push(state) - 1;
  }

  addWay(label: number, before: number, option: number): void {
    this.nextIn.push(this.firstIn[label]!);
    this.before.push(before);
    this.firstIn[label] = this.options.push(option) - 1;
  }

  /** Those with the most slack, as many as given; of equal ones the first. */
  widest(most: number): Labels<N> {
    const order = this.slack.map((_, label) => label).sort((a, b) => this.slack[b]! - this.slack[a]! || a - b);
    const kept = new Labels<N>();
    const width = this.weighed.length / this.count;
    for (const label of order.slice(0, most).sort((a, b) => a - b)) {
      const copy = kept.add(this.states[label]!, this.sums[label]!, this.slack[label]!);
      for (let at = 0; at < width; at++) kept.weighed.push(this.weighed[label * width + at]!);
      for (let way = this.firstIn[label]!; way !== -1; way = this.nextIn[way]!) {
        kept.addWay(copy, this.before[way]!, this.options[way]!);
      }
    }
    return kept;
  }
}

/** Some way to a label of the last layer, as an option for each depth. */
export function rowTo<N extends number | bigint>(layers: readonly Labels<N>[], last: number): number[] {
  const row: number[] = [];
  let label = last;
  for (let depth = layers.length - 1; depth > 0; depth--) {
    const way = layers[depth]!.firstIn[label]!;
    row.push(layers[depth]!.options[way]!);
    label = layers[depth]!.before[way]!;
  }
  return row.reverse();
}

/** All ways to some labels of the last layer, the value of each option a choice. */
export function waysTo<N extends number | bigint>(
  layers: readonly Labels<N>[],
  lasts: readonly number[],
  values: readonly number[],
): Ways {
  const ways = new Ways(layers.length - 1);
  let states = new Map(lasts.map((label) => [label, ways.state(layers.length - 1)]));
  for (let depth = layers.length - 1; depth > 0; depth--) {
    const { firstIn, nextIn, before, options } = layers[depth]!;
    const earlier = new Map<number, number>();
    for (const [label, state] of states) {
      for (let way = firstIn[label]!; way !== -1; way = nextIn[way]!) {
        const from = before[way]!;
        if (!earlier.has(from)) earlier.set(from, ways.state(depth - 1));
        ways.choose(earlier.get(from)!, values[options[way]!]!, state);
      }
    }
    states = earlier;
  }
  return ways;
}
