import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { Diagram, EVERYWHERE, NOWHERE, type Node } from '../../src/solving/diagram.ts';
import { runs } from '../laws/runs.ts';

const PLENTY = { steps: 1e9, bytes: 2 ** 28 };

/** What a diagram should do, by truth over all rows of cells. */
type Shape =
  | { is: 'cells'; level: number; cells: readonly boolean[] }
  | { is: 'not'; of: Shape }
  | { is: 'and' | 'or' | 'iff'; left: Shape; right: Shape; levels?: never }
  | { is: 'exists' | 'forall'; levels: readonly number[]; of: Shape }
  | { is: 'andExists'; levels: readonly number[]; left: Shape; right: Shape };

const ARITIES = [2, 3, 4, 2];

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4 },
    fc.nat(ARITIES.length - 1).chain((level) =>
      fc.record({
        is: fc.constant('cells' as const),
        level: fc.constant(level),
        cells: fc.array(fc.boolean(), { minLength: ARITIES[level]!, maxLength: ARITIES[level]! }),
      }),
    ),
    fc.record({ is: fc.constant('not' as const), of: tie('shape') }),
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const, 'iff' as const),
      left: tie('shape'),
      right: tie('shape'),
    }),
    fc.record({
      is: fc.constantFrom('exists' as const, 'forall' as const),
      levels: fc.subarray([0, 1, 2, 3]),
      of: tie('shape'),
    }),
    fc.record({
      is: fc.constant('andExists' as const),
      levels: fc.subarray([0, 1, 2, 3]),
      left: tie('shape'),
      right: tie('shape'),
    }),
  ),
}));

const rows = (arities: readonly number[]): number[][] =>
  arities.reduce<number[][]>(
    (before, arity) => before.flatMap((row) => Array.from({ length: arity }, (_, cell) => [...row, cell])),
    [[]],
  );

const ROWS = rows(ARITIES);

/** Whether the shape holds, for each row. */
function truths(shape: Shape): boolean[] {
  switch (shape.is) {
    case 'cells':
      return ROWS.map((row) => shape.cells[row[shape.level]!]!);
    case 'not':
      return truths(shape.of).map((holds) => !holds);
    case 'exists':
    case 'forall':
      return quantified(shape.is, truths(shape.of), shape.levels);
    default: {
      const [left, right] = [truths(shape.left), truths(shape.right)];
      if (shape.is === 'or') return left.map((holds, row) => holds || right[row]!);
      if (shape.is === 'iff') return left.map((holds, row) => holds === right[row]);
      const both = left.map((holds, row) => holds && right[row]!);
      return quantified('exists', both, shape.levels ?? []);
    }
  }
}

/** What holds for some or for all of the rows that differ at these levels only. */
function quantified(how: 'exists' | 'forall', holds: readonly boolean[], levels: readonly number[]): boolean[] {
  const group = (row: readonly number[]) => row.filter((_, level) => !levels.includes(level)).join();
  const groups = new Map<string, boolean[]>();
  for (const [place, row] of ROWS.entries()) {
    groups.set(group(row), [...(groups.get(group(row)) ?? []), holds[place]!]);
  }
  return ROWS.map((row) =>
    how === 'exists' ? groups.get(group(row))!.includes(true) : !groups.get(group(row))!.includes(false),
  );
}

function build(diagram: Diagram, shape: Shape): Node | null {
  switch (shape.is) {
    case 'cells':
      return diagram.node(
        shape.level,
        shape.cells.map((_, cell) => cell + 1),
        shape.cells.map((holds) => (holds ? EVERYWHERE : NOWHERE)),
      );
    case 'not':
      return diagram.not(build(diagram, shape.of));
    case 'exists':
    case 'forall':
      return diagram[shape.is](build(diagram, shape.of), shape.levels);
    case 'andExists':
      return diagram.andExists(build(diagram, shape.left), build(diagram, shape.right), shape.levels);
    default:
      return diagram[shape.is](build(diagram, shape.left), build(diagram, shape.right));
  }
}

function truthAt(diagram: Diagram, root: Node, row: readonly number[]): boolean {
  let node = root;
  while (node > EVERYWHERE) node = diagram.child(node, row[diagram.levelOf(node)]!);
  return node === EVERYWHERE;
}

const plentiful = () => new Diagram(ARITIES, accountOf(PLENTY));

/** Which rows of three levels of four cells hold, at random: the diagram has no structure to be small by. */
function scrambled(diagram: Diagram, levels: readonly number[], seed: number): Node | null {
  if (levels.length === 0) return (Math.imul(seed ^ (seed >>> 15), 0x9e3779b1) >>> 13) & 1;
  const [level, ...below] = levels;
  const cells = Array.from({ length: diagram.arities[level!]! }, (_, cell) => cell);
  return diagram.node(
    level!,
    cells.map((cell) => cell + 1),
    cells.map((cell) => scrambled(diagram, below, Math.imul(seed, 0x01000193) ^ (cell + 1))),
  );
}

