import { type Account, spend } from './account.ts';

/**
 * The rows of a set as ways through states, a level at a time: every way leads from the one state of the first level to
 * the one after the last, so that every part of it belongs to a row of the set.
 */
export class Ways {
  /** The states of each level, and of the end. */
  readonly layers: readonly number[][];
  /** For each state the choices there are, and to which state of the next level each leads. */
  readonly choices: number[][] = [];
  readonly targets: number[][] = [];
  /** How many choices there are in all. */
  count = 0;

  constructor(levels: number) {
    this.layers = Array.from({ length: levels + 1 }, () => []);
  }

  state(level: number): number {
    const made = this.choices.push([]) - 1;
    this.targets.push([]);
    this.layers[level]!.push(made);
    return made;
  }

  choose(from: number, choice: number, to: number): void {
    this.choices[from]!.push(choice);
    this.targets[from]!.push(to);
    this.count++;
  }

  /** The choices of a level along some way that makes the choices given (`-1`: none yet), ascending. */
  choicesAt(level: number, chosen: Int32Array): number[] {
    const ending = new Uint8Array(this.choices.length);
    for (const state of this.layers.at(-1)!) ending[state] = 1;
    for (let above = this.layers.length - 2; above >= level; above--) {
      for (const state of this.layers[above]!) ending[state] = this.leadsOn(state, chosen[above]!, ending) ? 1 : 0;
    }
    const reached = new Uint8Array(this.choices.length);
    for (const state of this.layers[0]!) reached[state] = 1;
    for (let above = 0; above < level; above++) {
      for (const state of this.layers[above]!) if (reached[state] === 1) this.goOn(state, chosen[above]!, reached);
    }
    const found = new Set<number>();
    for (const state of this.layers[level]!) {
      if (reached[state] === 0) continue;
      const [choices, targets] = [this.choices[state]!, this.targets[state]!];
      for (let way = 0; way < choices.length; way++) if (ending[targets[way]!] === 1) found.add(choices[way]!);
    }
    return [...found].sort((one, other) => one - other);
  }

  private leadsOn(state: number, chosen: number, ending: Uint8Array): boolean {
    const [choices, targets] = [this.choices[state]!, this.targets[state]!];
    for (let way = 0; way < choices.length; way++) {
      if ((chosen === -1 || chosen === choices[way]) && ending[targets[way]!] === 1) return true;
    }
    return false;
  }

  private goOn(state: number, chosen: number, reached: Uint8Array): void {
    const [choices, targets] = [this.choices[state]!, this.targets[state]!];
    for (let way = 0; way < choices.length; way++) {
      if (chosen === -1 || chosen === choices[way]) reached[targets[way]!] = 1;
    }
  }
}

/**
 * The lexicographically first rows along some ways: levels compare in the order given, low values first.
 * @param valuesOf the values that a choice of a level stands for, ascending; those of a larger choice are larger
 * @returns a value for each level given; null where the account is stopped
 */
export function firstRowsAlong(
  ways: Ways,
  order: readonly number[],
  limit: number,
  account: Account,
  valuesOf: (level: number, choice: number) => Iterable<number>,
): number[][] | null {
  const chosen = new Int32Array(ways.layers.length).fill(-1);
  const everywhere = ways.layers.map((states) => onlyChoice(ways, states));
  const rows: number[][] = [];
  const row: number[] = [];
  const descend = (depth: number): boolean => {
    if (depth === order.length) {
      rows.push([...row]);
      return true;
    }
    const level = order[depth]!;
    const only = everywhere[level]!;
    if (!spend(account, only === -1 ? 1 + 2 * ways.count : 1)) return false;
    for (const choice of only === -1 ? ways.choicesAt(level, chosen) : [only]) {
      chosen[level] = choice;
      for (const value of valuesOf(level, choice)) {
        if (rows.length >= limit) break;
        row[depth] = value;
        if (!descend(depth + 1)) return false;
      }
    }
    chosen[level] = -1;
    return true;
  };
  return limit === 0 || descend(0) ? rows : null;
}

/** The one choice of all these states; -1 where there are several. */
function onlyChoice({ choices }: Ways, states: readonly number[]): number {
  const first = choices[states[0]!]?.[0] ?? -1;
  return states.every((state) => choices[state]!.every((choice) => choice === first)) ? first : -1;
}
