import { type Arithmetic, BIGINTS, DOUBLES, SAFE } from './arithmetic.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import type { Formula, SumFormula, SumPart } from './formula.ts';
import type { Layout } from './layout.ts';
import { SumIntervals } from './sum-intervals.ts';

/** The parts of a sum, sorted by what they depend on. */
interface Sorted {
  /** What no row changes. */
  constant: bigint;
  /** For each level the amount of each of its cells. */
  readonly terms: Map<number, bigint[]>;
  /** Weights of formulas over several levels. */
  readonly loose: { readonly node: Node; readonly weight: bigint }[];
}

/**
 * The diagram of a sum between its bounds.
 * @param build the diagram of a formula within the sum
 * @returns null where the account is stopped
 */
export function sumNode(
  diagram: Diagram,
  layout: Layout,
  sum: SumFormula,
  build: (formula: Formula) => Node | null,
): Node | null {
  const sorted: Sorted = { constant: 0n, terms: new Map(), loose: [] };
  for (const part of sum.parts) if (!sort(part, sorted, diagram, layout, build)) return null;
  const terms = [...sorted.terms]
    .map(([level, amounts]) => ({ level, amounts }))
    .sort((one, other) => one.level - other.level);
  const loose = sorted.loose.map(({ weight }) => weight);
  const least = total([
    ...terms.map(({ amounts }) => leastOf(amounts)),
    ...loose.map((weight) => leastOf([0n, weight])),
  ]);
  const most = total([...terms.map(({ amounts }) => mostOf(amounts)), ...loose.map((weight) => mostOf([0n, weight]))]);
  const low = sum.low === null ? least : mostOf([sum.low - sorted.constant, least]);
  const high = sum.high === null ? most : leastOf([sum.high - sorted.constant, most]);
  if (low > high) return NOWHERE;
  // Each bound of an interval is one of these sums, less amounts of terms: nothing exact comes near this.
  const far = 4n * (most - least + mostOf([least, -least]) + mostOf([most, -most]) + 1n);
  const bounds = { low, high, far };
  return far < SAFE
    ? overTerms(diagram, DOUBLES, terms, bounds, sorted.loose)
    : overTerms(diagram, BIGINTS, terms, bounds, sorted.loose);
}

function sort(
  part: SumPart,
  sorted: Sorted,
  diagram: Diagram,
  layout: Layout,
  build: (formula: Formula) => Node | null,
): boolean {
  if (part.kind !== 'formula') {
    const starts = layout.starts[part.variable]!;
    if (!diagram.hasRoom(starts.length * 48)) return false;
    const amounts = starts.map((value) => (part.kind === 'table' ? part.amounts[value]! : part.weight * BigInt(value)));
    addTerm(sorted, layout.levels[part.variable]!, amounts);
    return true;
  }
  const node = build(part.formula);
  if (node === null) return false;
  const cells = cellsOf(diagram, node);
  if (node === EVERYWHERE) sorted.constant += part.weight;
  else if (cells !== null)
    addTerm(
      sorted,
      diagram.levelOf(node),
      cells.map((holds) => (holds ? part.weight : 0n)),
    );
  else if (node !== NOWHERE) sorted.loose.push({ node, weight: part.weight });
  return true;
}

function addTerm({ terms }: Sorted, level: number, amounts: readonly bigint[]): void {
  const before = terms.get(level);
  terms.set(level, before === undefined ? [...amounts] : before.map((amount, cell) => amount + amounts[cell]!));
}

/** For a node that one level alone decides: for each cell whether it holds. */
function cellsOf(diagram: Diagram, node: Node): boolean[] | null {
  if (node <= EVERYWHERE) return null;
  const { starts, ends, children } = diagram.nodes;
  const cells: boolean[] = [];
  for (let run = starts[node]!; run < starts[node + 1]!; run++) {
    if (children[run]! > EVERYWHERE) return null;
    while (cells.length < ends[run]!) cells.push(children[run] === EVERYWHERE);
  }
  return cells;
}

function overTerms<N extends number | bigint>(
  diagram: Diagram,
  arithmetic: Arithmetic<N>,
  terms: readonly { readonly level: number; readonly amounts: readonly bigint[] }[],
  bounds: { readonly low: bigint; readonly high: bigint; readonly far: bigint },
  loose: Sorted['loose'],
): Node | null {
  const { of } = arithmetic;
  const intervals = new SumIntervals(
    diagram,
    arithmetic,
    terms.map(({ level, amounts }) => ({ level, amounts: amounts.map(of) })),
    { low: of(bounds.low), high: of(bounds.high), far: of(bounds.far) },
  );
  let node: Node | null = NOWHERE;
  for (const [sum, where] of sumsOf(diagram, loose)) {
    node = diagram.or(node, diagram.and(where, intervals.from(of(sum))));
  }
  return diagram.account.stopped === null ? node : null;
}

/** For each sum the weights of the formulas can come to: where they do. */
function sumsOf(diagram: Diagram, loose: Sorted['loose']): Map<bigint, Node | null> {
  let sums = new Map<bigint, Node | null>([[0n, EVERYWHERE]]);
  for (const { node, weight } of loose) {
    const others = diagram.not(node);
    const further = new Map<bigint, Node | null>();
    const add = (sum: bigint, where: Node | null) => {
      if (where !== NOWHERE) further.set(sum, diagram.or(further.get(sum) ?? NOWHERE, where));
    };
    for (const [sum, where] of sums) {
      add(sum, diagram.and(where, others));
      add(sum + weight, diagram.and(where, node));
      if (diagram.account.stopped !== null) return sums;
    }
    sums = further;
  }
  return sums;
}

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

function leastOf(amounts: readonly bigint[]): bigint {
  let least = amounts[0]!;
  for (const amount of amounts) if (amount < least) least = amount;
  return least;
}

const mostOf = (amounts: readonly bigint[]) => -leastOf(amounts.map((amount) => -amount));