describe('Diagram', () => {
  it('LAW: every operation means what it says on every row', () => {
    fc.assert(
      fc.property(shape, (asked) => {
        const diagram = plentiful();
        const root = build(diagram, asked)!;
        expect(ROWS.map((row) => truthAt(diagram, root, row))).toEqual(truths(asked));
      }),
      runs(400),
    );
  });

  it('LAW: two shapes with the same truth are one node', () => {
    fc.assert(
      fc.property(shape, shape, (one, other) => {
        const diagram = plentiful();
        const same = truths(one).join() === truths(other).join();
        expect(build(diagram, one) === build(diagram, other)).toBe(same);
      }),
      runs(400),
    );
  });

  it('LAW: within any limits an answer is right or null, and once null always null', () => {
    fc.assert(
      fc.property(shape, fc.nat(120), fc.nat(20_000), (asked, steps, bytes) => {
        const account = accountOf({ steps, bytes });
        const small = new Diagram(ARITIES, account);
        const root = build(small, asked);
        expect(small.bytes).toBeLessThanOrEqual(bytes);
        if (account.stopped === null) {
          expect(ROWS.map((row) => truthAt(small, root!, row))).toEqual(truths(asked));
        } else {
          expect(root).toBeNull();
          expect(small.and(EVERYWHERE, EVERYWHERE)).toBeNull();
        }
      }),
      runs(400),
    );
  });

  it('reaches each node once, children before parents', () => {
    fc.assert(
      fc.property(shape, (asked) => {
        const diagram = plentiful();
        const root = build(diagram, asked)!;
        const reached = [...diagram.reachable(root)!];
        expect(reached).toEqual([...new Set(reached)].sort((a, b) => a - b));
        const { starts, children } = diagram.nodes;
        const below = reached.flatMap((node) => [...children.subarray(starts[node]!, starts[node + 1]!)]);
        expect(new Set([root, ...below].filter((node) => node > EVERYWHERE))).toEqual(new Set(reached));
      }),
      runs(200),
    );
  });

  it('keeps runs of cells, not cells', () => {
    const diagram = new Diagram([1_000_000, 1_000_000], accountOf(PLENTY));
    const low = diagram.node(0, [400_000, 1_000_000], [EVERYWHERE, NOWHERE]);
    const high = diagram.node(1, [10, 1_000_000], [NOWHERE, EVERYWHERE]);
    const both = diagram.and(low, high)!;
    expect(diagram.bytes).toBeLessThan(100_000);
    expect([truthAt(diagram, both, [399_999, 10]), truthAt(diagram, both, [400_000, 10])]).toEqual([true, false]);
  });

  it('keeps many functions and many results apart', () => {
    const arities = [4, 4, 4];
    const diagram = new Diagram(arities, accountOf(PLENTY));
    const all = Array.from({ length: 36 }, (_, seed) => scrambled(diagram, [0, 1, 2], seed + 1)!);
    const truths = (node: Node) => rows(arities).map((row) => truthAt(diagram, node, row));
    const tables = all.map(truths);
    for (const [place, one] of all.entries()) {
      for (const [at, other] of all.entries()) {
        const pairs = tables[place]!.map((holds, row) => [holds, tables[at]![row]!] as const);
        expect(truths(diagram.and(one, other)!)).toEqual(pairs.map(([left, right]) => left && right));
        expect(truths(diagram.or(one, other)!)).toEqual(pairs.map(([left, right]) => left || right));
        expect(truths(diagram.iff(one, other)!)).toEqual(pairs.map(([left, right]) => left === right));
      }
    }
  });

  it('keeps nodes apart that differ in nothing but where their runs end', () => {
    const diagram = new Diagram([3000], accountOf(PLENTY));
    const below = Array.from({ length: 2999 }, (_, cell) => diagram.node(0, [cell + 1, 3000], [EVERYWHERE, NOWHERE])!);
    expect(new Set(below).size).toBe(2999);
    for (const [cell, node] of below.entries()) {
      expect([diagram.child(node, cell), diagram.child(node, cell + 1)]).toEqual([EVERYWHERE, NOWHERE]);
    }
  });

  it('holds no more bytes than allowed, and says so', () => {
    const arities = Array.from({ length: 9 }, () => 4);
    const levels = arities.map((_, level) => level);
    const account = accountOf({ steps: 1e9, bytes: 1_000_000 });
    const diagram = new Diagram(arities, account);
    expect(scrambled(diagram, levels, 7)).toBeNull();
    expect(account.stopped).toBe('bytes');
    expect(diagram.bytes).toBeLessThanOrEqual(1_000_000);
    expect(diagram.bytes).toBeGreaterThan(500_000);
  });

  it('asks the clock while it works', () => {
    const arities = Array.from({ length: 9 }, () => 4);
    const account = accountOf({ ...PLENTY, expired: () => true });
    const diagram = new Diagram(arities, account);
    expect(scrambled(diagram, [0, 1, 2, 3, 4, 5, 6, 7, 8], 7)).toBeNull();
    expect(account.stopped).toBe('time');
    expect(account.spent).toBeLessThan(3000);
  });

  it('goes down three thousand levels, and refuses more', () => {
    const literal = (diagram: Diagram, level: number, below: Node | null) =>
      diagram.node(level, [1, 2], [NOWHERE, below]);
    const chain = (levels: number, account = accountOf(PLENTY)) => {
      const diagram = new Diagram(new Array<number>(levels).fill(2), account);
      const [even, odd] = [0, 1].map((parity) => {
        let node: Node | null = EVERYWHERE;
        for (let level = levels - 1; level >= 0; level--)
          if (level % 2 === parity) node = literal(diagram, level, node);
        return node;
      });
      const both = diagram.and(even!, odd!);
      const once = diagram.exists(diagram.not(diagram.not(both)), [levels - 1]);
      return diagram.andExists(once, diagram.not(odd!), [levels - 2]);
    };
    expect(chain(3000)).toBeGreaterThan(EVERYWHERE);
    const account = accountOf(PLENTY);
    expect(chain(3001, account)).toBeNull();
    expect(account.stopped).toBe('bytes');
  });
});
