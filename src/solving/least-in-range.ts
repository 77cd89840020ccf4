/** The least of neighbouring items in constant time, by tables of powers of two (Bender and Farach-Colton 2000). */
export class LeastInRange<N extends number | bigint> {
  /** `tables[power][place]`: the least of the 2^power items from the place on. */
  private readonly tables: (readonly N[])[];
  readonly items: readonly N[];

  constructor(items: readonly N[]) {
    this.items = items;
    this.tables = [items];
  }

  /** Of the items from..end, `end` excluded and past `from`. */
  least(from: number, end: number): N {
    if (end - from === 1) return this.items[from]!;
    const power = 31 - Math.clz32(end - from);
    const table = this.tables[power] ?? this.tableOf(power);
    return lesser(table[from]!, table[end - (1 << power)]!);
  }

  /** Tables are made when they are asked for: many ranges are short. */
  private tableOf(power: number): readonly N[] {
    const half = 1 << (power - 1);
    const halves = this.tables[power - 1] ?? this.tableOf(power - 1);
    const table: N[] = [];
    for (let place = 0; place + half < halves.length; place++)
      table.push(lesser(halves[place]!, halves[place + half]!));
    this.tables[power] = table;
    return table;
  }
}

export function lesser<N extends number | bigint>(one: N, other: N): N {
  if (other < one) return other;
  return one;
}
