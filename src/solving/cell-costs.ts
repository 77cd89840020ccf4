import { type Cost, costAt } from './cheapest-cells.ts';
import { type Layout, valueAfter } from './layout.ts';

/** What the cells of a problem cost at least, and which of their values cost no more than that. */
export class CellCosts {
  private readonly layout: Layout;
  private readonly parts: readonly (readonly Cost[])[];

  /** @param costs what values cost: more than one of a variable add up, a variable without costs nothing */
  constructor(layout: Layout, costs: readonly Cost[]) {
    this.layout = layout;
    const parts: Cost[][] = layout.starts.map(() => []);
    for (const cost of costs) parts[cost.variable]!.push(cost);
    this.parts = parts;
  }

  /** The least cost of each of a variable's cells. */
  leastOf(variable: number): bigint[] {
    const parts = this.parts[variable]!;
    return this.layout.starts[variable]!.map((first, cell) =>
      leastBetween(parts, first, valueAfter(this.layout, variable, cell + 1) - 1),
    );
  }

  /** The values of a cell that cost least, ascending. */
  *cheapestIn(variable: number, cell: number): Iterable<number> {
    const parts = this.parts[variable]!;
    const first = this.layout.starts[variable]![cell]!;
    const last = valueAfter(this.layout, variable, cell + 1) - 1;
    const least = leastBetween(parts, first, last);
    if (isLinear(parts) && costAt(parts, first) !== costAt(parts, last)) {
      yield costAt(parts, first) === least ? first : last;
      return;
    }
    for (let value = first; value <= last; value++) if (costAt(parts, value) === least) yield value;
  }
}

/** The least that a value of first..last costs: of linear costs alone one of the two ends. */
function leastBetween(parts: readonly Cost[], first: number, last: number): bigint {
  let least = costAt(parts, first);
  for (let value = isLinear(parts) ? last : first + 1; value <= last; value++) {
    const cost = costAt(parts, value);
    if (cost < least) least = cost;
  }
  return least;
}

const isLinear = (parts: readonly Cost[]) => parts.every((part) => part.kind === 'linear');
