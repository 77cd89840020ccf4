/** The least of neighbouring items in constant time, by tables of powers of two (Bender and Farach-Colton 2000). */
export class LeastInRange<N extends number | bigint> {
  /** `tables[power][place]`: the least of the 2^power items from the place on. */
  private readonly tables: (readonly N[])[];

  constructor(items: readonly N[]) {
    this.tables = [items];
    for (let width = 1; width * 2 <= items.length; width *= 2) {
      const halves = this.tables.at(-1)!;
      const table: N[] = [];
      for (let place = 0; place + width * 2 <= items.length; place++) {
        table.push(lesser(halves[place]!, halves[place + width]!));
      }
      this.tables.push(table);
    }
  }

  /** Of the items from..end, `end` excluded and past `from`. */
  least(from: number, end: number): N {
    const power = 31 - Math.clz32(end - from);
    const table = this.tables[power]!;
    return lesser(table[from]!, table[end - 2 ** power]!);
  }
}

function lesser<N extends number | bigint>(one: N, other: N): N {
  if (other < one) return other;
  return one;
}
